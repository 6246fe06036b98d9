import { isStaleHeader } from '../headers.js';
import type { Writer } from '../handler.js';
import type { ErrorResponse } from '../problem/render.js';

/** The part of Node's `http.ServerResponse` and `http2.Http2ServerResponse` that an adapter needs. */
export interface ServerResponse {
  readonly req: { readonly httpVersionMajor: number };
  /** Whether the connection stays open after the response; HTTP/1 only. */
  readonly shouldKeepAlive?: boolean;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  statusCode: number;
  statusMessage: string;
  getHeaderNames(): string[];
  removeHeader(name: string): void;
  setHeader(name: string, value: string | string[]): unknown;
  end(body: string): unknown;
  on(event: 'error', listener: () => void): unknown;
  destroy(): unknown;
  /** HTTP/2 only. */
  readonly stream?: { close(code: number): unknown };
}

/** Writes error responses to the response of `node:http`, of `node:http2`, and of frameworks that use it, such as Express. */
export const nodeWriter: Writer<ServerResponse> = {
  hasBegun: (response) => response.headersSent,
  statusOf: (response) => response.statusCode,
  write: ({ status, headers, body }, response) => {
    resetResponse(response);
    const fields = headersFor(response, headers);
    for (const name of Object.keys(fields)) response.setHeader(name, fields[name]!);
    response.statusCode = status;
    response.end(body);
  },
  abort: abortResponse,
};

/**
 * Removes what the handler had prepared for the response that it did not send: stale header fields and the reason phrase.
 * The handler may still write to the response, for example through a pipe; the errors of that are ignored.
 */
export function resetResponse(response: ServerResponse): void {
  for (const name of response.getHeaderNames()) if (isStaleHeader(name)) response.removeHeader(name);
  // Node then writes the reason phrase of the status. HTTP/2 has none, and warns about each access.
  if (response.req.httpVersionMajor < 2 && response.statusMessage) response.statusMessage = '';
  // To write after the end is an error, which ends the process if it has no listener.
  response.on('error', ignore);
}

function ignore(): void {}

/**
 * Aborts a response that has begun, so that the client does not take it for complete. A response that has ended stays as
 * it is. Waits for the next turn of the event loop, because middleware such as express-session ends a response late.
 */
export function abortResponse(response: ServerResponse): void {
  setTimeout(() => {
    if (response.writableEnded) return;
    if (response.stream === undefined) response.destroy();
    else response.stream.close(2); // INTERNAL_ERROR (RFC 9113, section 7)
  }, 0);
}

/**
 * The header fields as they are written on the connection of a response. `Connection` and `Upgrade` do not exist in HTTP/2.
 * On a connection that closes after the response, `Connection` also says so: Node would keep it open.
 */
export function headersFor(response: ServerResponse, headers: ErrorResponse['headers']): ErrorResponse['headers'] {
  if (headers['Connection'] === undefined) return headers;
  if (response.req.httpVersionMajor >= 2) {
    const { Connection: _connection, Upgrade: _upgrade, ...others } = headers;
    return others;
  }
  return response.shouldKeepAlive === false ? { ...headers, Connection: 'Upgrade, close' } : headers;
}
