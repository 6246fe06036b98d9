import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultlineFilter, frameworkErrors } from '@faultline/nestjs';
import { Controller, Get, Header, NotFoundException, Res, UseFilters } from '@nestjs/common';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { nestMajor, platforms, start } from './nest-platforms.js';
import { notFound, problem } from './problems.js';
import { type ReceivedResponse, type Running, send, whileRunning } from './running-server.js';

/** The common members of Express's response and Fastify's reply. Only Fastify's reply has `raw`, the response of Node. */
interface Reply {
  readonly raw?: ServerResponse;
  header(name: string, value: string | string[]): unknown;
  send(body: string): unknown;
}

/** A 4xx. It is reported only if no error response can be sent. */
const notSent = new NotFoundException('No such book.');
const noSuchBook = problem('Not Found', 404, 'No such book.');

/** The header fields of the body that a handler prepares and does not send. */
const stale = {
  'accept-ranges': 'bytes',
  age: '7',
  'cache-control': 'public, max-age=60',
  'content-disposition': 'attachment',
  'content-encoding': 'gzip',
  'content-language': 'de',
  'content-length': '7',
  'content-location': '/books/7',
  'content-range': 'bytes 0-6/7',
  'content-type': 'text/csv',
  etag: '"7"',
  expires: 'Sun, 22 Nov 2026 12:00:00 GMT',
  'last-modified': 'Sun, 22 Nov 2026 11:00:00 GMT',
};
/** The header fields of the exchange. Every response keeps them. */
const kept = {
  'access-control-allow-origin': '*',
  'content-security-policy': "default-src 'none'",
  'ratelimit-limit': '100',
  'set-cookie': ['a=1', 'b=2'],
  vary: 'Accept-Encoding',
  'x-request-id': '7',
};

@Controller()
class PreparingController {
  @Get('prepared')
  @Header('Pragma', 'cache')
  prepared(@Res({ passthrough: true }) reply: Reply): never {
    for (const [name, value] of Object.entries({ ...stale, ...kept })) reply.header(name, value);
    throw new NotFoundException('No such book.');
  }

  @Get('begun')
  begun(@Res() reply: Reply): never {
    const response = reply.raw ?? (reply as unknown as ServerResponse);
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.write('a part');
    throw notSent;
  }

  @Get('sent')
  sent(@Res() reply: Reply): never {
    reply.send('all of it');
    throw notSent;
  }
}

/** Returns the header fields of a response, without those that the server adds. */
function fields({
  headers: { date: _date, connection: _connection, 'x-powered-by': _by, ...headers },
}: ReceivedResponse): object {
  return headers;
}

