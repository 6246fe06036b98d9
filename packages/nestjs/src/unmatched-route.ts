import { allowedMethods, refusal, type ServerResponse } from '@faultline/core';
import { NotFoundException } from '@nestjs/common';
import type { Answerer } from './answerer.js';
import { fastifyMethods } from './fastify-methods.js';
import type { ExpressRequest, FastifyReply, FastifyRequest } from './platform.js';

/** Whether an exception is the one that Nest throws where no route matched a request. */
export function isUnmatched(thrown: unknown, request: ExpressRequest | FastifyRequest): boolean {
  try {
    return thrown instanceof NotFoundException && thrown.message === `Cannot ${request.method} ${request.originalUrl}`;
  } catch {
    return false; // a proxy that throws
  }
}

/**
 * Answers a request that no route matched with 404, or with 405 and the methods under which the path exists. On Express,
 * an `OPTIONS` request to a path that exists is left to Express, which answers it.
 */
export function answerUnmatched(
  answer: Answerer,
  request: ExpressRequest | FastifyRequest,
  response: FastifyReply | ServerResponse,
  next: (() => void) | undefined,
): void {
  const onFastify = 'server' in request;
  const allow = onFastify ? fastifyMethods(request) : allowedMethods(request, isRouteHandler);
  const error = refusal(request.method, allow);
  if (request.method === 'OPTIONS' && error.status === 405 && !onFastify) next?.();
  else answer(error, request, response);
}

/** Nest registers middleware that is bound to a method as a route of Express, with a handler of this name. */
function isRouteHandler({ name, length }: { readonly name: string; readonly length: number }): boolean {
  return name !== 'handler' || length !== 3;
}
