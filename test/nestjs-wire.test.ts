import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultlineFilter, frameworkErrors } from '@faultline/nestjs';
import { Controller, Get, Header, NotFoundException, Res, UseFilters } from '@nestjs/common';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { nestMajor, platforms, start } from './nest-platforms.js';
import { notFound, problem } from './problems.js';
import { type Answer, type Running, send, whileRunning } from './running-server.js';

/** What Express's response and Fastify's reply have in common, and Fastify's alone: Node's response. */
interface Reply {
  readonly raw?: ServerResponse;
  header(name: string, value: string | string[]): unknown;
  send(body: string): unknown;
}

/** Is a 4xx, and reported all the same where the client can't be told. */
const unsaid = new NotFoundException('No such book.');
const noSuchBook = problem('Not Found', 404, 'No such book.');

/** What a handler prepares for the answer that it then does not give. */
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
/** What belongs to the exchange, whatever the answer is. */
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
    throw unsaid;
  }

  @Get('sent')
  sent(@Res() reply: Reply): never {
    reply.send('all of it');
    throw unsaid;
  }
}

/** The header fields of an answer, but for those that the server sets on its own. */
function fields({
  headers: { date: _date, connection: _connection, 'x-powered-by': _by, ...headers },
}: Answer): object {
  return headers;
}

describe.each(platforms)('the answers of FaultlineFilter in $name', ({ platform }) => {
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
        const refuse = (): never => {
          throw new NotFoundException('No such book.');
        };
        consumer.apply(prepare).forRoutes('prepared-by-middleware', 'refused-by-middleware');
        consumer.apply(refuse).forRoutes('refused-by-middleware');
      },
      configure: (app) => {
        app.useGlobalFilters(
          new FaultlineFilter({ onError: (error, _request, { warnings }) => reported.push(error, ...warnings) }),
        );
      },
    });
  });
  afterAll(() => running.close());

  // nestjs/nest#8469: under a Content-Type of the handler's, Fastify told of itself instead of the error.
  // nestjs/nest#3160: of middleware on Fastify, a filter has Node's response, and its own calls failed.
  it.each([
    ['a handler has prepared another', 'GET /prepared', noSuchBook],
    ['a handler has prepared another, to HEAD', 'HEAD /prepared', noSuchBook],
    ['middleware has prepared another', 'GET /prepared-by-middleware', notFound],
    ['middleware has prepared another, to HEAD', 'HEAD /prepared-by-middleware', notFound],
    ['middleware has prepared another and throws', 'GET /refused-by-middleware', noSuchBook],
  ])('have only the header fields of the exchange where %s', async (_where, line, body) => {
    const answer = await send(running, line);
    expect(answer).toMatchObject({ status: 404, reason: 'Not Found', body: line.startsWith('HEAD') ? '' : body });
    expect(fields(answer)).toEqual({
      ...kept,
      'cache-control': 'no-store',
      'content-length': String(Buffer.byteLength(body)),
      'content-type': 'application/problem+json',
      'x-content-type-options': 'nosniff',
    });
  });

  it('break off where another answer has begun, and the error is reported', async () => {
    reported.length = 0;
    await expect(send(running, 'GET /begun')).rejects.toThrow(/aborted|socket hang up|ECONNRESET/);
    expect(reported).toEqual([unsaid]);
  });

  it('do not come after another answer, and the error is reported', async () => {
    reported.length = 0;
    expect(await send(running, 'GET /sent')).toMatchObject({ status: 200, body: 'all of it' });
    expect(reported).toEqual([unsaid]);
  });
});

describe('the answers of FaultlineFilter on Fastify', () => {
  // nestjs/nest#10889: hooks saw the answer of a filter twice, and the client no body.
  it("pass through Fastify's hooks", () => {
    const seen: unknown[] = [];
    const started = start('Fastify', {
      module: { controllers: [PreparingController] },
      configure: (app) => {
        const fastify = app.getHttpAdapter().getInstance() as FastifyInstance;
        fastify.addHook('onSend', async (_request, reply, payload) => {
          seen.push(payload);
          void reply.header('x-hook', 'ran');
        });
        app.useGlobalFilters(new FaultlineFilter());
      },
    });
    return whileRunning(started, async (running) => {
      expect(await send(running, 'GET /prepared')).toMatchObject({ headers: { 'x-hook': 'ran' }, body: noSuchBook });
      expect(seen).toEqual([noSuchBook]);
    });
  });
});

