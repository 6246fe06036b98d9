import type { FaultlineOptions } from '@faultline/core';
import type { FastifyReply, NestRequest } from './platform.js';
import { createHandlerLookup } from './shared-handler.js';

/**
 * Answers requests that Fastify rejects before Nest sees them, such as a malformed URL or a parameter that is too long, in
 * the same way as `FaultlineFilter`. Without options it uses those of the application's `FaultlineModule`.
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
  const findHandler = createHandlerLookup(options);
  return (error, request, reply) => findHandler(request)(error, request, reply as FastifyReply);
}
