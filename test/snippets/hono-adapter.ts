import { type ErrorDetails, type FaultlineOptions, NotFound } from '@faultline/core';
import { type Classifier, createErrorHandler, fetchWriter, logError } from '@faultline/core/adapter';
import type { Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';

/** Sends a problem for every error of a Hono application. */
export function faultline(app: Hono, options?: FaultlineOptions<Context>): void {
  const log = (error: unknown, { req }: Context, details: ErrorDetails): void =>
    logError(`${req.method} ${req.path}`, error, details);
  const handleError = createErrorHandler({ writer: fetchWriter, log, classifiers: [classifyHttpException] }, options);

  const respond = (thrown: unknown, context: Context): Response => {
    const { headers } = context.res;
    context.res = undefined; // Hono would add its header fields to ours
    context.res = handleError(thrown, context, headers);
    return context.res;
  };
  app.onError(respond);
  app.notFound((context) => respond(new NotFound(), context));
  // Hono does not pass a thrown value that is not an Error to onError.
  app.use(async (context, next) => {
    await next().catch((thrown: unknown) => (context.res = respond(thrown, context)));
  });
}

/** Hono's own errors: the message of a 4xx is for the client. */
const classifyHttpException: Classifier = (thrown) => {
  if (!(thrown instanceof HTTPException)) return undefined;
  return { status: thrown.status, detail: thrown.status < 500 ? thrown.message || undefined : undefined };
};