describe.each(platforms)('FaultlineFilter in $name', ({ platform }) => {
  let running: Running;
  const reported: unknown[] = [];
  beforeAll(async () => {
    running = await start(platform, {
      module: { controllers: [PreparingController] },
      middleware: (consumer) => {
        const prepare = (_request: unknown, response: ServerResponse, next: () => void): void => {
          for (const [name, value] of Object.entries({ ...stale, ...kept })) response.setHeader(name, value);
          response.statusMessage = 'All Fine';
          next();
        };
        const reject = (): never => {
          throw new NotFoundException('No such book.');
        };
        consumer.apply(prepare).forRoutes('prepared-by-middleware', 'rejected-by-middleware');
        consumer.apply(reject).forRoutes('rejected-by-middleware');
      },
      configure: (app) => {
        app.useGlobalFilters(
          new FaultlineFilter({ onError: (error, _request, { warnings }) => reported.push(error, ...warnings) }),
        );
      },
    });
  });
  afterAll(() => running.close());

  // nestjs/nest#8469: with a Content-Type of the handler, Fastify sent an error of its own instead of the application's error.
  // nestjs/nest#3160: for middleware on Fastify, a filter receives Node's response. Calls to Fastify's reply failed.
  it.each([
    ['a handler prepared a response', 'GET /prepared', noSuchBook],
    ['a handler prepared a response to HEAD', 'HEAD /prepared', noSuchBook],
    ['middleware prepared a response', 'GET /prepared-by-middleware', notFound],
    ['middleware prepared a response to HEAD', 'HEAD /prepared-by-middleware', notFound],
    ['middleware prepared a response and throws', 'GET /rejected-by-middleware', noSuchBook],
  ])('keeps only the header fields of the exchange if %s', async (_where, line, body) => {
    const response = await send(running, line);
    expect(response).toMatchObject({ status: 404, reason: 'Not Found', body: line.startsWith('HEAD') ? '' : body });
    expect(fields(response)).toEqual({
      ...kept,
      'cache-control': 'no-store',
      'content-length': String(Buffer.byteLength(body)),
      'content-type': 'application/problem+json',
      'x-content-type-options': 'nosniff',
    });
  });

  it('aborts a response that has begun, and reports the error', async () => {
    reported.length = 0;
    await expect(send(running, 'GET /begun')).rejects.toThrow(/aborted|socket hang up|ECONNRESET/);
    expect(reported).toEqual([notSent]);
  });

  it('leaves a complete response unchanged, and reports the error', async () => {
    reported.length = 0;
    expect(await send(running, 'GET /sent')).toMatchObject({ status: 200, body: 'all of it' });
    expect(reported).toEqual([notSent]);
  });
});

describe('FaultlineFilter with an onSend hook on Fastify', () => {
  // nestjs/nest#10889: hooks ran twice for the response of a filter, and the client received no body.
  it('runs the hook once for its response', () => {
    const payloads: unknown[] = [];
    const started = start('Fastify', {
      module: { controllers: [PreparingController] },
      configure: (app) => {
        const fastify = app.getHttpAdapter().getInstance() as FastifyInstance;
        fastify.addHook('onSend', async (_request, reply, payload) => {
          payloads.push(payload);
          void reply.header('x-hook', 'ran');
        });
        app.useGlobalFilters(new FaultlineFilter());
      },
    });
    return whileRunning(started, async (running) => {
      expect(await send(running, 'GET /prepared')).toMatchObject({ headers: { 'x-hook': 'ran' }, body: noSuchBook });
      expect(payloads).toEqual([noSuchBook]);
    });
  });
});

