import { createReporter, createResponder, type FaultlineOptions, logError, writeResponse } from '@faultline/core';
import type { ErrorRequestHandler, Request } from 'express';

/**
 * The half of `faultline` that answers errors: those that are thrown, rejected or passed to `next`, by handlers,
 * middleware, body parsers, `express.static` and the router.
 *
 * @throws {TypeError} that names the option that is not what it should be.
 */
export function errorHandler(options: FaultlineOptions<Request> = {}): ErrorRequestHandler {
  const respond = createResponder(options);
  const report = createReporter(options, log);

  // Express tells an error handler by its four parameters.
  return (thrown: unknown, request, response, _next) => {
    const answer = respond(thrown);
    const written = writeResponse(response, answer);
    report(thrown, answer, request, written);
  };
}

function log(error: unknown, { method, baseUrl, path }: Request): void {
  logError(`${method} ${baseUrl}${path}`, error);
}
