import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { FaultlineOptions } from '@faultline/core';
import { FaultlineFilter, FaultlineModule, type NestRequest } from '@faultline/nestjs';
import { terminus } from '@faultline/mappers/terminus';
import {
  BadRequestException,
  ConflictException,
  Controller,
  Get,
  type INestApplication,
  Logger,
  type LoggerService,
  NotFoundException,
  Put,
  ServiceUnavailableException,
} from '@nestjs/common';
import axios from 'axios';
import { authorization, failureAt, unauthorized } from './failing-servers.js';
import { type Application, platforms, start } from './nest-platforms.js';
import { send, whileRunning } from './running-server.js';

const boom = new Error('secret');

@Controller()
class ItemsController {
  @Get('thrown')
  thrown(): never {
    throw boom;
  }

  @Get('axios')
  async axios(): Promise<never> {
    throw await failureAt(unauthorized, (url) => axios.get(url, { headers: authorization }));
  }

  @Get('missing')
  missing(): never {
    throw new NotFoundException('No such book.');
  }

  @Get('omitted')
  omitted(): never {
    throw new ConflictException({ message: 'Sold out.', cause: boom, meta: { failures: [boom] }, left: 0 });
  }

  @Get('upstream')
  upstream(): never {
    throw new NotFoundException({ status: 404, headers: { server: 'secret' }, data: 'secret' });
  }

  @Get('texts')
  texts(): never {
    throw new BadRequestException([{ secret: 'secret' }]);
  }

  @Get('health')
  health(): never {
    // As @nestjs/terminus throws it
    const database = { status: 'down', message: 'secret' };
    throw new ServiceUnavailableException({
      status: 'error',
      info: {},
      error: { database },
      details: { database },
    });
  }

  @Put('items/:id')
  write(): void {}
}

/** Creates a logger for Nest. `logged` has the level and the parameters of each call. */
function createLogger(): { readonly logger: LoggerService; readonly logged: unknown[][] } {
  const logged: unknown[][] = [];
  const ignore = (): void => {};
  const [warn, error] = ['warn', 'error'].map((level) => (...parameters: unknown[]) => {
    logged.push([level, ...parameters]);
  });
  return { logger: { log: ignore, fatal: ignore, warn: warn!, error: error! }, logged };
}

/** The calls of the logger for `GET /thrown`. */
const loggedBoom = [
  ['error', 'GET /thrown 500: Error: secret', expect.stringMatching(/^ {4}at .*nestjs-reports/), 'Faultline'],
];

