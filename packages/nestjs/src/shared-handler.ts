import type { FaultlineOptions } from '@faultline/core';
import { createNestErrorHandler, type NestErrorHandler } from './error-handler.js';
import type { NestRequest } from './platform.js';

/** The copies of this package for `import` and for `require` share it. */
const sharedHandler = Symbol.for('@faultline/nestjs error handler');

/** An application of Express, or an instance of Fastify. */
type Server = object & { [sharedHandler]?: NestErrorHandler };

/** Shares an error handler with the filters and the hooks of an application that have no options of their own. */
export function shareErrorHandler(server: Server, handleError: NestErrorHandler): void {
  server[sharedHandler] = handleError;
}

/**
 * Makes a function that finds the error handler for a request: the one with these options or, if there are none, the one
 * that the application shares.
 *
 * @throws {TypeError} that names the wrong option.
 */
export function createHandlerLookup(
  options: FaultlineOptions<NestRequest> | undefined,
): (request: object, server?: Server) => NestErrorHandler {
  const handleError = createNestErrorHandler(options);
  if (options !== undefined) return () => handleError;
  return (request, server = serverOf(request)) => server?.[sharedHandler] ?? handleError;
}

/** Middleware on Fastify has Node's request, which knows no server. */
function serverOf(request: { readonly app?: Server; readonly server?: Server }): Server | undefined {
  return request.server ?? request.app;
}
