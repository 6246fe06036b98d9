import type { FieldError } from './problem.js';
import { isErrorStatus, isHttpError } from './http-error.js';
import { malformedJson, unreadBody } from './unread-body.js';

/** What may be said of a thrown value: a plain record, made by reading each property of the value once. */
export interface Fault {
  readonly status: number;
  /** What the thrower said to the client; the catalogue's description stands where this is absent. */
  readonly detail?: string | undefined;
  /** Header fields of the answer, not yet checked. */
  readonly headers?: unknown;
  readonly code?: string | undefined;
  readonly type?: string | undefined;
  readonly instance?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** Recognises one kind of thrown value; may throw if the value does when it is read. */
export type Recogniser = (thrown: Thrown) => Fault | undefined;

/** A thrown object of which nothing is known: any property may be anything, and reading it may throw. */
export type Thrown = Readonly<Record<PropertyKey, unknown>>;

const unexpected: Fault = { status: 500 };

/** What a client library puts on its errors, and nobody on an error that is meant for a client. */
const marksOfAClient = ['config', 'request', 'response'];

/** What tells, beside these, that an error with a status may carry another exchange than the one that is answered. */
const marksOfAnotherExchange = [
  '$metadata',
  '$response',
  'body',
  'headers',
  'meta',
  'options',
  'raw',
  'requestId',
  'requestID',
  'request_id',
  'responseBody',
  'responseHeaders',
];

/**
 * The whole policy of what may be said of a thrown value to a client. The first row that recognises it decides; what no
 * row recognises, and what throws while it is read, is a 500 of which nothing is said.
 */
const policy: readonly Recogniser[] = [
  /** Ours: its status, its headers, its message if exposed (4xx unless it says otherwise), its public members. */
  (thrown) => {
    if (!isHttpError(thrown)) return undefined;
    const { status, expose, message, headers, code, type, instance, errors, extensions } = thrown as Thrown;
    if (!isErrorStatus(status)) return undefined;
    return {
      status,
      detail: said(expose, message),
      headers,
      code: text(code),
      type: text(type),
      instance: text(instance),
      errors: Array.isArray(errors) ? errors : undefined,
      extensions: typeof extensions === 'object' && extensions !== null ? (extensions as Thrown) : undefined,
    };
  },

  /** A body parser's (`body-parser`, `raw-body`): its status, its headers. Its text can quote the body, so it is told in our words. */
  (thrown) => {
    const { type, status, expose, message, limit, headers } = thrown;
    if (typeof type !== 'string' || typeof expose !== 'boolean' || !isErrorStatus(status)) return undefined;
    if (!/^(?:charset|encoding|entity|parameters|querystring|request|stream)\.[a-zA-Z.]+$/.test(type)) return undefined;
    return { status, detail: unreadBody(type, message, limit), headers };
  },

  /** Shaped as `http-errors` makes them: its status, its headers, its message if exposed and its own. */
  (thrown) => {
    const { status, statusCode, expose, message, headers, syscall } = thrown;
    if (!isErrorStatus(status) || statusCode !== status || typeof expose !== 'boolean') return undefined;
    // Made of a client library's error, by `createError(error)`.
    if (hasOneOf(marksOfAClient, thrown)) return unexpected;
    // `send` makes a 404 of the file system's error, whose message tells the path.
    return { status, detail: syscall === undefined ? said(expose, message) : undefined, headers };
  },

  /** A `@hapi/boom` error: the status and headers of its output, its message if 4xx. */
  (thrown) => {
    const { isBoom, output, message } = thrown;
    if (isBoom !== true || typeof output !== 'object' || output === null) return undefined;
    const { statusCode: status, headers } = output as Thrown;
    return isErrorStatus(status) ? { status, detail: said(status < 500, message), headers } : undefined;
  },

  /** Fastify's own: its status, its headers. */
  (thrown) => {
    const { code, statusCode: status, headers } = thrown;
    if (typeof code !== 'string' || !code.startsWith('FST_') || !isErrorStatus(status)) return undefined;
    const isMalformed = /^FST_ERR_CTP_(?:INVALID|EMPTY)_JSON_BODY$/.test(code);
    return { status, detail: isMalformed ? malformedJson() : undefined, headers };
  },

  /** An error of another HTTP exchange (axios, undici, got, SDKs): its status is not ours to repeat. */
  (thrown) => (hasOneOf(marksOfAClient, thrown) || hasOneOf(marksOfAnotherExchange, thrown) ? unexpected : undefined),

  /** Express's convention, an error with a status: that status, its message only if it says `expose: true`. */
  (thrown) => {
    const { status, statusCode, expose, message } = thrown;
    const own = isErrorStatus(status) ? status : statusCode;
    return isErrorStatus(own) ? { status: own, detail: said(expose, message) } : undefined;
  },
];

function hasOneOf(marks: readonly string[], thrown: Thrown): boolean {
  return marks.some((mark) => thrown[mark] !== undefined);
}

function said(expose: unknown, message: unknown): string | undefined {
  return expose === true ? text(message) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The policy as one function, which never throws. The recognisers of an adapter and an application are asked `first`. */
export function recogniserOf(first: readonly Recogniser[]): (thrown: unknown) => Fault {
  const recognisers = [...first, ...policy];
  return (thrown) => {
    if (typeof thrown !== 'object' || thrown === null) return unexpected;
    try {
      for (const recognise of recognisers) {
        const fault = recognise(thrown as Thrown);
        if (fault !== undefined) return fault;
      }
    } catch {
      // A getter or a proxy threw: whoever made this value did not mean to tell a client anything.
    }
    return unexpected;
  };
}
