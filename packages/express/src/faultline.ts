import type { FaultlineOptions } from '@faultline/core';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import { errorHandler } from './error-handler.js';
import { mustBeCalled, notCalled } from './must-be-called.js';
import { notFound } from './not-found.js';

/**
 * Answers every error of an Express application with one JSON body. Use it once, after the routes. An unmatched request
 * becomes a 404, or a 405 with `Allow`.
 *
 * @throws {TypeError} that names the wrong option.
 * @example
 * ```ts
 * app.use(faultline());
 * ```
 */
export function faultline(options?: FaultlineOptions<Request>): [RequestHandler, ErrorRequestHandler] {
  if (arguments.length > 1) throw notCalled('faultline');
  return [notFound(), errorHandler(options)];
}

mustBeCalled(faultline, 'faultline');
