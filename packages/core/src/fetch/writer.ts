import type { Writer } from '../handler.js';
import { connectHeaders, isKeptHeader } from '../prepared-headers.js';

/**
 * Makes error responses as `Response` objects of the Fetch standard, for Hono, Bun, Deno, workers and others. It takes the
 * header fields that the handler had prepared, if the framework has them, and keeps those that belong to the exchange.
 */
export const fetchWriter: Writer<Headers | undefined, Response> = {
  hasBegun: () => false,
  write: ({ status, headers, body }, prepared) => {
    const fields = new Headers();
    // The server of the runtime writes the fields of the connection. HTTP/2 has none.
    prepared?.forEach((value, name) => {
      if (isKeptHeader(name, value, 2)) fields.append(name, value);
    });
    const own = connectHeaders(headers, 2, false, (name) =>
      name === 'set-cookie' ? fields.getSetCookie() : fields.get(name),
    );
    for (const [name, value] of Object.entries(own)) {
      fields.delete(name);
      for (const item of typeof value === 'string' ? [value] : value) fields.append(name, item);
    }
    return new Response(body, { status, headers: fields });
  },
  abort: () => new Response(null, { status: 500 }),
};
