import type { FaultlineOptions } from '@faultline/core';
import { createAnswerer } from './answerer.js';
import type { FastifyReply, NestRequest } from './platform.js';

/**
 * Answers what Fastify refuses before Nest hears of it, malformed URLs and parameters that are too long, as
 * `FaultlineFilter` answers everything else.
 *
 * @example
 * ```ts
 * new FastifyAdapter({ frameworkErrors: frameworkErrors() })
 * ```
 * @throws {TypeError} that names the option that is not what it should be.
 */
export function frameworkErrors(
  options?: FaultlineOptions<NestRequest>,
): (error: Error, request: NestRequest, reply: object) => void {
  const answer = createAnswerer(options);
  return (error, request, reply) => answer(error, request, reply as FastifyReply);
}
