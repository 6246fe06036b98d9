import {
  createReporter,
  createResponder,
  type FaultlineOptions,
  type ServerResponse,
  writeResponse,
} from '@faultline/core';
import { Logger } from '@nestjs/common';
import { httpException } from './http-exception.js';
import { type FastifyReply, isReply, type NestRequest } from './platform.js';
import { writeReply } from './write-reply.js';

/** Answers a request with an error. */
export type Answerer = (thrown: unknown, request: NestRequest, response: FastifyReply | ServerResponse) => void;

/**
 * Reads the options, once, and makes the function that answers errors on both platforms.
 *
 * @throws {TypeError} that names the option that is not what it should be.
 */
export function createAnswerer(options: FaultlineOptions<NestRequest> = {}): Answerer {
  const logger = new Logger('Faultline');
  const respond = createResponder(options, [httpException]);
  const report = createReporter(options, (error) => logger.error(error));

  return (thrown, request, response) => {
    const answer = respond(thrown);
    const written = isReply(response) ? writeReply(response, answer) : writeResponse(response, answer);
    report(thrown, answer, request, written);
  };
}
