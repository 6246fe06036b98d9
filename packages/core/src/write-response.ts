import type { ErrorResponse } from './to-response.js';

/** The part of Node's `http.ServerResponse`, and of `http2`'s, that is needed to write an answer. */
export interface ServerResponse {
  readonly req: { readonly httpVersionMajor: number };
  /** Whether the connection is kept after the answer; HTTP/2 does not say. */
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

/**
 * Fields of a representation that the handler set and never sent (RFC 9110, section 8; RFC 9530), those that would let a
 * cache keep the error (RFC 9111, section 5; RFC 9213), and those by which a proxy sends something else in its place.
 */
const staleFields = new Set([
  'accept-ranges',
  'content-digest',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-md5',
  'content-range',
  'content-type',
  'digest',
  'etag',
  'last-modified',
  'repr-digest',
  'trailer',
  'transfer-encoding',

  'age',
  'cache-control',
  'cdn-cache-control',
  'cloudflare-cdn-cache-control',
  'expires',
  'pragma',
  'surrogate-control',
  'vercel-cdn-cache-control',
  'x-accel-expires',

  'location',
  'refresh',
  'x-accel-redirect',
  'x-sendfile',
]);

/**
 * Whether a header field that was set before the throw goes when the error is answered. What belongs to the exchange
 * stays: CORS, `Vary`, `Set-Cookie`, request ids, security and rate-limit fields.
 */
export function isStale(name: string): boolean {
  return staleFields.has(name.toLowerCase());
}

/**
 * The header fields as they are written on one connection: an error's own `Upgrade`, with `Connection`, has no place in
 * HTTP/2, and where the connection closes after the answer, it says that too. Node would keep it open, and its client waiting.
 */
export function headersOn(response: ServerResponse, headers: ErrorResponse['headers']): ErrorResponse['headers'] {
  if (headers['Connection'] === undefined) return headers;
  if (response.req.httpVersionMajor >= 2) {
    const { Connection: _connection, Upgrade: _upgrade, ...others } = headers;
    return others;
  }
  return response.shouldKeepAlive === false ? { ...headers, Connection: 'Upgrade, close' } : headers;
}

/**
 * Cuts off an answer that has begun, so that the client does not take it for a whole one; one that has ended stays. It
 * waits for a turn of the event loop, since middleware such as express-session ends an answer later than the handler does.
 */
export function cutOff(response: ServerResponse): void {
  setImmediate(() => {
    if (response.writableEnded) return;
    if (response.stream === undefined) response.destroy();
    else response.stream.close(2); // INTERNAL_ERROR (RFC 9113, section 7)
  });
}

/**
 * Takes Node's response over from the handler: what it had prepared for the answer that it never sent goes, and what it
 * still writes, such as a stream that it pipes there, is in vain and does no harm.
 */
export function takeOver(response: ServerResponse): void {
  for (const name of response.getHeaderNames()) if (isStale(name)) response.removeHeader(name);
  // Node writes that of the status where there is none; HTTP/2 has none, and warns who asks for it.
  if (response.req.httpVersionMajor < 2 && response.statusMessage) response.statusMessage = '';
  // To write after the end is an error, and one that nobody listens for ends the process.
  response.on('error', ignore);
}

function ignore(): void {}

/**
 * Writes an answer to Node's response and ends it. If the response has begun, it is cut off instead, so that the client
 * sees a broken answer rather than a complete wrong one; if it has ended, it stays as it is. Never throws.
 *
 * @returns Whether the answer was written.
 */
export function writeResponse(response: ServerResponse, { status, headers, body, warnings }: ErrorResponse): boolean {
  if (response.headersSent) {
    cutOff(response);
    return false;
  }
  try {
    takeOver(response);
    const fields = headersOn(response, headers);
    for (const name of Object.keys(fields)) response.setHeader(name, fields[name]!);
    response.statusCode = status;
    response.end(body);
    return true;
  } catch (cause) {
    // Middleware that wraps the response can fail; if the framework heard of it, it would answer with what failed.
    cutOff(response);
    warnings.push(new Error('The answer could not be written', { cause }));
    return false;
  }
}
