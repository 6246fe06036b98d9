import type { FaultlineOptions } from '@faultline/core';
import { createNestErrorHandler } from './error-handler.js';
import type { FastifyReply, NestRequest } from './platform.js';

/**
 * Answers requests that Fastify rejects before Nest sees them, such as a malformed URL or a parameter that is too long, in
 * the same way as `FaultlineFilter`.
 *
 * @example
 * ```ts
 * new FastifyAdapter({ frameworkErrors: frameworkErrors() })
 * ```
 * @throws {TypeError} that names the wrong option.
 */
export function frameworkErrors(
  options?: FaultlineOptions<NestRequest>,
): (error: Error, request: NestRequest, reply: object) => void {
  const handleError = createNestErrorHandler(options);
  return (error, request, reply) => handleError(error, request, reply as FastifyReply);
}
