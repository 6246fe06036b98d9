import type { FaultlineOptions } from '@faultline/core';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import { errorHandler } from './error-handler.js';
import { notFound } from './not-found.js';

/**
 * The whole set-up, used once after the routes: what no route answered becomes a 404, or a 405 with `Allow`, and every
 * error is answered with one JSON body.
 *
 * @example
 * ```ts
 * app.use(faultline());
 * ```
 * @throws {TypeError} that names the option that is not what it should be.
 */
export function faultline(options?: FaultlineOptions<Request>): [RequestHandler, ErrorRequestHandler] {
  return [notFound(), errorHandler(options)];
}
