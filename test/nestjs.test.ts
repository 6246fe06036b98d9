import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FaultlineOptions, TooManyRequests } from '@faultline/core';
import { FaultlineFilter, FaultlineModule, type NestRequest } from '@faultline/nestjs';
import {
  Controller,
  createParamDecorator,
  Get,
  type INestApplication,
  Module,
  NotFoundException,
  ParseIntPipe,
  Post,
  Put,
  Query,
  Sse,
  type Type,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { concat, map, type Observable, of, throwError } from 'rxjs';
import { type Application, platforms, start } from './nest-platforms.js';
import { crash, methodNotAllowed, notFound, problem } from './problems.js';
import { type Running, send, whileRunning } from './running-server.js';

type Options = FaultlineOptions<NestRequest>;

const boom = new Error('secret');

@Controller()
class ItemsController {
  @Get('thrown')
  thrown(): never {
    throw boom;
  }

  @Get('missing')
  missing(): never {
    throw new NotFoundException('No such book.');
  }

  @Get('items/:id')
  read(): object {
    return {};
  }

  @Put('items/:id')
  write(): object {
    return {};
  }
}

/** A way to bind the filter: returns the parts of the application that bind it. */
interface SetUp {
  readonly name: string;
  readonly bind: (options: Options) => Pick<Application, 'configure'> & Application['module'];
}

const withoutOptions: readonly SetUp[] = [
  {
    name: 'app.useGlobalFilters(new FaultlineFilter())',
    bind: () => ({ configure: (app) => app.useGlobalFilters(new FaultlineFilter()) }),
  },
  {
    name: '{ provide: APP_FILTER, useClass: FaultlineFilter }',
    bind: () => ({ providers: [{ provide: APP_FILTER, useClass: FaultlineFilter }] }),
  },
  { name: 'FaultlineModule.forRoot()', bind: () => ({ imports: [FaultlineModule.forRoot()] }) },
  {
    name: 'FaultlineModule.forRootAsync() without options',
    bind: () => ({ imports: [FaultlineModule.forRootAsync({ useFactory: () => ({}) })] }),
  },
];

const withOptions: readonly SetUp[] = [
  {
    name: 'app.useGlobalFilters(new FaultlineFilter(options))',
    bind: (options) => ({ configure: (app) => app.useGlobalFilters(new FaultlineFilter(options)) }),
  },
  {
    name: '{ provide: APP_FILTER, useFactory }',
    bind: (options) => ({ providers: [{ provide: APP_FILTER, useFactory: () => new FaultlineFilter(options) }] }),
  },
  {
    name: '{ provide: APP_FILTER, useValue }',
    bind: (options) => ({ providers: [{ provide: APP_FILTER, useValue: new FaultlineFilter(options) }] }),
  },
  { name: 'FaultlineModule.forRoot(options)', bind: (options) => ({ imports: [FaultlineModule.forRoot(options)] }) },
  {
    name: 'FaultlineModule.forRootAsync({ useFactory, inject })',
    bind: (options) => ({
      imports: [
        FaultlineModule.forRootAsync({
          imports: [settings({ provide: 'SETTINGS', useValue: options })],
          inject: ['SETTINGS'],
          useFactory: (injected: Options) => Promise.resolve(injected),
        }),
      ],
    }),
  },
  {
    name: 'FaultlineModule.forRootAsync({ useClass })',
    bind: (options) => ({ imports: [FaultlineModule.forRootAsync({ useClass: factoryOf(options) })] }),
  },
  {
    name: 'FaultlineModule.forRootAsync({ useExisting })',
    bind: (options) => {
      const useExisting = factoryOf(options);
      return { imports: [FaultlineModule.forRootAsync({ imports: [settings(useExisting)], useExisting })] };
    },
  },
];

function factoryOf(options: Options): Type<{ create(): Options }> {
  return class Settings {
    create(): Options {
      return options;
    }
  };
}

/** A module with one provider. */
function settings(provider: Type | { provide: string; useValue: unknown }): Type {
  @Module({ providers: [provider], exports: [typeof provider === 'function' ? provider : provider.provide] })
  class SettingsModule {}
  return SettingsModule;
}

describe.each(platforms)('$name', ({ platform }) => {
  const application = async ({ bind }: SetUp, options: Options): Promise<Running> => {
    const { configure, ...module } = bind(options);
    return start(platform, {
      module: { ...module, controllers: [ItemsController] },
      ...(configure && { configure }),
    });
  };

  it.each(withoutOptions)('sends problems with $name', (setUp) =>
    whileRunning(application(setUp, {}), async (running) => {
      expect(await send(running, 'GET /thrown')).toMatchObject({ status: 500, body: crash });
      expect(await send(running, 'GET /nowhere')).toMatchObject({ status: 404, body: notFound });
      expect(await send(running, 'DELETE /items/7')).toMatchObject({
        status: 405,
        headers: { allow: 'GET, HEAD, PUT', 'content-type': 'application/problem+json' },
        body: methodNotAllowed,
      });
    }),
  );

  // Nest 12 on Express calls no filter for requests outside the prefix. The module handles them.
  it.each(withoutOptions.filter(({ name }) => name.startsWith('FaultlineModule')))(
    'sends problems outside a global prefix with $name',
    ({ bind }) => {
      const configure = (app: INestApplication): unknown => app.setGlobalPrefix('api');
      const started = start(platform, { module: { ...bind({}), controllers: [ItemsController] }, configure });
      return whileRunning(started, async (running) => {
        expect(await send(running, 'GET /nowhere')).toMatchObject({ status: 404, body: notFound });
        expect(await send(running, 'GET /items/7')).toMatchObject({ status: 404, body: notFound });
        expect(await send(running, 'OPTIONS /nowhere')).toMatchObject({ status: 404, body: notFound });
        expect(await send(running, 'GET /api/nowhere')).toMatchObject({ status: 404, body: notFound });
        expect(await send(running, 'GET /api/items/7')).toMatchObject({ status: 200, body: '{}' });
      });
    },
  );

  describe.each(withOptions)('$name', (setUp) => {
    it('applies the options', async () => {
      const reported: unknown[] = [];
      const options: Options = {
        typeBaseUrl: 'https://api.example.com/problems',
        onError: (error, _request, { warnings }) => reported.push(error, ...warnings),
      };
      const typed = (body: string, status: number): string =>
        body.replace('about:blank', `https://api.example.com/problems/${status}`);
      await whileRunning(application(setUp, options), async (running) => {
        expect(await send(running, 'GET /thrown')).toMatchObject({ status: 500, body: typed(crash, 500) });
        expect(await send(running, 'GET /nowhere')).toMatchObject({ status: 404, body: typed(notFound, 404) });
        expect(await send(running, 'DELETE /items/7')).toMatchObject({
          status: 405,
          headers: { allow: 'GET, HEAD, PUT' },
          body: typed(methodNotAllowed, 405),
        });
      });
      expect(reported).toEqual([boom]);
    });

    it.each([
      ['typeBaseUrl', { typeBaseUrl: '/problems' }],
      ['onError', { onError: 'no function' }],
      ['typeBaseURL', { typeBaseURL: 'https://api.example.com' }],
    ])('rejects a wrong %s when the application starts', async (name, options) => {
      const started = (async () => whileRunning(application(setUp, options as never), async () => {}))();
      await expect(started).rejects.toThrow(TypeError);
      await expect(started).rejects.toThrow(name);
    });
  });
});

const error = new TooManyRequests('100 requests an hour', { retryAfter: 60 });
const fail = (): never => {
  throw error;
};
const Parameter = createParamDecorator(fail);
const pipe = { transform: fail };

@Controller()
class SourcesController {
  @Get('handler')
  handler(): never {
    return fail();
  }

  @Get('promise')
  promise(): Promise<never> {
    return Promise.reject(error);
  }

  @Get('observable')
  observable(): Observable<never> {
    return throwError(() => error);
  }

  @Get('observable-with-a-value')
  observableWithValue(): Observable<number> {
    return concat(
      of(1),
      throwError(() => error),
    );
  }

  @Sse('events')
  events(): Observable<never> {
    return throwError(() => error);
  }

  @Get('guard')
  @UseGuards({ canActivate: fail })
  guard(): void {}

  @Get('async-guard')
  @UseGuards({ canActivate: () => Promise.reject(error) })
  asyncGuard(): void {}

  @Get('interceptor')
  @UseInterceptors({ intercept: fail })
  interceptor(): void {}

  @Get('interceptor-of-the-response')
  @UseInterceptors({ intercept: (_context, next) => next.handle().pipe(map(fail)) })
  interceptorOfResponse(): object {
    return {};
  }

  @Get('pipe')
  pipe(@Query('page', pipe) _page: unknown): void {}

  @Get('param-decorator')
  paramDecorator(@Parameter() _value: unknown): void {}

  @Get('refusing-guard')
  @UseGuards({ canActivate: () => false })
  refusingGuard(): void {}

  @Get('parse-int-pipe')
  parseIntPipe(@Query('page', ParseIntPipe) _page: number): void {}

  @Post('body')
  body(): void {}
}

class Middleware {
  use(): never {
    return fail();
  }
}

/** Adds middleware that throws, or passes an error to `next`, for its own paths. */
const useMiddleware = (app: INestApplication): unknown =>
  app.use(({ url }: { url: string }, _response: unknown, next: (error?: unknown) => void) => {
    if (url.startsWith('/application/throws')) throw error;
    next(url.startsWith('/application/next') ? error : undefined);
  });

describe.each(platforms)('FaultlineFilter in $name', ({ platform }) => {
  let running: Running;
  beforeAll(async () => {
    running = await start(platform, {
      module: { controllers: [SourcesController], providers: [{ provide: APP_FILTER, useClass: FaultlineFilter }] },
      middleware: (consumer) => {
        consumer.apply(fail).forRoutes('middleware/throws');
        consumer.apply(async () => Promise.reject(error)).forRoutes('middleware/rejects');
        consumer
          .apply((_request: unknown, _response: unknown, next: (error: unknown) => void) => next(error))
          .forRoutes('middleware/next');
        consumer.apply(Middleware).forRoutes('middleware/class');
      },
      configure: useMiddleware,
    });
  });
  afterAll(() => running.close());

  it.each([
    ['a handler', '/handler'],
    ['a rejected promise', '/promise'],
    ['an Observable', '/observable'],
    ['an Observable after its first value', '/observable-with-a-value'],
    // nestjs/nest#12670: the stream began before the handler was called, so an exception became an event of a 200.
    ['an event stream that has not begun', '/events'],
    ['a guard', '/guard'],
    ['an asynchronous guard', '/async-guard'],
    ['an interceptor', '/interceptor'],
    ['an interceptor of the response', '/interceptor-of-the-response'],
    ['a pipe', '/pipe'],
    ['a param decorator', '/param-decorator'],
    ['middleware that throws', '/middleware/throws'],
    ['middleware that rejects', '/middleware/rejects'],
    ['middleware that calls next(error)', '/middleware/next'],
    ['middleware that is a class', '/middleware/class'],
    ['app.use() that throws', '/application/throws'],
    ['app.use() that calls next(error)', '/application/next'],
  ])('sends the problem for an error of %s', async (_source, path) => {
    for (const method of ['GET', 'HEAD']) {
      expect(await send(running, `${method} ${path}`)).toMatchObject({
        status: 429,
        headers: {
          'content-type': 'application/problem+json',
          'content-length': '95',
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          'retry-after': '60',
        },
        body: method === 'GET' ? problem('Too Many Requests', 429, '100 requests an hour') : '',
      });
    }
  });

  it.each([
    [
      'ParseIntPipe',
      '/parse-int-pipe?page=x',
      400,
      problem('Bad Request', 400, 'Validation failed (numeric string is expected)'),
    ],
    ['a guard that returns false', '/refusing-guard', 403, problem('Forbidden', 403, 'Forbidden resource')],
  ])('sends the problem for the exception of %s', async (_source, path, status, body) => {
    expect(await send(running, `GET ${path}`)).toMatchObject({ status, body });
  });
});
