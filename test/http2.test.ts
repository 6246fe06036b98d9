import { once } from 'node:events';
import { type ClientHttp2Session, connect, createServer, type IncomingHttpHeaders } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Conflict, UpgradeRequired } from '@faultline/core';
import { createErrorHandler, nodeWriter } from '@faultline/core/adapter';
import { FaultlineFilter } from '@faultline/nestjs';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { start } from './nest-platforms.js';
import type { Running } from './running-server.js';

type Handler = (response: { write: (text: string) => unknown }) => unknown;

/** The compatibility API of Node's `http2`, and Fastify beneath Nest with `http2: true`. */
const servers: Readonly<Record<string, (handle: Handler) => Promise<Running>>> = {
  'node:http2': async (handle) => {
    const handleError = createErrorHandler({ writer: nodeWriter, log: () => {} });
    const server = createServer((request, response) => {
      Promise.resolve()
        .then(() => handle(response))
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
  'Nest on Fastify': (handle) => {
    @Controller()
    class ThrownController {
      @Get()
      thrown(@Req() _request: unknown, @Res({ passthrough: true }) reply: { raw: { write: () => unknown } }): unknown {
        return handle(reply.raw);
      }
    }

    return start('Fastify', {
      module: { controllers: [ThrownController] },
      configure: (app) => app.useGlobalFilters(new FaultlineFilter({ onError: () => {} })),
      fastify: { http2: true } as object,
    });
  },
};

describe.each(Object.keys(servers))('HTTP/2: %s', (name) => {
  let handle: Handler;
  let running: Running;
  let client: ClientHttp2Session;
  beforeEach(async () => {
    running = await servers[name]!((response) => handle(response));
    client = connect(running.url);
  });
  afterEach(async () => {
    client.close();
    await running.close();
  });

  async function ask(path = '/', method = 'GET'): Promise<{ headers: IncomingHttpHeaders; body: string }> {
    const stream = client.request({ ':path': path, ':method': method });
    stream.setEncoding('utf8');
    let body = '';
    stream.on('data', (chunk: string) => (body += chunk));
    const [headers] = (await once(stream, 'response')) as [IncomingHttpHeaders];
    await once(stream, 'close');
    return { headers, body };
  }

  // pillarjs/finalhandler#37: each error was a warning about the reason phrase, which HTTP/2 does not have.
  it('answers with the same fields and the same bytes', async () => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    handle = () => {
      throw new Conflict('Sold out.', { headers: { 'X-Own': ['1', '2'] } });
    };
    const { headers, body } = await ask();
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

  it('answers HEAD without a body', async () => {
    handle = () => {
      throw new Conflict('Sold out.');
    };
    const { headers, body } = await ask('/', 'HEAD');
    expect([headers[':status'], headers['content-length'], body]).toEqual([409, '75', '']);
  });

  it('leaves out the fields that HTTP/2 does not have', async () => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    handle = () => {
      throw new UpgradeRequired('HTTP/3 only.', { upgrade: 'HTTP/3' });
    };
    const { headers } = await ask();
    expect([headers[':status'], headers.connection, headers.upgrade]).toEqual([426, undefined, undefined]);
    warned.mockRestore();
  });

  it('has nothing to do with the reason phrase, of which HTTP/2 has none and warns', async () => {
    const phrase = jest.fn();
    handle = (response) => {
      Object.defineProperty(response, 'statusMessage', { get: phrase, set: phrase });
      throw new Conflict('Sold out.');
    };
    expect((await ask()).headers[':status']).toBe(409);
    expect(phrase).not.toHaveBeenCalled();
  });

  it('cuts off an answer that has begun, and no other on the connection', async () => {
    handle = (response) => {
      response.write('a part');
      throw new Conflict('too late');
    };
    await expect(ask()).rejects.toThrow('NGHTTP2_INTERNAL_ERROR');
    handle = () => {
      throw new Conflict('Sold out.');
    };
    expect((await ask()).headers[':status']).toBe(409);
  });
});
