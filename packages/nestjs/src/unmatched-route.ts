import { allowedMethods, type HttpError, refusal } from '@faultline/core';
import { NotFoundException } from '@nestjs/common';
import { fastifyMethods } from './fastify-methods.js';
import type { ExpressRequest, FastifyRequest } from './platform.js';

/** Whether an exception is the one that Nest throws where no route matched a request. */
export function isUnmatched(thrown: unknown, { method, originalUrl }: ExpressRequest | FastifyRequest): boolean {
  try {
    return thrown instanceof NotFoundException && thrown.message === `Cannot ${method} ${originalUrl}`;
  } catch {
    return false; // a proxy that throws
  }
}

/**
 * What is answered where no route matched: 404, or 405 with the methods under which the path exists. Nothing, if it is an
 * `OPTIONS` request to a path that exists on Express, which answers it.
 */
export function unmatchedRoute(request: ExpressRequest | FastifyRequest): HttpError | undefined {
  if ('server' in request) return refusal(request.method, fastifyMethods(request));
  const error = refusal(request.method, allowedMethods(request, isRouteHandler));
  return request.method === 'OPTIONS' && error.status === 405 ? undefined : error;
}

/** Nest registers middleware that is bound to a method as a route of Express, with a handler of this name. */
function isRouteHandler({ name, length }: { readonly name: string; readonly length: number }): boolean {
  return name !== 'handler' || length !== 3;
}
