import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { faultline } from '@faultline/express';
import { FaultlineFilter } from '@faultline/nestjs';
import {
  All,
  Controller,
  Delete,
  Get,
  HttpCode,
  type INestApplication,
  NotFoundException,
  Post,
  Put,
  RequestMethod,
  UseFilters,
  Version,
  VersioningType,
} from '@nestjs/common';
import type { Express } from 'express';
import { type Application, nestMajor, type Platform, platforms, start } from './nest-platforms.js';
import { methodNotAllowed, notFound, problem } from './problems.js';
import { type Running, send, whileRunning } from './running-server.js';

@Controller('items')
class ItemsController {
  @Get()
  list(): object {
    return {};
  }

  @Post()
  create(): object {
    return {};
  }

  @Get(':id')
  read(): object {
    return {};
  }

  @Put(':id')
  write(): object {
    return {};
  }

  @Delete(':id/:part')
  remove(): object {
    return {};
  }
}

@Controller()
class OtherController {
  @Get('files/*')
  download(): object {
    return {};
  }

  @Post('inbox')
  receive(): object {
    return {};
  }

  @Get('missing')
  missing(): never {
    throw new NotFoundException('No such book.');
  }

  @All('every')
  @HttpCode(200)
  every(): object {
    return {};
  }

  @All('none')
  none(): never {
    throw new NotFoundException('No such book.');
  }
}

@Controller({ path: 'books', version: '1' })
class BooksController {
  @Get()
  list(): object {
    return {};
  }

  @Version('2')
  @Post()
  create(): object {
    return {};
  }
}

/** A request and its response. */
interface Row {
  readonly line: string;
  readonly headers?: Record<string, string>;
  /** The platform of this row. Default: both. */
  readonly on?: Platform;
  readonly status: number;
  readonly allow?: string;
  /** Default: the masked problem of the status. */
  readonly body?: string;
}

interface Routing {
  readonly name: string;
  readonly controllers?: (new () => object)[];
  readonly middleware?: Application['middleware'];
  readonly configure?: (app: INestApplication) => unknown;
  readonly rows: readonly Row[];
}

const bodies: Readonly<Record<number, string>> = { 404: notFound, 405: methodNotAllowed };
const noSuchBook = problem('Not Found', 404, 'No such book.');
const origin = { origin: 'https://books.example' };

