import type { FaultlineOptions } from '@faultline/core';
import { FaultlineFilter, FaultlineModule, frameworkErrors, type NestRequest } from '@faultline/nestjs';
import { describe, expect, it } from '@jest/globals';
import {
  type ArgumentsHost,
  Catch,
  Controller,
  Get,
  type INestApplication,
  type ModuleMetadata,
  UseFilters,
} from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { type Application, type Platform, platforms, start } from './nest-platforms.js';
import { badRequest, crash, notFound } from './problems.js';
import { type Running, send, whileRunning } from './running-server.js';

type Options = FaultlineOptions<NestRequest>;

/** A subclass without options. */
@Catch()
class ApplicationFilter extends FaultlineFilter {
  readonly caught: unknown[] = [];

  override catch(thrown: unknown, host: ArgumentsHost): void {
    this.caught.push(thrown);
    super.catch(thrown, host);
  }
}

function throwError(): never {
  throw new Error('secret');
}

@Controller()
class PlainController {
  @Get('thrown')
  thrown(): never {
    return throwError();
  }
}

@Controller()
@UseFilters(FaultlineFilter)
class ControllerWithClass extends PlainController {}

@Controller()
@UseFilters(new FaultlineFilter())
class ControllerWithInstance extends PlainController {}

@Controller()
@UseFilters(ApplicationFilter)
class ControllerWithSubclass extends PlainController {}

@Controller()
class ControllerWithMethod {
  @Get('thrown')
  @UseFilters(FaultlineFilter)
  thrown(): never {
    return throwError();
  }
}

/** The ways to bind a filter without options in an application whose module has options. */
const withoutOptions: Record<string, ModuleMetadata & Pick<Application, 'configure'>> = {
  'an application without another filter': { controllers: [PlainController] },
  '@UseFilters(FaultlineFilter)': { controllers: [ControllerWithClass] },
  '@UseFilters(FaultlineFilter) on a method': { controllers: [ControllerWithMethod] },
  '@UseFilters(new FaultlineFilter())': { controllers: [ControllerWithInstance] },
  '@UseFilters() with a subclass': { controllers: [ControllerWithSubclass] },
  '{ provide: APP_FILTER, useClass: FaultlineFilter }': {
    controllers: [PlainController],
    providers: [{ provide: APP_FILTER, useClass: FaultlineFilter }],
  },
  '{ provide: APP_FILTER, useClass } with a subclass': {
    controllers: [PlainController],
    providers: [{ provide: APP_FILTER, useClass: ApplicationFilter }],
  },
  'useGlobalFilters(new FaultlineFilter())': {
    controllers: [PlainController],
    configure: (app: INestApplication) => app.useGlobalFilters(new FaultlineFilter()),
  },
};

const modules = {
  'FaultlineModule.forRoot()': (options: Options) => FaultlineModule.forRoot(options),
  'FaultlineModule.forRootAsync()': (options: Options) =>
    FaultlineModule.forRootAsync({
      useFactory: async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return options;
      },
    }),
};

const optionsOf = (host: string): Options => ({ typeBaseUrl: `https://${host}.example`, onError: () => {} });
const typed = (body: string, status: number, host = 'books'): string =>
  body.replace('about:blank', `https://${host}.example/${status}`);

/** Starts an application whose middleware fails at `/middleware`. */
function startWith(platform: Platform, module: ModuleMetadata & Pick<Application, 'configure'>): Promise<Running> {
  const { configure, ...metadata } = module;
  return start(platform, {
    module: metadata,
    middleware: (consumer) => consumer.apply(throwError).forRoutes('middleware'),
    ...(configure && { configure }),
    fastify: { frameworkErrors: frameworkErrors() },
  });
}

describe.each(platforms)('FaultlineModule in $name', ({ platform }) => {
  describe.each(Object.entries(modules))('%s', (_, moduleWith) => {
    it.each(Object.entries(withoutOptions))('applies its options to %s', (_name, application) => {
      const imports = [moduleWith(optionsOf('books'))];
      return whileRunning(startWith(platform, { ...application, imports }), async (running) => {
        expect(await send(running, 'GET /thrown')).toMatchObject({ status: 500, body: typed(crash, 500) });
        expect(await send(running, 'GET /middleware')).toMatchObject({ status: 500, body: typed(crash, 500) });
        expect(await send(running, 'GET /nowhere')).toMatchObject({ status: 404, body: typed(notFound, 404) });
        if (platform === 'Express') return;
        expect(await send(running, 'GET /%zz')).toMatchObject({ status: 400, body: typed(badRequest(), 400) });
      });
    });
  });

  it('does not change the options of a filter with its own options', () => {
    @Controller()
    @UseFilters(new FaultlineFilter(optionsOf('own')))
    class ControllerWithOptions extends PlainController {}

    const application = {
      controllers: [ControllerWithOptions],
      imports: [FaultlineModule.forRoot(optionsOf('books'))],
    };
    return whileRunning(startWith(platform, application), async (running) => {
      expect(await send(running, 'GET /thrown')).toMatchObject({ body: typed(crash, 500, 'own') });
      expect(await send(running, 'GET /nowhere')).toMatchObject({ body: typed(notFound, 404) });
    });
  });

  it('applies its options to one application only', async () => {
    const startOne = (imports: ModuleMetadata['imports']): Promise<Running> =>
      startWith(platform, { controllers: [ControllerWithInstance], imports: imports ?? [] });
    const first = await startOne([FaultlineModule.forRoot(optionsOf('books'))]);
    const second = await startOne([FaultlineModule.forRoot(optionsOf('films'))]);
    const third = await startOne([]);
    try {
      for (const [running, body] of [
        [first, typed(crash, 500)],
        [second, typed(crash, 500, 'films')],
        [third, crash],
      ] as const) {
        expect(await send(running, 'GET /thrown')).toMatchObject({ body });
      }
    } finally {
      await Promise.all([first.close(), second.close(), third.close()]);
    }
  });
});

describe.each(platforms.filter(({ platform }) => platform === 'Fastify'))(
  'frameworkErrors() in $name',
  ({ platform }) => {
    it.each<[string, Options | undefined, ModuleMetadata, string]>([
      [
        'its own options',
        optionsOf('own'),
        { imports: [FaultlineModule.forRoot(optionsOf('books'))] },
        typed(badRequest(), 400, 'own'),
      ],
      ['the defaults without FaultlineModule', undefined, {}, badRequest()],
    ])('uses %s', (_, options, module, body) => {
      const application = { ...module, controllers: [PlainController] };
      const started = start(platform, { module: application, fastify: { frameworkErrors: frameworkErrors(options) } });
      return whileRunning(started, async (running) => {
        expect(await send(running, 'GET /%zz')).toMatchObject({ status: 400, body });
      });
    });
  },
);
