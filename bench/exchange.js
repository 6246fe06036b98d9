import { IncomingMessage, ServerResponse } from 'node:http';
import { Writable } from 'node:stream';

/** Replaces a socket. It stays open between exchanges. */
class Connection extends Writable {
  readable = true;
  written = '';
  encrypted = false;
  remoteAddress = '127.0.0.1';

  _write(chunk, _encoding, done) {
    this.written += chunk;
    done();
  }

  _writev(chunks, done) {
    for (const { chunk } of chunks) this.written += chunk;
    done();
  }

  setTimeout() {}
}

/**
 * Creates a function that calls the request listener of a server in this process, without a socket. So it measures the work of
 * the framework and little else. The function resolves to the response, as the text on the wire.
 */
export function createExchange(listener, { method = 'GET', url, headers = {}, body }) {
  const connection = new Connection({ decodeStrings: false });
  const fields = { host: 'localhost', ...headers };
  const rawHeaders = Object.entries(fields).flat();

  return () =>
    new Promise((resolve) => {
      connection.written = '';
      const request = new IncomingMessage(connection);
      request.httpVersionMajor = 1;
      request.httpVersionMinor = 1;
      request.httpVersion = '1.1';
      request.method = method;
      request.url = url;
      request.headers = { ...fields };
      request.rawHeaders = rawHeaders;
      if (body !== undefined) request.push(body);
      request.push(null);
      request.complete = true;
      const response = new ServerResponse(request);
      response.assignSocket(connection);
      response.once('finish', () => {
        response.detachSocket(connection);
        resolve(connection.written);
      });
      listener(request, response);
    });
}
