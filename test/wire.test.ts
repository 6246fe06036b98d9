import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, NotFound, PayloadTooLarge, UpgradeRequired } from '@faultline/core';
import {
  createErrorHandler,
  fetchWriter,
  nodeWriter,
  type ServerResponse as NodeResponse,
} from '@faultline/core/adapter';
import { headOf, problemHead, sendBytes } from './raw-client.js';
import type { Running } from './running-server.js';
import { type Exchange, servers } from './servers.js';

const get = (fields = '', version = '1.1', method = 'GET'): string =>
  `${method} /thrown HTTP/${version}\r\nHost: a\r\n${fields}\r\n`;
const close = 'Connection: close\r\n';

const soldOut = '{"type":"about:blank","title":"Conflict","status":409,"detail":"Sold out."}';

/** Defines no test. */
const noTest = Object.assign(() => {}, { each: () => () => {} }) as unknown as typeof it;

describe.each(servers)('Faultline in $name', ({ name: server, start, writesToNode }) => {
  // Fastify itself logs an error that is thrown after a complete response, and passes it to no error handler.
  const lateErrors = (error: unknown): unknown[] => (server === 'Fastify 5' ? [] : [error]);
  /** For handlers that write to Node's response, or read Node's request. A fetch handler has neither. */
  const itWithNode = writesToNode ? it : noTest;
  const reported: unknown[] = [];
  let handle: (exchange: Exchange) => unknown;
  let running: Running;
  beforeAll(async () => {
    running = await start({
      options: { onError: (error, _request, { warnings }) => reported.push(error, ...warnings) },
      handle: async (exchange) => handle(exchange),
    });
  });
  afterAll(() => running.close());

  /** Sends bytes, by default one request, to a server with this handler. Returns the bytes that the server sends. */
  async function sendRequest(handler: (exchange: Exchange) => unknown, bytes = get(close)): Promise<string> {
    reported.length = 0;
    handle = handler;
    return sendBytes(running.url, bytes);
  }

  const throwSoldOut = (): never => {
    throw new Conflict('Sold out.');
  };

  it('sends the error response and nothing else', async () => {
    const received = await sendRequest(throwSoldOut);
    expect(headOf(received)).toEqual(problemHead('HTTP/1.1 409 Conflict', soldOut));
    expect(received.split('\r\n\r\n').slice(1)).toEqual([soldOut]);
  });

  it("sends GET's head and no body for HEAD", async () => {
    const received = await sendRequest(throwSoldOut, get(close, '1.1', 'HEAD'));
    expect(headOf(received)).toEqual(headOf(await sendRequest(throwSoldOut)));
    expect(received.endsWith('\r\n\r\n')).toBe(true);
  });

  // koajs/koa#199: the Content-Length of the replaced body remained. koajs/koa#411: the CORS fields were removed, so pages
  // could not read the error.
  it('removes the header fields of the replaced body, and keeps those of the exchange', async () => {
    const stale = {
      'Content-Type': 'text/html',
      'Content-Length': '7',
      'Content-Encoding': 'gzip',
      'Content-Language': 'en',
      'Content-Location': '/elsewhere',
      'Content-Range': 'bytes 0-6/7',
      'Content-Disposition': 'attachment',
      'Content-Digest': 'sha-256=:x:',
      'Content-MD5': 'x',
      Digest: 'sha-256=x',
      'Repr-Digest': 'sha-256=:x:',
      ETag: '"1"',
      'Last-Modified': 'Sat, 02 Jan 2027 03:04:05 GMT',
      'Accept-Ranges': 'bytes',
      Trailer: 'X-Checksum',
      'Transfer-Encoding': 'chunked',
      Age: '7',
      'Cache-Control': 'public, max-age=31536000',
      Expires: 'Sat, 02 Jan 2037 03:04:05 GMT',
      Pragma: 'cache',
      'CDN-Cache-Control': 'max-age=31536000',
      'Cloudflare-CDN-Cache-Control': 'max-age=31536000',
      'Vercel-CDN-Cache-Control': 'max-age=31536000',
      'Surrogate-Control': 'max-age=31536000',
      'X-Accel-Expires': '31536000',
      'Netlify-CDN-Cache-Control': 'max-age=31536000',
      'Akamai-Cache-Control': 'max-age=31536000',
      'Fastly-Cache-Control': 'max-age=31536000',
      'Edge-Control': 'max-age=31536000',
      'X-LiteSpeed-Cache-Control': 'public, max-age=31536000',
      Location: '/elsewhere',
      Refresh: '0; url=/elsewhere',
      'X-Accel-Redirect': '/secret',
      'X-Sendfile': '/secret',
      'X-LIGHTTPD-send-file': '/secret',
      'X-Reproxy-URL': 'http://10.0.0.7/secret',
    };
    const kept = {
      'Access-Control-Allow-Origin': '*',
      Vary: 'Origin',
      'Set-Cookie': 'session=1',
      'X-Request-Id': '7',
      'Content-Security-Policy': "default-src 'none'",
      'RateLimit-Limit': '10',
    };
    const received = await sendRequest(({ response, setHeader }) => {
      for (const [name, value] of Object.entries({ ...stale, ...kept })) setHeader(name, value);
      if (writesToNode) response.statusMessage = 'secret';
      throwSoldOut();
    });
    expect(headOf(received)).toEqual(problemHead('HTTP/1.1 409 Conflict', soldOut, kept));
    expect(received.endsWith(`\r\n\r\n${soldOut}`)).toBe(true);
  });

  // A cache must not send the response for one origin to another origin.
  it("adds the error's Vary, Access-Control-Expose-Headers and Set-Cookie to those of the handler", async () => {
    const received = await sendRequest(({ setHeader }) => {
      setHeader('Vary', 'Origin, Accept-Encoding');
      setHeader('Access-Control-Expose-Headers', 'X-Request-Id');
      setHeader('Set-Cookie', 'session=1');
      throw new Conflict('Sold out.', {
        headers: { vary: ['Accept', 'origin'], 'Access-Control-Expose-Headers': 'Retry-After', 'set-cookie': 'cart=' },
      });
    });
    expect(headOf(received).filter((line) => /^(?:vary|access-control-expose-headers|set-cookie):/.test(line))).toEqual(
      [
        'access-control-expose-headers: X-Request-Id, Retry-After',
        'set-cookie: cart=',
        'set-cookie: session=1',
        'vary: Origin, Accept-Encoding, Accept',
      ],
    );
  });

  it('adds nothing to Vary: *', async () => {
    const received = await sendRequest(({ setHeader }) => {
      setHeader('Vary', '*');
      throw new Conflict('Sold out.', { headers: { Vary: 'Accept' } });
    });
    expect(headOf(received)).toContain('vary: *');
  });

  itWithNode('sends the error response after informational responses', async () => {
    const received = await sendRequest(({ response }) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' });
      response.writeProcessing();
      throwSoldOut();
    });
    expect(received).toMatch(
      /^HTTP\/1\.1 103 Early Hints\r\n[^]*HTTP\/1\.1 102 Processing\r\n\r\nHTTP\/1\.1 409 Conflict\r\n/,
    );
    expect(received.endsWith(soldOut)).toBe(true);
  });

  // fastify/fastify#753: an earlier status could replace the status of the error.
  it.each([200, 202, 204, 304, 404, 503])(
    "sends the error's status instead of the %i of the handler",
    async (status) => {
      const received = await sendRequest(({ response }) => {
        response.statusCode = status;
        throwSoldOut();
      });
      expect(headOf(received)[0]).toBe('HTTP/1.1 409 Conflict');
      expect(received.endsWith(`\r\n\r\n${soldOut}`)).toBe(true);
    },
  );

  // koajs/koa#1627: Node rejects an invalid reason phrase only when it writes the head, after the error handler has ended.
  itWithNode('replaces an invalid reason phrase of the handler', async () => {
    const received = await sendRequest(({ response }) => {
      response.statusMessage = 'Ausverkauft \u{1f4da}\n';
      throwSoldOut();
    });
    expect(headOf(received)[0]).toBe('HTTP/1.1 409 Conflict');
    expect(received.endsWith(`\r\n\r\n${soldOut}`)).toBe(true);
  });

  it('sends the error, not a 304, for a matching If-None-Match', async () => {
    const received = await sendRequest(
      ({ setHeader }) => {
        setHeader('ETag', '"1"');
        throwSoldOut();
      },
      get(`${close}If-None-Match: "1", *\r\n`),
    );
    expect(received).toMatch(/^HTTP\/1\.1 409 Conflict\r\n/);
  });

  itWithNode.each<[string, (exchange: Exchange) => unknown]>([
    ['in chunks', ({ response }) => void response.write('a part')],
    [
      'with a Content-Length',
      ({ response }) => void response.writeHead(200, { 'Content-Length': 100 }).write('a part'),
    ],
    [
      'as events',
      ({ response }) => void response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('data: a part\n\n'),
    ],
    ['with only its head', ({ response }) => response.flushHeaders()],
    // See also https://github.com/nestjs/nest/issues/1061
  ])('aborts a response that has begun %s, and reports the error', async (_, begin) => {
    const error = new NotFound('too late');
    const received = await sendRequest(async (exchange) => {
      begin(exchange);
      await sleep(20);
      throw error;
    });
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(received).not.toMatch(/\r\n0\r\n\r\n$/);
    expect(received).not.toContain('too late');
    expect(reported).toEqual([error]);
  });

  itWithNode('aborts the response of a piped stream that fails half-way', async () => {
    const error = new Error('the disk is on fire');
    const received = await sendRequest(async ({ response }) => {
      const stream = Readable.from(
        (async function* parts() {
          yield 'a part';
          await sleep(20);
          throw error;
        })(),
      );
      stream.pipe(response);
      await new Promise((_, reject) => void stream.on('error', reject));
    });
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*a part/);
    expect(received).not.toMatch(/\r\n0\r\n\r\n$/);
    expect(reported).toEqual([error]);
  });

  itWithNode('sends the error of a piped stream that fails before its first byte', async () => {
    const received = await sendRequest(async ({ response }) => {
      const stream = new Readable({ read: () => void stream.destroy(new Conflict('Sold out.')) });
      stream.pipe(response);
      await new Promise((_, reject) => void stream.on('error', reject));
    });
    expect(received).toMatch(/^HTTP\/1\.1 409 Conflict\r\n/);
    expect(received.endsWith(soldOut)).toBe(true);
  });

  itWithNode('sends the error response while a stream still writes, and keeps the process running', async () => {
    let response: ServerResponse | undefined;
    const received = await sendRequest((exchange) => {
      response = exchange.response;
      Readable.from(
        (async function* parts() {
          await sleep(20);
          yield 'a part';
        })(),
      ).pipe(response);
      throwSoldOut();
    });
    await sleep(30);
    expect(received).toMatch(/^HTTP\/1\.1 409 Conflict\r\n/);
    expect(received.endsWith(soldOut)).toBe(true);
    // Without a listener, `emit` would throw the error, and the process would end.
    expect(() => response?.emit('error', new Error('write after end'))).not.toThrow();
  });

  // pillarjs/finalhandler#20: an error after a complete response destroyed the connection.
  itWithNode('leaves a complete response unchanged, and reports the error', async () => {
    const error = new Error('afterwards');
    const received = await sendRequest(({ response }) => {
      response.end('all of it');
      throw error;
    });
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*all of it/);
    expect(reported).toEqual(lateErrors(error));
  });

  // dimdenGD/ultimate-express#166: a handler that sends twice sent two responses.
  itWithNode('sends one response if the handler sends twice, and reports the second', async () => {
    const received = await sendRequest(({ response }) => {
      response.setHeader('Content-Length', '9').end('all of it');
      response.setHeader('Content-Length', '9').end('all of it');
    });
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\r\n\r\nall of it$/);
    expect(reported).toEqual(lateErrors(expect.objectContaining({ code: 'ERR_HTTP_HEADERS_SENT' })));
  });

  it('responds to pipelined requests in their order, on one connection', async () => {
    let count = 0;
    const received = await sendRequest(
      async () => {
        count += 1;
        const own = count;
        await sleep(30 - own * 10);
        throw new Conflict(`The response ${own}.`);
      },
      get() + get() + get(close),
    );
    expect(received.match(/The response \d/g)).toEqual(['The response 1', 'The response 2', 'The response 3']);
    expect(received.match(/HTTP\/1\.1 409 Conflict/g)).toHaveLength(3);
  });

  it.each([
    ['HTTP/1.0', get('', '1.0')],
    ['Connection: close', get(close)],
  ])('closes the connection after the response to %s, also if the error has a Connection field', async (_, bytes) => {
    for (const error of [new Conflict('Sold out.'), new UpgradeRequired('HTTP/2 only.', { upgrade: 'HTTP/2.0' })]) {
      const began = Date.now();
      handle = () => {
        throw error;
      };
      const received = await sendBytes(running.url, bytes, { silence: 4000 });
      expect(received).toContain(error.message);
      expect(Date.now() - began).toBeLessThan(3500);
    }
  });

  itWithNode('keeps the connection open after a 426, so that the client can upgrade it', async () => {
    const received = await sendRequest(
      () => {
        throw new UpgradeRequired('HTTP/2 only.', { upgrade: 'HTTP/2.0' });
      },
      get() + get(close),
    );
    expect(received.match(/^connection: .*$/gim)).toEqual(
      ['Connection: Upgrade', 'Connection: Upgrade, close'].map((field) =>
        expect.stringMatching(new RegExp(`^${field}\r?$`, 'i')),
      ),
    );
  });

  it('responds to a client that expects 100 Continue', async () => {
    const received = await sendRequest(throwSoldOut, get(`${close}Expect: 100-continue\r\nContent-Length: 0\r\n`));
    expect(received).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 409 Conflict\r\n/);
  });

  // pillarjs/finalhandler#162: finalhandler waited for the rest of the request. A response in the meantime ended the process.
  it('sends the response before the client has sent its whole body', async () => {
    handle = () => {
      throw new PayloadTooLarge('1 MB at most.');
    };
    const bytes = `${get('Content-Length: 10000000\r\n')}${'x'.repeat(100_000)}`;
    // Neither side closes the connection, because the client sends less than its Content-Length.
    const received = await sendBytes(running.url, bytes, { silence: 1000 });
    expect(received).toMatch(/^HTTP\/1\.1 413 Payload Too Large\r\n[^]*1 MB at most\./);
  });

  describe.each([
    ['a connection that stays open', ''],
    ['a connection that closes', close],
  ])('on %s', (_, connection) => {
    /** Uploads 50 MB to a handler that pipes them to a stream and throws after the first part. */
    async function upload(): Promise<{ received: string; sent: number; piped: number }> {
      let piped = 0;
      const destination = new Writable({
        write: (part: Buffer, _encoding, done) => {
          piped += part.length;
          done();
        },
      });
      handle = async ({ request }) => {
        if (request.headers['content-length'] === undefined) throw new Conflict('Sold out.');
        request.pipe(destination);
        await once(request, 'data');
        throw new PayloadTooLarge('1 MB at most.');
      };
      const { hostname, port } = new URL(running.url);
      const socket = connect(Number(port), hostname);
      const failed = new Promise<never>((_resolve, reject) => void socket.on('error', reject));
      let received = '';
      socket.setEncoding('latin1').on('data', (part: string) => (received += part));
      socket.write(get(`${connection}Content-Length: 50000000\r\n`));
      let sent = 0;
      for (const part = Buffer.alloc(1_000_000); sent < 50_000_000; sent += part.length) {
        await Promise.race([new Promise((resolve) => void socket.write(part, resolve)), failed]);
      }
      if (connection === '') socket.write(get(close));
      await Promise.race([once(socket, 'close'), failed]);
      return { received, sent, piped };
    }

    // Express behaves like this: a client can send its whole request and then read the response.
    itWithNode('reads and discards the rest of a large body, and no longer pipes it', async () => {
      const { received, sent, piped } = await upload();
      expect(received).toMatch(/^HTTP\/1\.1 413 Payload Too Large\r\n[^]*1 MB at most\./);
      expect(received.match(/HTTP\/1\.1 \d+/g)).toHaveLength(connection === '' ? 2 : 1);
      expect(sent).toBe(50_000_000);
      expect(piped).toBeLessThan(2_000_000);
    });

    it('responds at once, before the body is complete', async () => {
      const bytes = `${get(`${connection}Content-Length: 10000000\r\n`)}${'x'.repeat(100_000)}`;
      handle = throwSoldOut;
      const received = await sendBytes(running.url, bytes, { silence: 300 });
      expect(received).toMatch(/^HTTP\/1\.1 409 Conflict\r\n/);
      expect(received.endsWith(soldOut)).toBe(true);
    });
  });

  it('handles the next request of a connection after an error', async () => {
    const chunked = get('Transfer-Encoding: chunked\r\nTrailer: X-Checksum\r\n');
    const received = await sendRequest(throwSoldOut, `${chunked}3\r\nabc\r\n0\r\nX-Checksum: 1\r\n\r\n${get(close)}`);
    expect(received.match(/HTTP\/1\.1 409 Conflict/g)).toHaveLength(2);
    expect(received.endsWith(soldOut)).toBe(true);
  });

  it('keeps running if clients disconnect before the response', async () => {
    handle = async () => {
      await sleep(20);
      throw new Error('secret');
    };
    const { hostname, port } = new URL(running.url);
    for (let client = 0; client < 20; client += 1) {
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      socket.write(get());
      socket.destroy();
    }
    await sleep(60);
    expect(await sendRequest(throwSoldOut)).toContain(soldOut);
  });

  // stream-utils/raw-body#66: clients that disconnected half-way filled the logs.
  it('keeps running and reports nothing if clients disconnect before the end of their body', async () => {
    reported.length = 0;
    handle = throwSoldOut;
    const { hostname, port } = new URL(running.url);
    for (let client = 0; client < 5; client += 1) {
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      socket.write(
        'POST /parsed HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"a"',
      );
      await sleep(5);
      socket.destroy();
    }
    await sleep(60);
    expect(reported).toEqual([]);
    expect(await sendRequest(throwSoldOut)).toContain(soldOut);
  });

  it('sends the correct response to each of sixty concurrent requests', async () => {
    handle = async ({ request }) => {
      await sleep(Math.random() * 20);
      throw new Conflict(String(request.headers['x-own']), {
        headers: { 'X-Own': request.headers['x-own'] as string },
      });
    };
    const responses = await Promise.all(
      Array.from({ length: 60 }, (_, own) => fetch(`${running.url}/thrown`, { headers: { 'X-Own': `${own}` } })),
    );
    const bodies = await Promise.all(responses.map((response) => response.json() as Promise<{ detail: string }>));
    expect(bodies.map(({ detail }) => detail)).toEqual(Array.from({ length: 60 }, (_, own) => `${own}`));
    expect(responses.map((response) => response.headers.get('x-own'))).toEqual(bodies.map(({ detail }) => detail));
  });

  it('sends the same response for an error that is thrown a thousand times, and does not change the error', async () => {
    const error = new Conflict('Sold out.', { headers: { 'X-A': '1' } });
    Object.freeze(error);
    const distinctResponses = new Set<string>();
    handle = () => {
      throw error;
    };
    for (let time = 0; time < 1000; time += 50) {
      const responses = await Promise.all(Array.from({ length: 50 }, () => fetch(`${running.url}/thrown`)));
      for (const response of responses) {
        const fields = [...response.headers].filter(([name]) => name !== 'date');
        distinctResponses.add(JSON.stringify([response.status, fields, await response.text()]));
      }
    }
    expect(distinctResponses.size).toBe(1);
  });
});

