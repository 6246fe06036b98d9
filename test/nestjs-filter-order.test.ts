import { FaultlineFilter, FaultlineModule } from '@faultline/nestjs';
import { describe, expect, it } from '@jest/globals';
import {
  type ArgumentsHost,
  Catch,
  Controller,
  type ExceptionFilter,
  Get,
  type INestApplication,
  Injectable,
  type LoggerService,
  Module,
  type ModuleMetadata,
  type Provider,
  Scope,
  type Type,
  UseFilters,
} from '@nestjs/common';
import { APP_FILTER, BaseExceptionFilter } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { type Application, platforms, start } from './nest-platforms.js';
import { crash, notFound } from './problems.js';
import { send, whileRunning } from './running-server.js';

class PaymentDeclined extends Error {}

/** A filter of an application, for one class of errors. It writes to the response of either platform. */
@Catch(PaymentDeclined)
@Injectable()
class PaymentFilter implements ExceptionFilter<PaymentDeclined> {
  catch(error: PaymentDeclined, host: ArgumentsHost): void {
    respond(host, 402, { declined: error.message });
  }
}

@Catch(PaymentDeclined)
@Injectable({ scope: Scope.REQUEST })
class RequestScopedPaymentFilter extends PaymentFilter {}

interface AnyResponse {
  status(status: number): { json?: (body: object) => void; send(body: object): void };
}

function respond(host: ArgumentsHost, status: number, body: object): void {
  host.switchToHttp().getResponse<AnyResponse>().status(status).send(body);
}

@Controller()
class OrdersController {
  @Get('pay')
  pay(): never {
    throw new PaymentDeclined('card expired');
  }

  @Get('bug')
  bug(): never {
    throw new Error('secret');
  }
}

/** The part of an application that registers a filter. */
type Registration = ModuleMetadata & Pick<Application, 'configure'>;

const appFilter = (filter: object): Registration => ({ providers: [{ provide: APP_FILTER, ...filter } as Provider] });
const global = (...filters: ExceptionFilter[]): Registration => ({
  configure: (app: INestApplication) => app.useGlobalFilters(...filters),
});
const imported = (metadata: ModuleMetadata): Registration => {
  @Module(metadata)
  class FeatureModule {}
  return { imports: [FeatureModule] };
};
const decorated = (...decorators: (ClassDecorator & MethodDecorator)[]): Registration => {
  class DecoratedController extends OrdersController {}
  Controller()(DecoratedController);
  for (const decorate of decorators) decorate(DecoratedController);
  return { controllers: [DecoratedController] };
};
const onMethods = (...filters: (ExceptionFilter | Type<ExceptionFilter>)[]): Registration => {
  class DecoratedController extends OrdersController {
    @Get('pay')
    @UseFilters(...filters)
    override pay(): never {
      return super.pay();
    }

    @Get('bug')
    @UseFilters(...filters)
    override bug(): never {
      return super.bug();
    }
  }
  Controller()(DecoratedController);
  return { controllers: [DecoratedController] };
};

/** Combines registrations in their order. */
function combine(...registrations: Registration[]): Application {
  const all = (key: keyof ModuleMetadata): never[] =>
    registrations.flatMap((registration) => (registration[key] ?? []) as never[]);
  const controllers = all('controllers');
  return {
    module: {
      imports: all('imports'),
      providers: all('providers'),
      controllers: controllers.length > 0 ? controllers : [OrdersController],
    },
    configure: async (app) => {
      for (const { configure } of registrations) await configure?.(app);
    },
  };
}

const faultlineFilters: Record<string, () => Registration> = {
  'useGlobalFilters(new FaultlineFilter())': () => global(new FaultlineFilter()),
  'APP_FILTER with useClass: FaultlineFilter': () => appFilter({ useClass: FaultlineFilter }),
  'APP_FILTER with useFactory': () => appFilter({ useFactory: () => new FaultlineFilter() }),
  'APP_FILTER of FaultlineFilter in an imported module': () => imported(appFilter({ useClass: FaultlineFilter })),
  'FaultlineModule.forRoot()': () => ({ imports: [FaultlineModule.forRoot()] }),
};

const applicationFilters: Record<string, () => Registration> = {
  'useGlobalFilters()': () => global(new PaymentFilter()),
  'APP_FILTER with useClass': () => appFilter({ useClass: PaymentFilter }),
  'APP_FILTER with useValue': () => appFilter({ useValue: new PaymentFilter() }),
  'APP_FILTER with useFactory': () => appFilter({ useFactory: () => new PaymentFilter() }),
  'APP_FILTER with useExisting': () => ({
    providers: [PaymentFilter, { provide: APP_FILTER, useExisting: PaymentFilter }],
  }),
  'APP_FILTER in an imported module': () => imported(appFilter({ useClass: PaymentFilter })),
  'APP_FILTER in a module of an imported module': () => imported(imported(appFilter({ useClass: PaymentFilter }))),
  'a request-scoped APP_FILTER': () => appFilter({ useClass: RequestScopedPaymentFilter }),
  '@UseFilters() on a controller': () => decorated(UseFilters(PaymentFilter)),
  '@UseFilters() with an instance on a controller': () => decorated(UseFilters(new PaymentFilter())),
  '@UseFilters() on a method': () => onMethods(PaymentFilter),
};