describe('FaultlineFilter on Fastify', () => {
  const masked = problem(
    'Internal Server Error',
    500,
    'The server has encountered a situation it does not know how to handle.',
  );
  /** Sends a request to a handler, with hooks of Fastify. Returns the response and the reports. */
  async function sendRequest(
    handle: (reply: FastifyReply) => unknown,
    addHooks: (fastify: FastifyInstance) => unknown = () => {},
    filters: 'global' | 'of the controller' = 'global',
  ): Promise<ReceivedResponse & { reported: unknown[] }> {
    const reported: unknown[] = [];
    const filter = new FaultlineFilter({
      onError: (error, _request, { warnings }) => reported.push(error, ...warnings),
    });

    @Controller('handled')
    @UseFilters(...(filters === 'of the controller' ? [filter] : []))
    class HandledController {
      @Get()
      handled(@Res({ passthrough: true }) reply: FastifyReply): unknown {
        return handle(reply);
      }
    }

    const started = start('Fastify', {
      module: { controllers: [HandledController] },
      configure: (app) => {
        addHooks(app.getHttpAdapter().getInstance() as FastifyInstance);
        if (filters === 'global') app.useGlobalFilters(filter);
      },
    });
    const response = await whileRunning(started, (running) => send(running, 'GET /handled'));
    return { ...response, reported };
  }
  const throwNotFound = (): never => {
    throw new NotFoundException('No such book.');
  };
  const hookError = new Error('secret: connect ECONNREFUSED 10.0.0.7:6379');
  const failingHooks: [string, (fastify: FastifyInstance) => unknown][] = [
    [
      'rejects',
      (fastify) =>
        fastify.addHook('onSend', async () => {
          await sleep(5);
          throw hookError;
        }),
    ],
    [
      'calls back',
      (fastify) =>
        fastify.addHook('onSend', (_request, _reply, _payload, done) => void setTimeout(() => done(hookError), 5)),
    ],
    [
      'throws',
      (fastify) =>
        fastify.addHook('onSend', (): void => {
          throw hookError;
        }),
    ],
    [
      'rejects after another hook rejected',
      (fastify) => {
        fastify.addHook('onRequest', async () => {
          throw hookError;
        });
        fastify.addHook('onSend', async () => {
          throw hookError;
        });
      },
    ],
  ];

  // @fastify/session rejects like this if its store is unreachable. Fastify then sent the message of the error.
  describe.each(failingHooks)('with a hook that %s', (_how, addHooks) => {
    it.each<[string, (reply: FastifyReply) => unknown]>([
      ['a success', (reply) => void reply.header('access-control-allow-origin', '*')],
      [
        'an error',
        (reply) => {
          void reply.header('access-control-allow-origin', '*');
          throwNotFound();
        },
      ],
    ])('masks and reports the error of the hook, instead of %s', async (_what, handler) => {
      const response = await sendRequest(handler, addHooks);
      expect(response).toMatchObject({ status: 500, reason: 'Internal Server Error', body: masked });
      expect(response.headers['content-type']).toBe('application/problem+json');
      expect(response.reported).toContain(hookError);
    });
  });

  it('sends its own response if a filter of Nest handles the error of the hook', async () => {
    const response = await sendRequest(throwNotFound, failingHooks[0]![1], 'of the controller');
    expect(response).toMatchObject({ status: 404, body: noSuchBook });
  });

  it('keeps CORS if a hook fails', async () => {
    const response = await sendRequest((reply) => {
      void reply.header('access-control-allow-origin', '*').header('etag', '"7"');
      throwNotFound();
    }, failingHooks[0]![1]);
    expect(fields(response)).toEqual({
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
      'content-length': String(Buffer.byteLength(masked)),
      'content-type': 'application/problem+json',
      'x-content-type-options': 'nosniff',
    });
  });

  const slowHook = (fastify: FastifyInstance): unknown =>
    fastify.addHook('onSend', (_request, _reply, payload, done) => void setTimeout(done, 20, null, payload));

  it('sends its response if the handler sends another one while a hook is running', async () => {
    const response = await sendRequest((reply) => {
      setTimeout(() => void reply.send('late'), 5);
      throwNotFound();
    }, slowHook);
    expect(response).toMatchObject({ status: 404, body: noSuchBook });
    await sleep(30); // a second head would end the process
  });

  it('sends a response if the handler sends and then throws while a hook is running', async () => {
    const response = await sendRequest((reply) => {
      void reply.send('all of it');
      throwNotFound();
    }, slowHook);
    expect(response.status).toBe(404);
    await sleep(30);
  });

  it.each<[string, (reply: FastifyReply) => unknown]>([
    ['trailers', (reply) => reply.trailer('x-checksum', async () => 'secret')],
    ['Transfer-Encoding', (reply) => reply.header('transfer-encoding', 'chunked')],
    ['a field value that Node rejects', (reply) => reply.header('x-name', 'secret \u{1f4da}\n')],
    ['a field name that Node rejects', (reply) => reply.header('x name', 'secret')],
    ['Retry-After twice', (reply) => reply.header('retry-after', ['1', '2'])],
    ['hijack', (reply) => reply.hijack()],
  ])('sends its response after a handler that uses %s', async (_what, prepare) => {
    const response = await sendRequest((reply) => {
      prepare(reply.header('access-control-allow-origin', '*'));
      throwNotFound();
    });
    expect(response).toMatchObject({ status: 404, body: noSuchBook });
    expect(fields(response)).toEqual({
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
      'content-length': String(Buffer.byteLength(noSuchBook)),
      'content-type': 'application/problem+json',
      'x-content-type-options': 'nosniff',
    });
  });

  it('masks and reports a field value of a success that Node rejects', async () => {
    const response = await sendRequest((reply) => void reply.header('x-name', 'secret \u{1f4da}'));
    expect(response).toMatchObject({ status: 500, body: masked });
    expect(response.reported).toEqual([expect.objectContaining({ code: 'ERR_INVALID_CHAR' })]);
  });

  it('sends the problem of a stream that fails before its first byte', async () => {
    const response = await sendRequest((reply) => {
      const stream = new Readable({ read: () => void stream.destroy(new NotFoundException('No such book.')) });
      return reply.type('text/csv').send(stream);
    });
    expect(response).toMatchObject({ status: 404, body: noSuchBook });
  });
});

