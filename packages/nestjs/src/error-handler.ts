import type { ErrorDetails, FaultlineOptions } from '@faultline/core';
import { createErrorHandler, describeReport, type ErrorHandler, type ServerResponse } from '@faultline/core/adapter';
import { Logger } from '@nestjs/common';
import { classifyHttpException } from './http-exception.js';
import { sendNonErrorException } from './non-error-exception.js';
import type { FastifyReply, NestRequest } from './platform.js';
import { createWriter } from './writer.js';

/** Answers an error on both platforms. */
export type NestErrorHandler = ErrorHandler<NestRequest, FastifyReply | ServerResponse>;

/**
 * Makes the error handler of a Nest application.
 *
 * @throws {TypeError} that names the wrong option.
 */
export function createNestErrorHandler(options?: FaultlineOptions<NestRequest>): NestErrorHandler {
  const writer = createWriter((error, reply) => handleError(error, reply.request, reply));
  const handleError: NestErrorHandler = createErrorHandler(
    { writer, log: createLog(), classifiers: [classifyHttpException] },
    options,
  );
  return (thrown, request, response) => {
    if (!sendNonErrorException(thrown, response, writer)) handleError(thrown, request, response);
  };
}

/** The request of a platform, or Node's own, which has no `originalUrl`. */
type LoggedRequest = Pick<NestRequest, 'method' | 'url'> & Partial<NestRequest>;

/** Makes the function that logs a report to Nest's `Logger`: an error with its stack and its causes, a warning in one line. */
function createLog(): (error: unknown, request: LoggedRequest, details: ErrorDetails) => void {
  const logger = new Logger('Faultline');
  return (error, { method, url, originalUrl = url }, details) => {
    const { level, text } = describeReport(`${method} ${originalUrl.split('?', 1)[0]}`, error, details);
    const [message, ...stack] = text.split('\n');
    if (level === 'warn') logger.warn(text);
    else logger.error(message, stack.length === 0 ? undefined : stack.join('\n'));
  };
}