const routings: readonly Routing[] = [
  {
    name: 'routes',
    rows: [
      { line: 'DELETE /items', status: 405, allow: 'GET, HEAD, POST' },
      { line: 'PATCH /items/7?q=1', status: 405, allow: 'GET, HEAD, PUT' },
      { line: 'GET /items/7/cover', status: 405, allow: 'DELETE' },
      { line: 'POST /files/a/b/c', status: 405, allow: 'GET, HEAD' },
      { line: 'DELETE http://books.example/items', status: 405, allow: 'GET, HEAD, POST' },
      { line: 'PROPFIND /items', status: 405, allow: 'GET, HEAD, POST' },
      { line: 'GET /nowhere', status: 404 },
      { line: 'DELETE /', status: 404 },
      { line: 'DELETE /items/7/cover/front', status: 404 },
      // Express ignores case and a slash at the end of a path.
      { line: 'DELETE /Items/', on: 'Express', status: 405, allow: 'GET, HEAD, POST' },
      { line: 'DELETE /Items/', on: 'Fastify', status: 404 },
      { line: 'DELETE /items/', on: 'Fastify', status: 404 },

      // Fastify matches no route if a parameter has more than 100 characters.
      { line: `PATCH /items/${'7'.repeat(101)}`, on: 'Express', status: 405, allow: 'GET, HEAD, PUT' },
      { line: `PATCH /items/${'7'.repeat(101)}`, on: 'Fastify', status: 404 },

      { line: 'HEAD /items', status: 200 },
      { line: 'HEAD /inbox', status: 405, allow: 'POST' },
      { line: 'HEAD /nowhere', status: 404 },
      { line: 'OPTIONS /items', on: 'Express', status: 200, allow: 'GET, HEAD, POST', body: 'GET, HEAD, POST' },
      { line: 'OPTIONS /items', on: 'Fastify', status: 405, allow: 'GET, HEAD, POST' },
      { line: 'OPTIONS /nowhere', status: 404 },
      { line: 'OPTIONS *', status: 404 },

      { line: 'GET /missing', status: 404, body: noSuchBook },
      { line: 'DELETE /missing', status: 405, allow: 'GET, HEAD' },
      { line: 'PATCH /every', status: 200, body: '{}' },
      { line: 'GET /none', status: 404, body: noSuchBook },
      { line: 'DELETE /none', status: 404, body: noSuchBook },
    ],
  },
  // nestjs/nest#17647: with a prefix that does not start with a slash, no filter was called for an unmatched route.
  {
    name: 'a global prefix',
    configure: (app) => app.setGlobalPrefix('api', { exclude: ['missing'] }),
    rows: [
      { line: 'DELETE /api/items', status: 405, allow: 'GET, HEAD, POST' },
      { line: 'POST /api/files/a/b', status: 405, allow: 'GET, HEAD' },
      { line: 'GET /api/nowhere', status: 404 },
      { line: 'GET /api', status: 404 },
      { line: 'GET /api/missing', status: 404 },
      { line: 'GET /missing', status: 404, body: noSuchBook },
      { line: 'DELETE /missing', status: 405, allow: 'GET, HEAD' },
      { line: 'OPTIONS /api/items', on: 'Express', status: 200, allow: 'GET, HEAD, POST', body: 'GET, HEAD, POST' },
      { line: 'OPTIONS /api/items', on: 'Fastify', status: 405, allow: 'GET, HEAD, POST' },
      { line: 'DELETE /items', on: 'Fastify', status: 404 },
    ],
  },
  {
    name: 'versions in the URI',
    controllers: [BooksController, ItemsController],
    configure: (app) => app.enableVersioning({ type: VersioningType.URI }),
    rows: [
      { line: 'DELETE /v1/books', status: 405, allow: 'GET, HEAD' },
      { line: 'POST /v1/books', status: 405, allow: 'GET, HEAD' },
      { line: 'GET /v2/books', status: 405, allow: 'POST' },
      { line: 'GET /v3/books', status: 404 },
      { line: 'GET /books', status: 404 },
      { line: 'DELETE /items', status: 405, allow: 'GET, HEAD, POST' },
    ],
  },
  {
    name: 'versions in a header',
    controllers: [BooksController, ItemsController],
    configure: (app) => app.enableVersioning({ type: VersioningType.HEADER, header: 'X-Version' }),
    rows: [
      { line: 'DELETE /items', headers: { 'x-version': '1' }, status: 405, allow: 'GET, HEAD, POST' },
      { line: 'DELETE /items', status: 405, allow: 'GET, HEAD, POST' },
      { line: 'GET /books', headers: { 'x-version': '1' }, status: 200, body: '{}' },
      { line: 'GET /books', headers: { 'x-version': '3' }, status: 404 },
      { line: 'GET /books', status: 404 },
      // Fastify's router matches versions. Express's router ignores them.
      { line: 'DELETE /books', headers: { 'x-version': '1' }, on: 'Express', status: 405, allow: 'GET, HEAD, POST' },
      { line: 'DELETE /books', headers: { 'x-version': '1' }, on: 'Fastify', status: 405, allow: 'GET, HEAD' },
      { line: 'POST /books', headers: { 'x-version': '1' }, on: 'Express', status: 404 },
      { line: 'POST /books', headers: { 'x-version': '1' }, on: 'Fastify', status: 405, allow: 'GET, HEAD' },
      { line: 'GET /books', headers: { 'x-version': '2' }, on: 'Fastify', status: 405, allow: 'POST' },
      { line: 'DELETE /books', headers: { 'x-version': '3' }, on: 'Fastify', status: 404 },
    ],
  },
  {
    name: 'CORS',
    configure: (app) => app.enableCors(),
    rows: [
      { line: 'GET /nowhere', headers: origin, status: 404 },
      { line: 'DELETE /nowhere', headers: origin, status: 404 },
      { line: 'HEAD /nowhere', headers: origin, status: 404 },
      { line: 'DELETE /items', headers: origin, status: 405, allow: 'GET, HEAD, POST' },
      {
        line: 'OPTIONS /items',
        headers: { ...origin, 'access-control-request-method': 'DELETE' },
        status: 204,
        body: '',
      },
    ],
  },
  {
    name: 'middleware bound to a method',
    middleware: (consumer) => {
      const pass = (_request: unknown, _response: unknown, next: () => void): void => next();
      consumer
        .apply(pass)
        .forRoutes({ path: '*path', method: RequestMethod.POST }, { path: 'nowhere', method: RequestMethod.PATCH });
      consumer.apply(pass, pass).forRoutes({ path: 'items/*path', method: RequestMethod.DELETE });
    },
    rows: [
      { line: 'GET /nowhere', status: 404 },
      { line: 'POST /nowhere', status: 404 },
      { line: 'PATCH /nowhere', status: 404 },
      { line: 'OPTIONS /nowhere', status: 404 },
      { line: 'DELETE /items/7', status: 405, allow: 'GET, HEAD, PUT' },
    ],
  },
];

