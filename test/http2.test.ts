import { once } from 'node:events';
import {
  type ClientHttp2Session,
  connect,
  createServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type IncomingHttpHeaders,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Conflict, UpgradeRequired } from '@faultline/core';
import { createErrorHandler, nodeWriter } from '@faultline/core/adapter';
import { faultline } from '@faultline/fastify';
import { FaultlineFilter } from '@faultline/nestjs';
import { All, Controller, Req, Res } from '@nestjs/common';
import { fastify } from 'fastify';
import { start } from './nest-platforms.js';
import type { Running } from './running-server.js';

type Handler = (response: Http2ServerResponse, request: Http2ServerRequest) => unknown;

/** The compatibility API of Node's `http2`, and Fastify with `http2: true`, alone and under Nest. */
const servers: Readonly<Record<string, (handle: Handler) => Promise<Running>>> = {
  'node:http2': async (handle) => {
    const handleError = createErrorHandler({ writer: nodeWriter, log: () => {} });
    const server = createServer((request, response) => {
      Promise.resolve()
        .then(() => handle(response, request))
        .catch((thrown: unknown) => {
          handleError(thrown, request, response);
        });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      close: () => new Promise((resolve) => void server.close(resolve)),
    };
  },
  Fastify: async (handle) => {
    const app = fastify({ http2: true });
    await app.register(faultline, { onError: () => {} });
    app.all('/', (request, reply) => handle(reply.raw, request.raw) as object);
    return { url: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
  },
  'Nest on Fastify': (handle) => {
    @Controller()
    class ThrownController {
      @All()
      thrown(
        @Req() request: { raw: Http2ServerRequest },
        @Res({ passthrough: true }) reply: { raw: Http2ServerResponse },
      ): unknown {
        return handle(reply.raw, request.raw);
      }
    }

    return start('Fastify', {
      module: { controllers: [ThrownController] },
      configure: (app) => app.useGlobalFilters(new FaultlineFilter({ onError: () => {} })),
      fastify: { http2: true } as object,
    });
  },
};

/** The fields that Node rejects in HTTP/2 if they have several values, without the fields that Node sets itself. */
const singletons = [
  'Access-Control-Allow-Credentials',
  'Access-Control-Max-Age',
  'Access-Control-Request-Method',
  'Age',
  'Authorization',
  'Content-Encoding',
  'Content-Language',
  'Content-Location',
  'Content-MD5',
  'Content-Range',
  'DNT',
  'ETag',
  'Expires',
  'From',
  'Host',
  'If-Match',
  'If-Modified-Since',
  'If-None-Match',
  'If-Range',
  'If-Unmodified-Since',
  'Last-Modified',
  'Location',
  'Max-Forwards',
  'Proxy-Authorization',
  'Range',
  'Referer',
  'Retry-After',
  'TK',
  'Upgrade-Insecure-Requests',
  'User-Agent',
];

describe.each(Object.keys(servers))('HTTP/2: %s', (name) => {
  let handle: Handler;
  let running: Running;
  let client: ClientHttp2Session;
  beforeEach(async () => {
    running = await servers[name]!((response, request) => handle(response, request));
    client = connect(running.url);
  });
  afterEach(async () => {
    client.close();
    await running.close();
  });

  async function sendRequest(
    path = '/',
    method = 'GET',
    upload?: Buffer,
  ): Promise<{ headers: IncomingHttpHeaders; body: string; trailers: object | undefined }> {
    const stream = client.request({ ':path': path, ':method': method });
    stream.setEncoding('utf8');
    if (upload !== undefined) stream.end(upload);
    let trailers: object | undefined;
    stream.on('trailers', (fields) => (trailers = fields));
    let body = '';
    stream.on('data', (chunk: string) => (body += chunk));
    const [headers] = (await once(stream, 'response')) as [IncomingHttpHeaders];
    await once(stream, 'close');
    return { headers, body, trailers };
  }

  // pillarjs/finalhandler#37: each error response caused a warning about the reason phrase, because HTTP/2 has none.
  it('sends the same fields and the same bytes', async () => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    handle = () => {
      throw new Conflict('Sold out.', { headers: { 'X-Own': ['1', '2'] } });
    };
    const { headers, body } = await sendRequest();
    expect(Object.fromEntries(Object.entries(headers).filter(([field]) => field !== 'date'))).toEqual({
      ':status': 409,
      'content-type': 'application/problem+json',
      'content-length': '75',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-own': '1, 2',
    });
    expect(body).toBe('{"type":"about:blank","title":"Conflict","status":409,"detail":"Sold out."}');
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });

  it('sends no body for HEAD', async () => {
    handle = () => {
      throw new Conflict('Sold out.');
    };
    const { headers, body } = await sendRequest('/', 'HEAD');
    expect([headers[':status'], headers['content-length'], body]).toEqual([409, '75', '']);
  });

  it('omits the fields that HTTP/2 does not have', async () => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    handle = () => {
      throw new UpgradeRequired('HTTP/3 only.', { upgrade: 'HTTP/3' });
    };
    const { headers } = await sendRequest();
    expect([headers[':status'], headers.connection, headers.upgrade]).toEqual([426, undefined, undefined]);
    warned.mockRestore();
  });

  // For each of these fields, Node reset the stream. On Fastify, the process ended.
  it.each<[string, string | string[]]>([
    ['Upgrade', 'h2c'],
    ['HTTP2-Settings', 'AAMAAABk'],
    ['Keep-Alive', 'timeout=5'],
    ['Proxy-Connection', 'keep-alive'],
    ['TE', 'gzip'],
    ['Transfer-Encoding', 'chunked'],
    ...singletons.map((field): [string, string[]] => [field, ['1', '2']]),
  ])('omits only %s: %j, from an error and from a handler', async (field, value) => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    handle = (response) => {
      response.setHeader('X-Request-Id', '7');
      throw Object.assign(new Conflict('Sold out.'), { headers: { [field]: value, 'X-Own': '1' } });
    };
    const fromError = await sendRequest();
    handle = (response) => {
      response.setHeader('X-Request-Id', '7');
      response.setHeader(field, value);
      throw new Conflict('Sold out.', { headers: { 'X-Own': '1' } });
    };
    for (const { headers, body } of [fromError, await sendRequest()]) {
      expect(headers).toMatchObject({ ':status': 409, 'x-own': '1', 'x-request-id': '7' });
      expect(JSON.stringify(headers)).not.toContain(JSON.stringify(field.toLowerCase()));
      expect(body).toContain('"detail":"Sold out."');
    }
    warned.mockRestore();
  });

  it('removes the trailers of the handler', async () => {
    handle = (response) => {
      response.addTrailers({ 'x-checksum': 'secret' });
      throw new Conflict('Sold out.');
    };
    const { headers, body, trailers } = await sendRequest();
    expect([headers[':status'], trailers]).toEqual([409, undefined]);
    expect(body).toContain('"detail":"Sold out."');
  });

  it('discards the rest of an upload', async () => {
    let piped = 0;
    handle = async (_response, request) => {
      request.pipe(
        new Writable({
          write: (part: Buffer, _encoding, done) => {
            piped += part.length;
            done();
          },
        }),
      );
      await once(request, 'data');
      throw new Conflict('Sold out.');
    };
    const { headers, body } = await sendRequest('/', 'POST', Buffer.alloc(10_000_000));
    expect(headers[':status']).toBe(409);
    expect(body).toContain('"detail":"Sold out."');
    expect(piped).toBeLessThan(1_000_000);
  });

  it('neither reads nor sets the reason phrase, because Node warns of it in HTTP/2', async () => {
    const phrase = jest.fn();
    handle = (response) => {
      Object.defineProperty(response, 'statusMessage', { get: phrase, set: phrase });
      throw new Conflict('Sold out.');
    };
    expect((await sendRequest()).headers[':status']).toBe(409);
    expect(phrase).not.toHaveBeenCalled();
  });

  it('aborts a response that has begun, and no other response of the connection', async () => {
    handle = (response) => {
      response.write('a part');
      throw new Conflict('too late');
    };
    await expect(sendRequest()).rejects.toThrow('NGHTTP2_INTERNAL_ERROR');
    handle = () => {
      throw new Conflict('Sold out.');
    };
    expect((await sendRequest()).headers[':status']).toBe(409);
  });
});
