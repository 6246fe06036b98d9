import type { Writer } from '../handler.js';
import { isStaleHeader } from '../headers.js';

/**
 * Makes error responses as `Response` objects of the Fetch standard, for Hono, Bun, Deno, workers and others. It takes the
 * header fields that the handler had prepared, if the framework has them, and keeps those that belong to the exchange.
 */
export const fetchWriter: Writer<Headers | undefined, Response> = {
  hasBegun: () => false,
  write: ({ status, headers, body }, prepared) => {
    const fields = new Headers();
    prepared?.forEach((value, name) => {
      if (!isStaleHeader(name)) fields.append(name, value);
    });
    for (const [name, value] of Object.entries(headers)) {
      // The server of the runtime writes these for the connection.
      if (name === 'Connection' || name === 'Upgrade') continue;
      fields.delete(name);
      for (const item of typeof value === 'string' ? [value] : value) fields.append(name, item);
    }
    return new Response(body, { status, headers: fields });
  },
  abort: () => new Response(null, { status: 500 }),
};
