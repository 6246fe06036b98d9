import type { Writer } from '../handler.js';
import type { ResponseHeaders } from '../headers.js';
import { connectHeaders, isKeptHeader } from '../prepared-headers.js';

/** The part of Node's `http.ServerResponse` and `http2.Http2ServerResponse` that an adapter needs. */
export interface ServerResponse {
  readonly req: IncomingMessage;
  /** Whether the connection stays open after the response; HTTP/1 only. */
  readonly shouldKeepAlive?: boolean;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  statusCode: number;
  statusMessage: string;
  getHeader(name: string): unknown;
  getHeaderNames(): string[];
  removeHeader(name: string): void;
  setHeader(name: string, value: string | string[]): unknown;
  addTrailers(trailers: object): void;
  write(body: string): unknown;
  end(): unknown;
  end(body: string): unknown;
  on(event: 'error', listener: () => void): unknown;
  destroy(): unknown;
  /** HTTP/2 only. */
  readonly stream?: Http2Stream;
}

/** The part of Node's `http.IncomingMessage` and `http2.Http2ServerRequest` that an adapter needs. */
interface IncomingMessage {
  readonly httpVersionMajor: number;
  /** Whether the whole request has been received. */
  readonly complete: boolean;
  readonly destroyed: boolean;
  readonly headers: object;
  unpipe(): unknown;
  resume(): unknown;
  once(event: 'close', listener: () => void): unknown;
}

/** The part of Node's `http2.ServerHttp2Stream` that an adapter needs. */
interface Http2Stream {
  close(code: number): unknown;
  sendTrailers(trailers: object): void;
  removeAllListeners(event: 'wantTrailers'): unknown;
  on(event: 'wantTrailers', listener: () => void): unknown;
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
 * Removes what the handler had prepared for the response that it did not send: header fields that are stale or can't be
 * written, trailers, and the reason phrase. The rest of the request's body is discarded, and no longer written to a pipe.
 */
export function resetResponse(response: ServerResponse): void {
  const { req: request, stream } = response;
  const { httpVersionMajor } = request;
  for (const name of response.getHeaderNames()) {
    if (!isKeptHeader(name, response.getHeader(name), httpVersionMajor)) response.removeHeader(name);
  }
  response.addTrailers({}); // HTTP/1 replaces the trailers, HTTP/2 adds to them
  stream?.removeAllListeners('wantTrailers');
  stream?.on('wantTrailers', () => stream.sendTrailers({}));
  // Node then writes the reason phrase of the status. HTTP/2 has none, and warns about each access.
  if (httpVersionMajor < 2 && response.statusMessage) response.statusMessage = '';
  // The handler may still write to the response. To write after the end is an error, which ends the process if it has no
  // listener.
  response.on('error', ignore);
  if (!mayHaveBody(request)) return;
  request.unpipe();
  request.resume();
  endAfterRequest(response);
}

/** A request of HTTP/1 announces its body (RFC 9112, section 6); one of HTTP/2 need not. */
function mayHaveBody({ httpVersionMajor, headers }: IncomingMessage): boolean {
  return httpVersionMajor >= 2 || 'content-length' in headers || 'transfer-encoding' in headers;
}

function ignore(): void {}

/**
 * If the connection closes after the response, keeps it open until the client has sent its request: a client that still
 * sends to a closed connection may lose the response. The response itself is written at once.
 */
function endAfterRequest(response: ServerResponse): void {
  const { req: request } = response;
  if (request.httpVersionMajor >= 2 || !closesAfter(response, response.getHeader('connection'))) return;
  const end = response.end.bind(response);
  response.end = (body: string = '') => {
    if (request.complete || request.destroyed) return end(body);
    if (body) response.write(body);
    return request.once('close', () => end(''));
  };
}

/** Whether the connection closes after a response: the client asked for it, or the handler in `Connection`. */
function closesAfter({ shouldKeepAlive }: ServerResponse, connection: unknown): boolean {
  return shouldKeepAlive === false || /\bclose\b/i.test(String(connection));
}

/**
 * Aborts a response that has begun, so that the client does not take it for complete. A response that has ended stays as
 * it is. Waits for the next turn of the event loop, because middleware such as express-session ends a response late.
 */
export function abortResponse(response: ServerResponse): void {
  setTimeout(() => {
    try {
      if (response.writableEnded) return;
      if (response.stream === undefined) response.destroy();
      else response.stream.close(2); // INTERNAL_ERROR (RFC 9113, section 7)
    } catch {
      // Middleware that wraps the response fails. There is nothing left to try.
    }
  }, 0);
}

/**
 * The header fields of an error as they are written on the connection of a response: those of HTTP/2 or HTTP/1, with the
 * values of `Vary`, `Access-Control-Expose-Headers` and `Set-Cookie` that the handler had set.
 *
 * @param getPrepared Returns the value of a field that the handler had set. Default: from the response.
 */
export function headersFor(
  response: ServerResponse,
  headers: Readonly<ResponseHeaders>,
  getPrepared: (name: string) => unknown = (name) => response.getHeader(name),
): ResponseHeaders {
  return connectHeaders(
    headers,
    response.req.httpVersionMajor,
    closesAfter(response, getPrepared('connection')),
    getPrepared,
  );
}
