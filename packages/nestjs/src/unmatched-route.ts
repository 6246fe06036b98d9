import { allowedMethods, type HttpError, MethodNotAllowed, NotFound } from '@faultline/core';
import { NotFoundException } from '@nestjs/common';
import { fastifyMethods } from './fastify-methods.js';
import type { ExpressRequest, FastifyRequest } from './platform.js';

/** Whether an exception is the one that Nest throws where no route matched a request. */
export function isUnmatched(thrown: unknown, { method, originalUrl }: ExpressRequest | FastifyRequest): boolean {
  return thrown instanceof NotFoundException && thrown.message === `Cannot ${method} ${originalUrl}`;
}

/**
 * What is answered where no route matched: 404, or 405 with the methods under which the path exists. Nothing, if it is an
 * `OPTIONS` request to a path that exists on Express, which answers it.
 */
export function refusal(request: ExpressRequest | FastifyRequest): HttpError | undefined {
  const onFastify = 'server' in request;
  const allow = onFastify ? fastifyMethods(request) : allowedMethods(request, isRouteHandler);
  if (allow.length === 0 || allow.includes(request.method)) return new NotFound();
  if (request.method === 'OPTIONS' && !onFastify) return undefined;
  return new MethodNotAllowed(undefined, { allow });
}

/** Nest registers middleware that is bound to a method as a route of Express. */
function isRouteHandler({ name, length }: { readonly name: string; readonly length: number }): boolean {
  return name !== 'handler' || length !== 3;
}
