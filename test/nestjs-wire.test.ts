import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { FaultlineFilter, frameworkErrors } from '@faultline/nestjs';
import { Controller, Get, Header, NotFoundException, Res } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
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
        app.useGlobalFilters(new FaultlineFilter({ onError: (error) => reported.push(error) }));
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
