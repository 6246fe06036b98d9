import type { FaultlineOptions } from '@faultline/core';
import { createErrorHandler, type ErrorHandler, type ServerResponse } from '@faultline/core/adapter';
import { Logger } from '@nestjs/common';
import { classifyHttpException } from './http-exception.js';
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
  const logger = new Logger('Faultline');
  const writer = createWriter((error, reply) => handleError(error, reply.request, reply));
  const handleError: NestErrorHandler = createErrorHandler(
    { writer, log: (error) => logger.error(error), classifiers: [classifyHttpException] },
    options,
  );
  return handleError;
}
