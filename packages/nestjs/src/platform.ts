import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { allowedMethods, ServerResponse } from '@faultline/core';

/** What the requests of both platforms have in common; it is Express's `Request` or Fastify's `FastifyRequest`. */
export interface NestRequest {
  readonly method: string;
  readonly url: string;
  readonly originalUrl: string;
  readonly headers: IncomingHttpHeaders;
}

/** The part of Express's `Request` that is needed here. */
export type ExpressRequest = NestRequest & Parameters<typeof allowedMethods>[0];

/** The part of Fastify's `FastifyRequest` that is needed here. */
export interface FastifyRequest extends NestRequest {
  readonly raw: IncomingMessage;
  readonly server: FastifyInstance;
}

/** The part of Fastify's `FastifyInstance` that is needed here. */
export interface FastifyInstance {
  readonly supportedMethods: readonly string[];
  readonly initialConfig: {
    readonly constraints?: Constraints;
    readonly routerOptions?: { readonly constraints?: Constraints };
  };
  findRoute(route: { method: string; url: string; constraints?: Record<string, unknown> }): FoundRoute | null;
}

type Constraints = Readonly<
  Record<string, { readonly name?: string; deriveConstraint(request: IncomingMessage): unknown }>
>;

interface FoundRoute {
  /** Absent where find-my-way stands in for a route: the URL is malformed, or a parameter too long. */
  readonly searchParams?: object;
  readonly params: Readonly<Record<string, string>>;
}

/** The part of Fastify's `FastifyReply` that is needed here. */
export interface FastifyReply {
  readonly raw: ServerResponse;
  readonly sent: boolean;
  getHeaders(): object;
  removeHeader(name: string): unknown;
  code(status: number): unknown;
  headers(fields: object): unknown;
  serializer(serialize: (body: string) => string): unknown;
  send(body: string): unknown;
}

/** Whether a response is Fastify's. In middleware on Fastify it is Node's, as it is everywhere on Express. */
export function isReply(response: FastifyReply | ServerResponse): response is FastifyReply {
  return 'raw' in response;
}