describe('frameworkErrors', () => {
  const badRequest = problem(
    'Bad Request',
    400,
    'The server could not understand the request due to an apparent client error. (For example: invalid syntax, size too large, invalid request message framing.)',
  );
  const tooLong = problem(
    'URI Too Long',
    414,
    'The URI requested by the client is longer than the server is willing to interpret.',
  );
  // fastify/fastify#3804: without a route that has a parameter, Fastify sent a 404 for a malformed URL. Its text asks for a bug report.
  const rejectedRequests: [string, string, number, string][] = [
    ['a malformed URL', '/items/%E0%A4%A', 400, badRequest],
    ['a malformed URL of no route', '/nowhere/%zz', 400, badRequest],
    ['a parameter of 101 characters', `/items/${'7'.repeat(101)}`, 414, tooLong],
  ];

  @Controller('items')
  class ItemsController {
    @Get(':id')
    read(): object {
      return {};
    }
  }
  const startWith = (options?: Parameters<typeof frameworkErrors>[0]): Promise<Running> =>
    start('Fastify', {
      module: { controllers: [ItemsController] },
      fastify: { frameworkErrors: frameworkErrors(options) },
      configure: (app) => app.useGlobalFilters(new FaultlineFilter(options)),
    });
  let running: Running;
  beforeAll(async () => {
    running = await startWith();
  });
  afterAll(() => running.close());

  it.each(rejectedRequests)(`sends a problem for %s in Nest ${nestMajor}`, async (_what, path, status, body) => {
    const response = await send(running, `GET ${path}`);
    expect(response).toMatchObject({ status, body });
    expect(fields(response)).toEqual({
      'cache-control': 'no-store',
      'content-length': String(Buffer.byteLength(body)),
      'content-type': 'application/problem+json',
      'x-content-type-options': 'nosniff',
    });
  });

  it('calls the route for a parameter of 100 characters', async () => {
    expect(await send(running, `GET /items/${'7'.repeat(100)}`)).toMatchObject({ status: 200, body: '{}' });
  });

  it('accepts the options of FaultlineFilter', async () => {
    const reported: unknown[] = [];
    const options = {
      typeBaseUrl: 'https://api.example.com/problems',
      reportClientErrors: true,
      onError: (error: unknown, { originalUrl }: { originalUrl: string }) =>
        reported.push([(error as { code: string }).code, originalUrl]),
    };
    await whileRunning(startWith(options), async (typed) => {
      expect(await send(typed, 'GET /items/%E0%A4%A')).toMatchObject({
        status: 400,
        body: badRequest.replace('about:blank', 'https://api.example.com/problems/400'),
      });
    });
    expect(reported).toEqual([['FST_ERR_BAD_URL', '/items/%E0%A4%A']]);
  });

  it('throws a TypeError for wrong options', () => {
    expect(() => frameworkErrors({ typeBaseUrl: '/problems' })).toThrow(TypeError);
    expect(() => frameworkErrors({ typeBaseUrl: '/problems' })).toThrow('typeBaseUrl');
  });
});
