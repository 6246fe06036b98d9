import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { RoutedRequest, ServerResponse } from '@faultline/core/adapter';

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
export interface FastifyRequest extends NestRequest {
  readonly raw: IncomingMessage;
  readonly server: FastifyInstance;
}

/** The part of Fastify's `FastifyInstance` that this package reads. */
export interface FastifyInstance {
  readonly supportedMethods: readonly string[];
  readonly initialConfig: {
    readonly constraints?: Constraints;
    readonly routerOptions?: { readonly constraints?: Constraints };
  };
  findRoute(route: { method: string; url: string; constraints?: Record<string, unknown> }): FoundRoute | null;
}

type Constraints = Readonly<Record<string, Constraint>>;

/** The part of find-my-way's constraint strategies that this package reads. */
export interface Constraint {
  readonly name?: string;
  /** Passes the value to `done` if it has three parameters, and returns it otherwise. */
  deriveConstraint(
    request: IncomingMessage,
    context?: undefined,
    done?: (error: unknown, value?: unknown) => void,
  ): unknown;
}

interface FoundRoute {
  /** Absent if the URL is malformed, or a parameter is too long: find-my-way returns no real route then. */
  readonly searchParams?: object;
  readonly params: Readonly<Record<string, string>>;
}

/** The part of Fastify's `FastifyReply` that this package uses. */
export interface FastifyReply {
  readonly request: FastifyRequest;
  readonly raw: ServerResponse & { writeHead: (status: number, fields?: object) => unknown };
  readonly sent: boolean;
  readonly statusCode: number;
  getHeader(name: string): unknown;
  getHeaders(): Readonly<Record<string, string | string[]>>;
  removeHeader(name: string): unknown;
  removeTrailer(name: string): unknown;
  code(status: number): unknown;
  headers(fields: object): unknown;
  serializer(serialize: (body: string) => string): unknown;
  send: (body: unknown) => unknown;
}

/** Whether a response is Fastify's reply. Middleware on Fastify has Node's response, as all of Express has. */
export function isReply(response: FastifyReply | ServerResponse): response is FastifyReply {
  return 'raw' in response;
}