const bothOrders = ['before', 'after'] as const;
const pairs = Object.entries(faultlineFilters).flatMap(([faultlineName, registerFaultline]) =>
  Object.entries(applicationFilters).flatMap(([otherName, registerOther]) =>
    bothOrders.map((order) => ({
      name: `${otherName} ${order} ${faultlineName}`,
      application: () =>
        order === 'before'
          ? combine(registerOther(), registerFaultline())
          : combine(registerFaultline(), registerOther()),
    })),
  ),
);

/** FaultlineFilter is bound at the same place as the filter of the application, or nearer to the controller. */
const bound: { readonly name: string; readonly application: () => Application }[] = bothOrders.flatMap((order) => {
  const inOrder = (first: never, second: never): never[] => (order === 'before' ? [first, second] : [second, first]);
  const filters = inOrder(PaymentFilter as never, FaultlineFilter as never);
  const instances = inOrder(new PaymentFilter() as never, new FaultlineFilter() as never);
  const module = { imports: [FaultlineModule.forRoot()] };
  const decorators = inOrder(UseFilters(PaymentFilter) as never, UseFilters(FaultlineFilter) as never);
  return [
    {
      name: `@UseFilters() on a controller ${order} FaultlineFilter`,
      application: () => combine(decorated(UseFilters(...filters))),
    },
    {
      name: `@UseFilters() on a controller ${order} @UseFilters(FaultlineFilter)`,
      application: () => combine(decorated(...decorators)),
    },
    { name: `@UseFilters() on a method ${order} FaultlineFilter`, application: () => combine(onMethods(...filters)) },
    {
      name: `@UseFilters() with instances ${order} FaultlineFilter and with FaultlineModule`,
      application: () => combine(decorated(UseFilters(...instances)), module),
    },
  ];
});

/** Creates a logger that collects the warnings of Faultline and ignores everything else. */
function collectWarnings(): { readonly logger: LoggerService; readonly warnings: unknown[] } {
  const warnings: unknown[] = [];
  const ignore = (): void => {};
  const warn = (message: unknown, ...rest: unknown[]): void => {
    if (rest.at(-1) === 'Faultline') warnings.push(message);
  };
  return { warnings, logger: { log: ignore, error: ignore, fatal: ignore, warn } };
}

const declined = '{"declined":"card expired"}';

describe.each(platforms)('FaultlineFilter with a filter of the application in $name', ({ platform }) => {
  it.each(pairs)('leaves the errors of the other filter to it: $name', ({ application }) => {
    const { logger, warnings } = collectWarnings();
    return whileRunning(start(platform, { ...application(), logger }), async (running) => {
      expect(await send(running, 'GET /pay')).toMatchObject({ status: 402, body: declined });
      expect(await send(running, 'GET /bug')).toMatchObject({ status: 500, body: crash });
      expect(await send(running, 'GET /nowhere')).toMatchObject({ status: 404, body: notFound });
      expect(warnings).toEqual([]);
    });
  });

  it.each(bound)('leaves the errors of the other filter to it: $name', ({ application }) =>
    whileRunning(start(platform, application()), async (running) => {
      expect(await send(running, 'GET /pay')).toMatchObject({ status: 402, body: declined });
      expect(await send(running, 'GET /bug')).toMatchObject({ status: 500, body: crash });
    }),
  );
});

/** A filter like Sentry's `SentryGlobalFilter`: it catches and reports everything, and calls Nest's own filter. */
@Catch()
class ReportingFilter extends BaseExceptionFilter {
  override catch(thrown: unknown, host: ArgumentsHost): void {
    reported.push(thrown);
    super.catch(thrown, host);
  }
}

/** The same filter, changed as the warning recommends. */
@Catch()
class ReportingFaultlineFilter extends FaultlineFilter {
  override catch(thrown: unknown, host: ArgumentsHost): void {
    reported.push(thrown);
    super.catch(thrown, host);
  }
}

@Catch(PaymentDeclined)
class ReplacedFilter implements ExceptionFilter<PaymentDeclined> {
  catch(_error: PaymentDeclined, host: ArgumentsHost): void {
    respond(host, 403, { replaced: true });
  }
}

@Catch(Error)
class ErrorFilter implements ExceptionFilter<Error> {
  catch(error: Error, host: ArgumentsHost): void {
    respond(host, 418, { error: error.name });
  }
}

