import { type ErrorDetails, type FaultlineOptions, NotFound } from '@faultline/core';
import { createErrorHandler, logError, nodeWriter } from '@faultline/core/adapter';
import type { Context, Middleware } from 'koa';

/** Sends a problem for every error of the middleware after it. */
export function faultline(options?: FaultlineOptions<Context>): Middleware {
  const log = (error: unknown, { method, path }: Context, details: ErrorDetails): void =>
    logError(`${method} ${path}`, error, details);
  const writer = { ...nodeWriter, statusOf: undefined }; // the status before a handler of Koa runs is 404
  const handleError = createErrorHandler({ writer, log }, options);

  return async (context, next) => {
    try {
      await next();
      if (context.status === 404 && context.body === undefined) throw new NotFound();
    } catch (thrown) {
      context.respond = false; // the writer responds, so Koa must not
      handleError(thrown, context, context.res);
    }
  };
}
