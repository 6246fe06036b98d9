import { createUnmatchedRouteError, findExpressMethods, type ServerResponse } from '@faultline/core/adapter';
import { findFastifyMethods } from '@faultline/fastify/adapter';
import { NotFoundException } from '@nestjs/common';
import type { NestErrorHandler } from './error-handler.js';
import type { ExpressRequest, FastifyReply, FastifyRequest } from './platform.js';

/** Whether an exception is the one that Nest throws if no route matches a request. */
export function isUnmatchedRoute(thrown: unknown, request: ExpressRequest | FastifyRequest): boolean {
  try {
    return thrown instanceof NotFoundException && thrown.message === `Cannot ${request.method} ${request.originalUrl}`;
  } catch {
    return false; // a proxy that throws
  }
}

/**
 * Answers a request that no route matched with 404, or with 405 and the methods of the path. Express itself answers an
 * `OPTIONS` request to a path that has routes.
 */
export function handleUnmatchedRoute(
  handleError: NestErrorHandler,
  request: ExpressRequest | FastifyRequest,
  response: FastifyReply | ServerResponse,
  next: (() => void) | undefined,
): void {
  const isFastify = 'server' in request;
  const allow = isFastify
    ? findFastifyMethods(request, acceptsParameters)
    : findExpressMethods(request, isRouteHandler);
  const error = createUnmatchedRouteError(request.method, allow);
  if (request.method === 'OPTIONS' && error.status === 405 && !isFastify) next?.();
  else handleError(error, request, response);
}

/** Nest registers middleware that is bound to a method as a route of Express, with a function of this name and length. */
function isRouteHandler({ name, length }: { readonly name: string; readonly length: number }): boolean {
  return name !== 'handler' || length !== 3;
}

/** Nest rejects an empty parameter, though Fastify matches it. */
function acceptsParameters(parameters: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(parameters).every(([name, value]) => value !== '' || name === '*');
}