@Catch()
@Injectable({ scope: Scope.REQUEST })
class RequestScopedFilter extends ErrorFilter {}

@Catch()
@Injectable({ scope: Scope.REQUEST })
class RequestScopedFaultlineFilter extends FaultlineFilter {}

const reported: unknown[] = [];

const neverCalled = (filter: string, other: string): string =>
  `${filter} is never called, because ${other} catches everything. Let ${other} extend FaultlineFilter, or use the option onError instead`;

describe.each(platforms)('FaultlineFilter with a filter that catches everything in $name', ({ platform }) => {
  const catchAlls: [string, () => Registration, string, number, string][] = [
    [
      'a subclass of BaseExceptionFilter',
      () => appFilter({ useClass: ReportingFilter }),
      'ReportingFilter',
      500,
      '{"statusCode":500,"message":"Internal server error"}',
    ],
    ['a filter of Error', () => global(new ErrorFilter()), 'ErrorFilter', 418, '{"error":"Error"}'],
    [
      'a request-scoped filter',
      () => appFilter({ useClass: RequestScopedFilter }),
      'RequestScopedFilter',
      418,
      '{"error":"Error"}',
    ],
  ];
  const cases = catchAlls.flatMap(([name, register, filter, status, body]) =>
    Object.entries(faultlineFilters).flatMap(([faultlineName, registerFaultline]) =>
      bothOrders.map((order) => ({
        name: `${name} ${order} ${faultlineName}`,
        register,
        registerFaultline,
        order,
        filter,
        status,
        body,
      })),
    ),
  );

  it.each(cases)(
    'leaves every error to the other filter, and logs a warning that names both: $name',
    ({ register, registerFaultline, order, filter, status, body }) => {
      const { logger, warnings } = collectWarnings();
      const application =
        order === 'before' ? combine(register(), registerFaultline()) : combine(registerFaultline(), register());
      return whileRunning(start(platform, { ...application, logger }), async (running) => {
        expect(await send(running, 'GET /bug')).toMatchObject({ status, body });
        expect(warnings).toEqual([neverCalled('FaultlineFilter', filter)]);
      });
    },
  );

  it.each(Object.entries(faultlineFilters))(
    'sends its problem if the other filter extends FaultlineFilter: %s',
    (_, registerFaultline) => {
      const { logger, warnings } = collectWarnings();
      const applications = [
        combine(
          appFilter({ useClass: ReportingFaultlineFilter }),
          registerFaultline(),
          applicationFilters['APP_FILTER with useClass']!(),
        ),
        combine(
          applicationFilters['useGlobalFilters()']!(),
          registerFaultline(),
          appFilter({ useClass: ReportingFaultlineFilter }),
        ),
      ];
      return Promise.all(
        applications.map((application) =>
          whileRunning(start(platform, { ...application, logger }), async (running) => {
            reported.length = 0;
            expect(await send(running, 'GET /bug')).toMatchObject({ status: 500, body: crash });
            expect(await send(running, 'GET /pay')).toMatchObject({ status: 402, body: declined });
            expect(warnings).toEqual([]);
          }),
        ),
      );
    },
  );

  it('catches the errors of controllers first if it is request-scoped, and logs a warning that names the other filters', () => {
    const { logger, warnings } = collectWarnings();
    const application = combine(appFilter({ useClass: RequestScopedFaultlineFilter }), global(new PaymentFilter()));
    return whileRunning(start(platform, { ...application, logger }), async (running) => {
      expect(await send(running, 'GET /pay')).toMatchObject({ status: 500, body: crash });
      expect(warnings).toEqual([
        'PaymentFilter is not called for errors in controllers, because RequestScopedFaultlineFilter is request-scoped: Nest calls it first, and it catches everything. Give RequestScopedFaultlineFilter the default scope',
      ]);
    });
  });
});

describe('Test.createTestingModule() with FaultlineModule', () => {
  it('replaces a filter of the application', async () => {
    const module = await Test.createTestingModule({
      imports: [FaultlineModule.forRoot()],
      controllers: [OrdersController],
      providers: [PaymentFilter, { provide: APP_FILTER, useExisting: PaymentFilter }],
    })
      .overrideProvider(PaymentFilter)
      .useValue(new ReplacedFilter())
      .compile();
    const app = module.createNestApplication({ logger: false });
    await app.listen(0, '127.0.0.1');
    await whileRunning(Promise.resolve({ url: await app.getUrl(), close: () => app.close() }), async (running) => {
      expect(await send(running, 'GET /pay')).toMatchObject({ status: 403, body: '{"replaced":true}' });
      expect(await send(running, 'GET /bug')).toMatchObject({ status: 500, body: crash });
    });
  });
});
