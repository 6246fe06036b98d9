import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** Middleware for both examples. Gives each request an id: that of the client, if it is short and harmless, or a new one. */
export function assignRequestId({ headers }: IncomingMessage, response: ServerResponse, next: () => void): void {
  const sent = headers['x-request-id'];
  const id = typeof sent === 'string' && /^[\w-]{1,64}$/.test(sent) ? sent : randomUUID();
  headers['x-request-id'] = id;
  response.setHeader('X-Request-Id', id);
  next();
}

/** The option `extensions` of both examples: the members of every problem. */
export function addRequestId(
  _thrown: unknown,
  { headers }: { readonly headers: IncomingHttpHeaders },
): { readonly requestId: unknown } {
  return { requestId: headers['x-request-id'] };
}
