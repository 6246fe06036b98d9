import type { ErrorDetails, FaultlineOptions } from '@faultline/core';
import { createErrorHandler, describeReport, type ErrorHandler, logError } from '@faultline/core/adapter';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { classifyInvalidRequest } from './invalid-request.js';
import { createReplyWriter, findHookErrorHandler } from './reply-writer.js';

/** Answers an error of Fastify. */
export type FastifyErrorHandler = ErrorHandler<FastifyRequest, FastifyReply>;

/**
 * Makes the error handler of a Fastify application.
 *
 * @throws {TypeError} that names the wrong option.
 */
export function createFastifyErrorHandler(options?: FaultlineOptions<FastifyRequest>): FastifyErrorHandler {
  const writer = createReplyWriter<FastifyReply>((error, reply) => handleError(error, reply.request, reply));
  const handleError: FastifyErrorHandler = createErrorHandler(
    { writer, log, classifiers: [classifyInvalidRequest] },
    options,
  );
  return (thrown, request, reply) => {
    const handleHookError = findHookErrorHandler(reply);
    if (handleHookError === undefined) handleError(thrown, request, reply);
    else handleHookError(thrown as Error, reply);
  };
}

/** Logs to the logger of the application. Without one, Fastify's logger does nothing, so this logs to standard error. */
function log(error: unknown, { method, originalUrl, log: logger }: FastifyRequest, details: ErrorDetails): void {
  const context = `${method} ${originalUrl.split('?', 1)[0]}`;
  if (logger.level === undefined) return logError(context, error, details);
  const { level, text } = describeReport(context, error, details);
  logger[level](text);
}
