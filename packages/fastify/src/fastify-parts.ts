import type { IncomingMessage } from 'node:http';
import type { ServerResponse } from '@faultline/core/adapter';

/**
 * The part of Fastify's `FastifyRequest` that an adapter reads. This file does not import Fastify: a Nest application on Express does
 * not install it.
 */
export interface FastifyRequest {
  readonly method: string;
  readonly raw: IncomingMessage;
  readonly server: FastifyInstance;
}

/** The part of Fastify's `FastifyInstance` that an adapter reads. */
export interface FastifyInstance {
  readonly supportedMethods: readonly string[];
  readonly initialConfig: {
    readonly constraints?: Constraints;
    readonly routerOptions?: { readonly constraints?: Constraints };
  };
  hasConstraintStrategy(name: string): boolean;
  findRoute(route: { method: string; url: string; constraints?: Record<string, unknown> }): FoundRoute | null;
}

type Constraints = Readonly<Record<string, Constraint>>;

/** The part of find-my-way's constraint strategies that an adapter reads. */
export interface Constraint {
  readonly name?: string;
  /** Passes the value to `done` if it has three parameters, and returns it otherwise. */
  deriveConstraint(
    request: IncomingMessage,
    context?: undefined,
    done?: (error: unknown, value?: unknown) => void,
  ): unknown;
}

/** The part of find-my-way's routes that an adapter reads. */
export interface FoundRoute {
  /** Absent if the URL is malformed, or a parameter is too long: find-my-way returns no real route then. */
  readonly searchParams?: object;
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** The part of Fastify's `FastifyReply` that an adapter uses. */
export interface FastifyReply {
  readonly raw: ServerResponse & { writeHead: (status: number) => unknown };
  readonly sent: boolean;
  readonly statusCode: number;
  getHeader(name: string): unknown;
  getHeaders(): Readonly<Record<string, unknown>>;
  removeHeader(name: string): unknown;
  removeTrailer(name: string): unknown;
  code(status: number): unknown;
  headers(fields: object): unknown;
  serializer(serialize: (body: string) => string): unknown;
  send: (body: unknown) => unknown;
}
