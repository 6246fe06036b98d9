import { HttpError, TooManyRequests } from '@faultline/core';
import Boom from '@hapi/boom';
import { HttpException } from '@nestjs/common';
import createError from 'http-errors';
import { message, RateLimited } from './too-many-requests.js';

/** For each library, a function that creates a 429. */
export const errors = {
  'a plain subclass of Error': () => new RateLimited(message),
  Faultline: () => new TooManyRequests(message),
  'Faultline, with retryAfter': () => new TooManyRequests(message, { retryAfter: 60 }),
  'Faultline, without stacks': () => {
    HttpError.clientErrorStacks = false;
    return new TooManyRequests(message);
  },
  "Nest's HttpException": () => new HttpException(message, 429),
  'http-errors, constructor': () => new createError.TooManyRequests(message),
  'http-errors, factory': () => createError(429, message),
  '@hapi/boom': () => Boom.tooManyRequests(message),
};