describe('FaultlineFilter on Fastify', () => {
  const masked = problem(
    'Internal Server Error',
    500,
    'The server has encountered a situation it does not know how to handle.',
  );
  /** What the client receives, and what is reported, if Fastify has a hook. */
  async function ask(
    handle: (reply: FastifyReply) => unknown,
    addHooks: (fastify: FastifyInstance) => unknown = () => {},
    filters: 'global' | 'of the controller' = 'global',
  ): Promise<Answer & { reported: unknown[] }> {
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
    const answer = await whileRunning(started, (running) => send(running, 'GET /handled'));
    return { ...answer, reported };
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
      'rejects, as another has before it',
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

  // As @fastify/session does if its store can't be reached. Fastify then sent the message of the error.
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
    ])('masks and reports the error of the hook in the place of %s', async (_what, handler) => {
      const answer = await ask(handler, addHooks);
      expect(answer).toMatchObject({ status: 500, reason: 'Internal Server Error', body: masked });
      expect(answer.headers['content-type']).toBe('application/problem+json');
      expect(answer.reported).toContain(hookError);
    });
  });

  it('sends its own response if a filter of Nest handles the error of the hook', async () => {
    const answer = await ask(throwNotFound, failingHooks[0]![1], 'of the controller');
    expect(answer).toMatchObject({ status: 404, body: noSuchBook });
  });

  it('keeps CORS if a hook fails', async () => {
    const answer = await ask((reply) => {
      void reply.header('access-control-allow-origin', '*').header('etag', '"7"');
      throwNotFound();
    }, failingHooks[0]![1]);
    expect(fields(answer)).toEqual({
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
      'content-length': String(Buffer.byteLength(masked)),
      'content-type': 'application/problem+json',
      'x-content-type-options': 'nosniff',
    });
  });

  const slowHook = (fastify: FastifyInstance): unknown =>
    fastify.addHook('onSend', (_request, _reply, payload, done) => void setTimeout(done, 20, null, payload));

  it('sends its response if the handler sends another while a hook is running', async () => {
    const answer = await ask((reply) => {
      setTimeout(() => void reply.send('late'), 5);
      throwNotFound();
    }, slowHook);
    expect(answer).toMatchObject({ status: 404, body: noSuchBook });
    await sleep(30); // a second head would end the process
  });

  it('survives a handler that sends and then throws while a hook is running', async () => {
    const answer = await ask((reply) => {
      void reply.send('all of it');
      throwNotFound();
    }, slowHook);
    expect(answer.status).toBe(404);
    await sleep(30);
  });

  it.each<[string, (reply: FastifyReply) => unknown]>([
    ['trailers', (reply) => reply.trailer('x-checksum', async () => 'secret')],
    ['Transfer-Encoding', (reply) => reply.header('transfer-encoding', 'chunked')],
    ['a header field that Node refuses', (reply) => reply.header('x-name', 'secret \u{1f4da}\n')],
    ['a field name that Node refuses', (reply) => reply.header('x name', 'secret')],
    ['Retry-After twice', (reply) => reply.header('retry-after', ['1', '2'])],
    ['hijack', (reply) => reply.hijack()],
  ])('answers if the handler had used %s', async (_what, prepare) => {
    const answer = await ask((reply) => {
      prepare(reply.header('access-control-allow-origin', '*'));
      throwNotFound();
    });
    expect(answer).toMatchObject({ status: 404, body: noSuchBook });
    expect(fields(answer)).toEqual({
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
      'content-length': String(Buffer.byteLength(noSuchBook)),
      'content-type': 'application/problem+json',
      'x-content-type-options': 'nosniff',
    });
  });

  it('masks and reports a header field of a success that Node refuses', async () => {
    const answer = await ask((reply) => void reply.header('x-name', 'secret \u{1f4da}'));
    expect(answer).toMatchObject({ status: 500, body: masked });
    expect(answer.reported).toEqual([expect.objectContaining({ code: 'ERR_INVALID_CHAR' })]);
  });

  it('answers if a stream fails before its first byte', async () => {
    const answer = await ask((reply) => {
      const stream = new Readable({ read: () => void stream.destroy(new NotFoundException('No such book.')) });
      return reply.type('text/csv').send(stream);
    });
    expect(answer).toMatchObject({ status: 404, body: noSuchBook });
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
  // fastify/fastify#3804: where no route has a parameter, a malformed URL was a 404 that asked to be reported as a bug.
  const refused: [string, string, number, string][] = [
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

  it.each(refused)(`answers %s with Nest ${nestMajor}`, async (_what, path, status, body) => {
    const answer = await send(running, `GET ${path}`);
    expect(answer).toMatchObject({ status, body });
    expect(fields(answer)).toEqual({
      'cache-control': 'no-store',
      'content-length': String(Buffer.byteLength(body)),
      'content-type': 'application/problem+json',
      'x-content-type-options': 'nosniff',
    });
  });

  it('leaves a parameter of 100 characters to its route', async () => {
    expect(await send(running, `GET /items/${'7'.repeat(100)}`)).toMatchObject({ status: 200, body: '{}' });
  });

  it('takes the options of FaultlineFilter', async () => {
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

  it('refuses wrong options', () => {
    expect(() => frameworkErrors({ typeBaseUrl: '/problems' })).toThrow(TypeError);
    expect(() => frameworkErrors({ typeBaseUrl: '/problems' })).toThrow('typeBaseUrl');
  });
});