describe('nodeWriter', () => {
  it('throws nothing if the properties of the response throw, and reports the error', async () => {
    const fail = (): never => {
      throw new Error('secret');
    };
    const response = Object.create(null, {
      headersSent: { get: fail },
      writableEnded: { get: fail },
    }) as NodeResponse;
    const reported: unknown[] = [];
    const handleError = createErrorHandler({ writer: nodeWriter, log: (error) => reported.push(error) });
    const error = new NotFound('too late');
    handleError(error, undefined, response);
    await sleep(5); // the response is aborted in the next turn
    expect(reported[0]).toBe(error);
  });
});

describe('fetchWriter', () => {
  it('keeps the fields of the exchange, and adds to Vary and Set-Cookie', () => {
    const prepared = new Headers({ Vary: 'Origin', ETag: '"1"', Upgrade: 'h2c', 'Retry-After': '5' });
    prepared.append('Set-Cookie', 'session=1');
    const response = createErrorHandler({ writer: fetchWriter, log: () => {} })(
      new Conflict('Sold out.', { headers: { Vary: 'Accept', 'Set-Cookie': 'cart=', 'Retry-After': '7' } }),
      undefined,
      prepared,
    );
    expect([...response.headers]).toEqual([
      ['cache-control', 'no-store'],
      ['content-length', '75'],
      ['content-type', 'application/problem+json'],
      ['retry-after', '7'],
      ['set-cookie', 'session=1'],
      ['set-cookie', 'cart='],
      ['vary', 'Origin, Accept'],
      ['x-content-type-options', 'nosniff'],
    ]);
  });
});