describe.each(platforms)("FaultlineFilter's reports in $name", ({ platform }) => {
  const { logger, logged } = createLogger();
  const reported: [unknown, NestRequest][] = [];
  const onError = (thrown: unknown, request: NestRequest): number => reported.push([thrown, request]);

  /** Sends one request to a new application. `logged` and `reported` then have the reports of this request. */
  const sendRequest = async (
    line: string,
    options: FaultlineOptions<NestRequest>,
    rest: Application = {},
  ): Promise<void> => {
    const started = start(platform, {
      logger,
      module: { controllers: [ItemsController] },
      configure: (app) => app.useGlobalFilters(new FaultlineFilter(options)),
      ...rest,
    });
    await whileRunning(started, async (running) => {
      logged.length = reported.length = 0;
      await send(running, line);
    });
  };

  afterEach(() => Logger.overrideLogger(false));

  // nestjs/nest#9785: errors were logged as JSON, which is `{}`.
  it("logs a 5xx once, with Nest's Logger", async () => {
    await sendRequest('GET /thrown', {});
    expect(logged).toEqual(loggedBoom);
  });

  it('logs the path and the added members, without the query, which can contain a token', async () => {
    await sendRequest('GET /thrown?token=secret', { extensions: () => ({ requestId: 'r1' }) });
    expect(logged.map(([, message]) => message)).toEqual(['GET /thrown 500 requestId="r1": Error: secret']);
  });

  it('omits the objects of an error, such as the request of axios with its credentials', async () => {
    await sendRequest('GET /axios', {});
    expect(logged.map(([, message]) => message)).toEqual([
      'GET /axios 500: AxiosError: Request failed with status code 401',
    ]);
    expect(logged[0]![2]).toMatch(/\n {2}\[warning\]: Error: The status of the error is masked/);
    expect(logged[0]![2]).toMatch(/\n +code: "ERR_BAD_REQUEST"/);
    expect(inspect(logged, { depth: 20 })).not.toContain('hunter2');
  });

  it('logs the path of a request that middleware rejects', async () => {
    const middleware: Application['middleware'] = (consumer) =>
      consumer.apply(() => Promise.reject(boom)).forRoutes('middleware');
    await sendRequest('GET /middleware?q=1', {}, { middleware });
    expect(logged.map(([, message]) => message)).toEqual(['GET /middleware 500: Error: secret']);
  });

  it.each<[string, (app: INestApplication, own: LoggerService) => void]>([
    ['app.useLogger', (app, own) => app.useLogger(own)],
    ['Logger.overrideLogger', (_app, own) => Logger.overrideLogger(own)],
  ])('uses the logger of %s, even if the filter exists before', async (_name, use) => {
    const own = createLogger();
    await sendRequest(
      'GET /thrown',
      {},
      {
        module: { controllers: [ItemsController], imports: [FaultlineModule.forRoot()] },
        configure: (app) => use(app, own.logger),
      },
    );
    expect([own.logged, logged]).toEqual([loggedBoom, []]);
  });

  it('calls onError once with the request, instead of the logger', async () => {
    await sendRequest('GET /thrown?q=1', { onError });
    expect(logged).toEqual([]);
    expect(reported).toHaveLength(1);
    const [thrown, { method, url, originalUrl, headers }] = reported[0]!;
    expect(thrown).toBe(boom);
    expect([method, url, originalUrl]).toEqual(['GET', '/thrown?q=1', '/thrown?q=1']);
    expect(headers.host).toMatch(/^127\.0\.0\.1:\d+$/);
  });

  it('calls onError with the original URL for an error of middleware', async () => {
    const middleware: Application['middleware'] = (consumer) =>
      consumer.apply(() => Promise.reject(boom)).forRoutes('middleware');
    await sendRequest('GET /middleware?q=1', { onError }, { middleware });
    expect(logged).toEqual([]);
    expect(reported.map(([thrown, { method, originalUrl }]) => [thrown, method, originalUrl])).toEqual([
      [boom, 'GET', '/middleware?q=1'],
    ]);
  });

  it.each(['GET /missing', 'GET /nowhere', 'DELETE /items/7'])('reports no 4xx, such as %s', async (line) => {
    await sendRequest(line, {});
    expect(logged).toEqual([]);
    await sendRequest(line, { onError });
    expect(reported).toEqual([]);
  });

  it.each([
    [
      'the omitted members of an exception',
      'GET /omitted',
      `Members of the exception's response are omitted: "cause", "meta". They have an error, a validated value or a part of another HTTP exchange, or can't be read`,
    ],
    [
      'the response of another server in an exception',
      'GET /upstream',
      'The response of the exception is masked: it is a part of another HTTP exchange',
    ],
    ['errors without a text', 'GET /texts', 'The errors that the exception lists are omitted: none of them has a text'],
  ])('reports %s', async (_what, line, message) => {
    await sendRequest(line, { onError });
    expect(reported.map(([error]) => (error as Error).message)).toEqual([message]);
  });

  it.each([false, true])('reports no failed health check (reportClientErrors: %s)', async (reportClientErrors) => {
    await sendRequest('GET /health', { map: terminus(), onError, reportClientErrors });
    expect(reported).toEqual([]);
  });

  it('reports a 4xx with reportClientErrors', async () => {
    const missing = new NotFoundException('No such book.');
    await sendRequest('GET /missing', { reportClientErrors: true });
    expect(logged).toEqual([['warn', 'GET /missing 404: NotFoundException: No such book.', 'Faultline']]);
    await sendRequest('GET /missing', { reportClientErrors: true, onError });
    expect(logged).toEqual([]);
    expect(reported.map(([thrown]) => thrown)).toEqual([missing]);
  });
});
