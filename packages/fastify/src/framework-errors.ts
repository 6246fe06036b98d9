import type { FaultlineOptions } from '@faultline/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createFastifyErrorHandler, type FastifyErrorHandler } from './error-handler.js';

/** The copies of this package for `import` and for `require` share it. */
const sharedHandler = Symbol.for('@faultline/fastify error handler');

type Server = object & { [sharedHandler]?: FastifyErrorHandler };

/** Shares an error handler with the {@link frameworkErrors} of a server that have no options of their own. */
export function shareErrorHandler(server: Server, handleError: FastifyErrorHandler): void {
  server[sharedHandler] = handleError;
}

/**
 * Answers requests that Fastify rejects before it calls any hook, such as a malformed URL or a parameter that is too long.
 * Fastify takes this function only as an option of the server. Without options it uses those of the plugin that the root registers.
 *
 * @example
 * ```ts
 * const app = fastify({ frameworkErrors: frameworkErrors() });
 * await app.register(faultline);
 * ```
 * @throws {TypeError} that names the wrong option.
 */
export function frameworkErrors(
  options?: FaultlineOptions<FastifyRequest>,
): (error: Error, request: object, reply: object) => void {
  const handleError = createFastifyErrorHandler(options);
  return (error, request, reply) => {
    const { server } = request as { readonly server: Server };
    const shared = options === undefined ? server[sharedHandler] : undefined;
    (shared ?? handleError)(error, request as FastifyRequest, reply as FastifyReply);
  };
}
