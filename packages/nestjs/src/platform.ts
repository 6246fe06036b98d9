import type { IncomingHttpHeaders } from 'node:http';
import type { RoutedRequest, ServerResponse } from '@faultline/core/adapter';
import type { FastifyReply as WritableReply, FastifyRequest as RoutedFastifyRequest } from '@faultline/fastify/adapter';

/** The common part of Express's `Request` and Fastify's `FastifyRequest`. */
export interface NestRequest {
  readonly method: string;
  readonly url: string;
  readonly originalUrl: string;
  readonly headers: IncomingHttpHeaders;
}

/** The part of Express's `Request` that this package reads. */
export type ExpressRequest = NestRequest & RoutedRequest;

/** The part of Fastify's `FastifyRequest` that this package reads. */
export type FastifyRequest = NestRequest & RoutedFastifyRequest;

/** The part of Fastify's `FastifyReply` that this package uses. */
export type FastifyReply = WritableReply & { readonly request: FastifyRequest };

/** Whether a response is Fastify's reply. Middleware on Fastify has Node's response, as all of Express has. */
export function isReply(response: FastifyReply | ServerResponse): response is FastifyReply {
  return 'raw' in response;
}