describe.each(platforms)('FaultlineFilter in $name', ({ platform }) => {
  describe.each(routings)('with $name', ({ controllers = [ItemsController, OtherController], rows, ...routing }) => {
    let running: Running;
    beforeAll(async () => {
      running = await start(platform, {
        module: { controllers },
        ...(routing.middleware && { middleware: routing.middleware }),
        configure: (app) => {
          routing.configure?.(app);
          app.useGlobalFilters(new FaultlineFilter());
        },
      });
    });
    afterAll(() => running.close());

    const named = rows.map((row) => {
      const version = row.headers?.['x-version'];
      return { ...row, request: version === undefined ? row.line : `${row.line} with version ${version}` };
    });
    it.each(named.filter(({ on = platform }) => on === platform))(
      'sends $status for $request',
      async ({ line, headers, status, allow, body }) => {
        const response = await send(running, line, { ...(headers && { headers }) });
        expect({ status: response.status, allow: response.headers.allow, body: response.body }).toEqual({
          status,
          allow,
          body: line.startsWith('HEAD') ? '' : (body ?? bodies[status]),
        });
        expect(response.headers['access-control-allow-origin']).toBe(routing.name === 'CORS' ? '*' : undefined);
      },
    );
  });
});

describe('FaultlineFilter outside the global prefix on Express', () => {
  const requestOutside = async (
    configure: (app: INestApplication) => unknown,
  ): Promise<[number, string | undefined, string]> => {
    const running = await start('Express', {
      module: { controllers: [ItemsController] },
      configure: (app) => {
        app.setGlobalPrefix('api').useGlobalFilters(new FaultlineFilter());
        return configure(app);
      },
    });
    const { status, headers, body } = await send(running, 'GET /outside');
    await running.close();
    return [status, headers['content-type'], body];
  };

  it('sends a 404 in Nest 11, and leaves it to Express in Nest 12', async () => {
    const [status, type, body] = await requestOutside(() => {});
    if (nestMajor === 11) expect([status, type, body]).toEqual([404, 'application/problem+json', notFound]);
    else expect([status, type]).toEqual([404, 'text/html; charset=utf-8']);
  });

  it('leaves the 404 to faultline() of @faultline/express', async () => {
    const response = await requestOutside(async (app) => {
      await app.init();
      (app.getHttpAdapter().getInstance() as Express).use(faultline());
    });
    expect(response).toEqual([404, 'application/problem+json', notFound]);
  });
});

describe('@UseFilters(FaultlineFilter) on one controller', () => {
  @Controller('own')
  class OwnController {
    @Get()
    missing(): never {
      throw new NotFoundException('No such book.');
    }
  }

  @UseFilters(FaultlineFilter)
  @Controller('own')
  class FilteredController extends OwnController {}

  const sendRequests = (controller: new () => object): Promise<unknown[][]> => {
    const started = start('Express', {
      module: { controllers: [controller, ItemsController] },
      configure: async (app) => {
        await app.setGlobalPrefix('api').init();
        (app.getHttpAdapter().getInstance() as Express).get(
          '/live',
          (_request, response) => void response.send('live'),
        );
      },
    });
    return whileRunning(started, (running) =>
      Promise.all(
        ['/api/own', '/live', '/outside', '/api/nowhere', '/api/items/7/cover'].map(async (path) => {
          const { status, headers, body } = await send(running, `GET ${path}`);
          return [path, status, headers['content-type'], body];
        }),
      ),
    );
  };

  it('changes no other response', async () => {
    const [own, live, ...others] = await sendRequests(FilteredController);
    const [, plainLive, ...plainOthers] = await sendRequests(OwnController);
    expect(own).toEqual(['/api/own', 404, 'application/problem+json', noSuchBook]);
    // Nest 11 also responds to paths outside its prefix.
    expect(plainLive!.slice(0, 2)).toEqual(['/live', nestMajor === 11 ? 404 : 200]);
    expect([live, ...others]).toEqual([plainLive, ...plainOthers]);
  });
});
