import { TooManyRequests } from '@faultline/core';
import { faultline } from '@faultline/express';
import Boom from '@hapi/boom';
import express from 'express';
import problemDetails from 'express-http-problem-details';
import createError from 'http-errors';
import { ProblemDocument } from 'http-problem-details';
import mapper from 'http-problem-details-mapper';
import strongErrorHandler from 'strong-error-handler';
import { body, deep, message, prepareExchange, RateLimited, writeConstant } from '../too-many-requests.js';

export const title = 'Express 5: a 429, thrown 10 frames deep';
export const floor = 'a plain Error, a constant response';

/** Creates an application with one route and its error handlers. */
function app(handle, ...handlers) {
  const application = express();
  application.get('/reports', handle);
  for (const handler of handlers) application.use(handler);
  return prepareExchange(application);
}

const throwing = (make) => () =>
  deep(10, () => {
    throw make();
  });
const constant = (_error, _request, response, _next) => writeConstant(response);
const bare = () =>
  app(
    throwing(() => new RateLimited(message)),
    constant,
  );

class RateLimitedMapper extends mapper.ErrorMapper {
  constructor() {
    super(RateLimited);
  }

  mapError(error) {
    return new ProblemDocument({ status: 429, title: 'Too Many Requests', detail: error.message });
  }
}

const ready = new RateLimited(message);

export const contenders = {
  'a constant response of the handler, no throw': () => app((_request, response) => writeConstant(response)),
  'an error created in advance, a constant response': () =>
    app(
      throwing(() => ready),
      constant,
    ),
  [floor]: bare,
  'the floor again (A/A)': bare,
  Faultline: () =>
    app(
      throwing(() => new TooManyRequests(message, { retryAfter: 60 })),
      faultline(),
    ),
  'res.json with the same body, no throw': () =>
    app((_request, response) => {
      response.status(429).set('Retry-After', '60').json(JSON.parse(body));
    }),
  'http-errors + a hand-written handler': () =>
    app(
      throwing(() => createError(429, message, { headers: { 'Retry-After': '60' } })),
      (error, _request, response, _next) => {
        response.set(error.headers).status(error.status).json({
          type: 'about:blank',
          title: 'Too Many Requests',
          status: error.status,
          detail: error.message,
        });
      },
    ),
  '@hapi/boom + a hand-written handler': () =>
    app(
      throwing(() => {
        const error = Boom.tooManyRequests(message);
        error.output.headers['Retry-After'] = '60';
        return error;
      }),
      ({ output }, _request, response, _next) => {
        response.set(output.headers).status(output.statusCode).json(output.payload);
      },
    ),
  'express-http-problem-details': () =>
    app(
      throwing(() => new RateLimited(message)),
      problemDetails.HttpProblemResponse({
        strategy: new mapper.DefaultMappingStrategy(
          new mapper.MapperRegistry().registerMapper(new RateLimitedMapper()),
        ),
      }),
    ),
  'strong-error-handler': () =>
    app(
      throwing(() => createError(429, message)),
      strongErrorHandler({ log: false, negotiateContentType: false }),
    ),
  "Express's own error handler": () => {
    process.env.NODE_ENV = 'test'; // in other environments, Express logs the error
    return app(throwing(() => createError(429, message)));
  },
};

export const targets = [
  { of: 'Faultline', against: floor, atMost: 1.1 },
  { of: 'Faultline', against: 'res.json with the same body, no throw', atMost: 1 },
  { of: 'Faultline', against: 'http-errors + a hand-written handler', atMost: 0.65 },
];
