import type { FaultlineOptions } from '@faultline/core';

/**
 * One row: an error, and the response to it. The response is the same on every server.
 *
 * To add a row, find the file of its subject in this folder and append the row to the list there. Every server of
 * `servers.ts` runs it. The name completes the sentence "Faultline …", in the present tense, and is unique:
 *
 * ```ts
 * {
 *   name: 'exposes the message of a 4xx',
 *   thrown: new Conflict('Sold out.'),
 *   status: 409,
 *   body: problem('Conflict', 409, 'Sold out.'),
 * }
 * ```
 *
 * Write the literal body; `problem()` of `problems.ts` only adds the names of the standard members. Put the word `secret`
 * into everything that no client may see. If the row comes from a public issue, name the issue in a comment above it.
 */
export interface Case {
  readonly name: string;
  /** The value that the handler of `GET /thrown` throws. A row has this or `request`. */
  readonly thrown?: unknown;
  /** Header fields of the request to `GET /thrown`. Default: none. */
  readonly requestHeaders?: Readonly<Record<string, string>>;
  /** What the handler sets on the response before it throws. */
  readonly prepared?: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> };
  /** A request that fails before it reaches a handler. Only servers with routes run it. */
  readonly request?: { method: string; path: string; body?: string; headers?: Record<string, string> };
  /** The options of Faultline. Default: none. */
  readonly options?: FaultlineOptions<unknown>;
  readonly status: number;
  /** Header fields beside those of every error response. `undefined`: the response does not have the field. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** The literal bytes. */
  readonly body: string;
  /** The messages of the warnings that are reported beside the thrown value. The thrown value is reported if the status is a 5xx. */
  readonly warnings?: readonly string[];
  /** What differs on a server, by the name of the server. A comment above the row gives the reason. */
  readonly on?: Readonly<Record<string, Partial<Case> & { readonly reported?: unknown }>>;
}

/** An `Error` with additional properties, as many libraries make them. */
export const errorWith = (properties: object, message = 'secret'): Error =>
  Object.assign(new Error(message), properties);

/** A getter, trap or callback that throws. */
export const fail = (): never => {
  throw new Error('secret');
};

/** What differs on servers whose handlers return a fetch `Response`: it has a status only when it is complete. */
export const onFetch = (difference: Partial<Case>): NonNullable<Case['on']> => ({
  fetch: difference,
  Hono: difference,
  'Hono of the guide': difference,
});
