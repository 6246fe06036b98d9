import type { ErrorDetails, FaultlineOptions } from '@faultline/core';
import { createErrorHandler, logError, nodeWriter } from '@faultline/core/adapter';
import type { ErrorRequestHandler, Request } from 'express';
import { mustBeCalled, notCalled } from './must-be-called.js';

/**
 * The part of `faultline` for errors that handlers, middleware, body parsers, `express.static` and the router throw, reject
 * with, or pass to `next`.
 *
 * @throws {TypeError} that names the wrong option.
 * @example
 * ```ts
 * app.use(notFound(), errorHandler({ reportClientErrors: true }));
 * ```
 */
export function errorHandler(options?: FaultlineOptions<Request>): ErrorRequestHandler {
  if (arguments.length > 1) throw notCalled('errorHandler');
  const handleError = createErrorHandler({ writer: nodeWriter, log }, options);
  // Express recognizes an error handler by its four parameters.
  return (thrown: unknown, request, response, _next) => handleError(thrown, request, response);
}

mustBeCalled(errorHandler, 'errorHandler');

function log(error: unknown, { method, baseUrl, path }: Request, details: ErrorDetails): void {
  logError(`${method} ${baseUrl}${path}`, error, details);
}
