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
import { headOf, talk } from './raw-client.js';
import type { Running } from './running-server.js';
import { type Exchange, servers } from './servers.js';

const get = (fields = '', version = '1.1', method = 'GET'): string =>
  `${method} /thrown HTTP/${version}\r\nHost: a\r\n${fields}\r\n`;
const close = 'Connection: close\r\n';

const soldOut = '{"type":"about:blank","title":"Conflict","status":409,"detail":"Sold out."}';

describe.each(servers)('$name', ({ start }) => {
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

  /** Has the handler do something, and asks for it. */
  async function ask(handler: (exchange: Exchange) => unknown, bytes = get(close)): Promise<string> {
    reported.length = 0;
    handle = handler;
    return talk(running.url, bytes);
  }

  const throwSoldOut = (): never => {
    throw new Conflict('Sold out.');
  };

  it('sends nothing but the answer', async () => {
    const answer = await ask(throwSoldOut);
    expect(headOf(answer)).toEqual([
      'HTTP/1.1 409 Conflict',
      'content-type: application/problem+json',
      'content-length: 75',
      'cache-control: no-store',
      'x-content-type-options: nosniff',
    ]);
    expect(answer.split('\r\n\r\n').slice(1)).toEqual([soldOut]);
  });

  it("answers HEAD with GET's head and no body", async () => {
    const answer = await ask(throwSoldOut, get(close, '1.1', 'HEAD'));
    expect(headOf(answer)).toEqual(headOf(await ask(throwSoldOut)));
    expect(answer.endsWith('\r\n\r\n')).toBe(true);
  });

  // koajs/koa#199: the length of the body that was never sent stayed. koajs/koa#411: CORS went, so no browser let the
  // page read the error.
  it('removes what the handler had said of its own answer, and keeps what belongs to the exchange', async () => {
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
    const answer = await ask(({ response, setHeader }) => {
      for (const [name, value] of Object.entries({ ...stale, ...kept })) setHeader(name, value);
      response.statusMessage = 'secret';
      throwSoldOut();
    });
    const head = headOf(answer);
    expect(head[0]).toBe('HTTP/1.1 409 Conflict');
    expect(head.slice(1).toSorted()).toEqual(
      [
        ...Object.entries(kept).map(([name, value]) => `${name.toLowerCase()}: ${value}`),
        'content-type: application/problem+json',
        'content-length: 75',
        'cache-control: no-store',
        'x-content-type-options: nosniff',
      ].toSorted(),
    );
    expect(answer.endsWith(`\r\n\r\n${soldOut}`)).toBe(true);
  });

  // A cache must not give the answer for one origin to another.
  it("adds the error's Vary, Access-Control-Expose-Headers and Set-Cookie to those that the handler had set", async () => {
    const answer = await ask(({ setHeader }) => {
      setHeader('Vary', 'Origin, Accept-Encoding');
      setHeader('Access-Control-Expose-Headers', 'X-Request-Id');
      setHeader('Set-Cookie', 'session=1');
      throw new Conflict('Sold out.', {
        headers: { vary: ['Accept', 'origin'], 'Access-Control-Expose-Headers': 'Retry-After', 'set-cookie': 'cart=' },
      });
    });
    expect(headOf(answer).filter((line) => /^(?:vary|access-control-expose-headers|set-cookie):/.test(line))).toEqual([
      'vary: Origin, Accept-Encoding, Accept',
      'access-control-expose-headers: X-Request-Id, Retry-After',
      'set-cookie: session=1',
      'set-cookie: cart=',
    ]);
  });

  it('adds nothing to Vary: *', async () => {
    const answer = await ask(({ setHeader }) => {
      setHeader('Vary', '*');
      throw new Conflict('Sold out.', { headers: { Vary: 'Accept' } });
    });
    expect(headOf(answer)).toContain('vary: *');
  });

  it('answers after informational responses', async () => {
    const answer = await ask(({ response }) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' });
      response.writeProcessing();
      throwSoldOut();
    });
    expect(answer).toMatch(
      /^HTTP\/1\.1 103 Early Hints\r\n[^]*HTTP\/1\.1 102 Processing\r\n\r\nHTTP\/1\.1 409 Conflict\r\n/,
    );
    expect(answer.endsWith(soldOut)).toBe(true);
  });

  // fastify/fastify#753: the status that was set before could prevail over the error's.
  it.each([200, 202, 204, 304, 404, 503])(
    "has the error's status, not the %i that the handler had set",
    async (status) => {
      const answer = await ask(({ response }) => {
        response.statusCode = status;
        throwSoldOut();
      });
      expect(headOf(answer)[0]).toBe('HTTP/1.1 409 Conflict');
      expect(answer.endsWith(`\r\n\r\n${soldOut}`)).toBe(true);
    },
  );

  // koajs/koa#1627: a reason phrase that can't be written fails with the head, when the error handler is done.
  it('answers where the handler had set a reason phrase that can not be written', async () => {
    const answer = await ask(({ response }) => {
      response.statusMessage = 'Ausverkauft \u{1f4da}\n';
      throwSoldOut();
    });
    expect(headOf(answer)[0]).toBe('HTTP/1.1 409 Conflict');
    expect(answer.endsWith(`\r\n\r\n${soldOut}`)).toBe(true);
  });

  it('does not make a 304 of an error', async () => {
    const answer = await ask(
      ({ setHeader }) => {
        setHeader('ETag', '"1"');
        throwSoldOut();
      },
      get(`${close}If-None-Match: "1", *\r\n`),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 409 Conflict\r\n/);
  });

  it.each<[string, (exchange: Exchange) => unknown]>([
    ['in chunks', ({ response }) => void response.write('a part')],
    [
      'with a Content-Length',
      ({ response }) => void response.writeHead(200, { 'Content-Length': 100 }).write('a part'),
    ],
    [
      'as events',
      ({ response }) => void response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('data: a part\n\n'),
    ],
    ['with its head alone', ({ response }) => response.flushHeaders()],
    // As elsewhere: https://github.com/nestjs/nest/issues/1061
  ])('cuts off an answer that has begun %s, and reports the error', async (_, begin) => {
    const error = new NotFound('too late');
    const answer = await ask(async (exchange) => {
      begin(exchange);
      await sleep(20);
      throw error;
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).not.toMatch(/\r\n0\r\n\r\n$/);
    expect(answer).not.toContain('too late');
    expect(reported).toEqual([error]);
  });

  it('cuts off a piped stream that fails half-way', async () => {
    const error = new Error('the disk is on fire');
    const answer = await ask(async ({ response }) => {
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
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*a part/);
    expect(answer).not.toMatch(/\r\n0\r\n\r\n$/);
    expect(reported).toEqual([error]);
  });

  it('answers a piped stream that fails before its first byte', async () => {
    const answer = await ask(async ({ response }) => {
      const stream = new Readable({ read: () => void stream.destroy(new Conflict('Sold out.')) });
      stream.pipe(response);
      await new Promise((_, reject) => void stream.on('error', reject));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 409 Conflict\r\n/);
    expect(answer.endsWith(soldOut)).toBe(true);
  });

  it('answers where a stream goes on to write, and the process lives', async () => {
    let response: ServerResponse | undefined;
    const answer = await ask((exchange) => {
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
    expect(answer).toMatch(/^HTTP\/1\.1 409 Conflict\r\n/);
    expect(answer.endsWith(soldOut)).toBe(true);
    // An error that nobody listens for ends a process; here, it is thrown.
    expect(() => response?.emit('error', new Error('write after end'))).not.toThrow();
  });

  // pillarjs/finalhandler#20: an error after the end destroyed the connection of a request that had succeeded.
  it('leaves an answer whole that has ended, and reports the error', async () => {
    const error = new Error('afterwards');
    const answer = await ask(({ response }) => {
      response.end('all of it');
      throw error;
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*all of it/);
    expect(reported).toEqual([error]);
  });

  // dimdenGD/ultimate-express#166: an answer that is given twice was sent twice.
  it('leaves an answer whole that the handler gives twice, and reports that', async () => {
    const answer = await ask(({ response }) => {
      response.setHeader('Content-Length', '9').end('all of it');
      response.setHeader('Content-Length', '9').end('all of it');
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\r\n\r\nall of it$/);
    expect(reported).toEqual([expect.objectContaining({ code: 'ERR_HTTP_HEADERS_SENT' })]);
  });

  it('answers pipelined requests in their order, on one connection', async () => {
    let count = 0;
    const answer = await ask(
      async () => {
        count += 1;
        const own = count;
        await sleep(30 - own * 10);
        throw new Conflict(`The answer ${own}.`);
      },
      get() + get() + get(close),
    );
    expect(answer.match(/The answer \d/g)).toEqual(['The answer 1', 'The answer 2', 'The answer 3']);
    expect(answer.match(/HTTP\/1\.1 409 Conflict/g)).toHaveLength(3);
  });

  it.each([
    ['HTTP/1.0', get('', '1.0')],
    ['Connection: close', get(close)],
  ])('closes after the answer to %s, also where the error has a Connection of its own', async (_, bytes) => {
    for (const error of [new Conflict('Sold out.'), new UpgradeRequired('HTTP/2 only.', { upgrade: 'HTTP/2.0' })]) {
      const began = Date.now();
      handle = () => {
        throw error;
      };
      const answer = await talk(running.url, bytes, { silence: 4000 });
      expect(answer).toContain(error.message);
      expect(Date.now() - began).toBeLessThan(3500);
    }
  });

  it('keeps the connection after an Upgrade that the client may answer on it', async () => {
    const answer = await ask(
      () => {
        throw new UpgradeRequired('HTTP/2 only.', { upgrade: 'HTTP/2.0' });
      },
      get() + get(close),
    );
    expect(answer.match(/^connection: .*$/gim)).toEqual(
      ['Connection: Upgrade', 'Connection: Upgrade, close'].map((field) =>
        expect.stringMatching(new RegExp(`^${field}\r?$`, 'i')),
      ),
    );
  });

  it('lets a client go on that expects 100 Continue', async () => {
    const answer = await ask(throwSoldOut, get(`${close}Expect: 100-continue\r\nContent-Length: 0\r\n`));
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 409 Conflict\r\n/);
  });

  // pillarjs/finalhandler#162: it waited for the rest of the request, and what answered meanwhile brought the process down.
  it('lets a client read a refusal while it still sends, or has stopped sending', async () => {
    handle = () => {
      throw new PayloadTooLarge('1 MB at most.');
    };
    const bytes = `${get('Content-Length: 10000000\r\n')}${'x'.repeat(100_000)}`;
    // Neither side closes: the client has not sent all that it announced.
    const answer = await talk(running.url, bytes, { silence: 1000 });
    expect(answer).toMatch(/^HTTP\/1\.1 413 Payload Too Large\r\n[^]*1 MB at most\./);
  });

  describe.each([
    ['a connection that stays open', ''],
    ['a connection that closes', close],
  ])('on %s', (_, connection) => {
    /** Uploads 50 MB to a handler that pipes them somewhere and throws after the first part. */
    async function upload(): Promise<{ answer: string; sent: number; piped: number }> {
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
      let answer = '';
      socket.setEncoding('latin1').on('data', (part: string) => (answer += part));
      socket.write(get(`${connection}Content-Length: 50000000\r\n`));
      let sent = 0;
      for (const part = Buffer.alloc(1_000_000); sent < 50_000_000; sent += part.length) {
        await Promise.race([new Promise((resolve) => void socket.write(part, resolve)), failed]);
      }
      if (connection === '') socket.write(get(close));
      await Promise.race([once(socket, 'close'), failed]);
      return { answer, sent, piped };
    }

    // As Express, whose client sends all of its request and then reads the response.
    it('lets a client send all of a large body, and no longer writes it to what it was piped to', async () => {
      const { answer, sent, piped } = await upload();
      expect(answer).toMatch(/^HTTP\/1\.1 413 Payload Too Large\r\n[^]*1 MB at most\./);
      expect(answer.match(/HTTP\/1\.1 \d+/g)).toHaveLength(connection === '' ? 2 : 1);
      expect(sent).toBe(50_000_000);
      expect(piped).toBeLessThan(2_000_000);
    });

    it('answers at once, though the body is not complete', async () => {
      const bytes = `${get(`${connection}Content-Length: 10000000\r\n`)}${'x'.repeat(100_000)}`;
      handle = throwSoldOut;
      const answer = await talk(running.url, bytes, { silence: 300 });
      expect(answer).toMatch(/^HTTP\/1\.1 409 Conflict\r\n/);
      expect(answer.endsWith(soldOut)).toBe(true);
    });
  });

  it('goes on with a connection after an error', async () => {
    const chunked = get('Transfer-Encoding: chunked\r\nTrailer: X-Checksum\r\n');
    const answer = await ask(throwSoldOut, `${chunked}3\r\nabc\r\n0\r\nX-Checksum: 1\r\n\r\n${get(close)}`);
    expect(answer.match(/HTTP\/1\.1 409 Conflict/g)).toHaveLength(2);
    expect(answer.endsWith(soldOut)).toBe(true);
  });

  it('survives a client that is gone before the answer', async () => {
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
    expect(await ask(throwSoldOut)).toContain(soldOut);
  });

  // stream-utils/raw-body#66: clients that went away half-way filled the logs.
  it('survives a client that is gone before the end of its body, and reports nothing', async () => {
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
    expect(await ask(throwSoldOut)).toContain(soldOut);
  });

  it('does not mix sixty errors at once', async () => {
    handle = async ({ request }) => {
      await sleep(Math.random() * 20);
      throw new Conflict(String(request.headers['x-own']), {
        headers: { 'X-Own': request.headers['x-own'] as string },
      });
    };
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, own) => fetch(`${running.url}/thrown`, { headers: { 'X-Own': `${own}` } })),
    );
    const bodies = await Promise.all(answers.map((answer) => answer.json() as Promise<{ detail: string }>));
    expect(bodies.map(({ detail }) => detail)).toEqual(Array.from({ length: 60 }, (_, own) => `${own}`));
    expect(answers.map((answer) => answer.headers.get('x-own'))).toEqual(bodies.map(({ detail }) => detail));
  });

  it('answers an error that is thrown a thousand times alike, and leaves it as it was', async () => {
    const error = new Conflict('Sold out.', { headers: { 'X-A': '1' } });
    Object.freeze(error);
    const heads = new Set<string>();
    handle = () => {
      throw error;
    };
    for (let time = 0; time < 1000; time += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(`${running.url}/thrown`)));
      for (const answer of answers) {
        const fields = [...answer.headers].filter(([name]) => name !== 'date');
        heads.add(JSON.stringify([answer.status, fields, await answer.text()]));
      }
    }
    expect(heads.size).toBe(1);
  });
});

describe('nodeWriter', () => {
  it('throws nothing if the properties of the response throw, and the error is reported', async () => {
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
  it('keeps the fields of the exchange, and adds to Vary and to the cookies', () => {
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
