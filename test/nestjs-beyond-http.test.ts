import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { AddressInfo, Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotFound } from '@faultline/core';
import { FaultlineFilter } from '@faultline/nestjs';
import {
  type ArgumentsHost,
  Catch,
  Controller,
  type ExceptionFilter,
  type INestApplication,
  type LoggerService,
  NotFoundException,
  UseFilters,
} from '@nestjs/common';
import { type ClientProxy, ClientProxyFactory, MessagePattern, RpcException, Transport } from '@nestjs/microservices';
import { WsAdapter } from '@nestjs/platform-ws';
import { SubscribeMessage, WebSocketGateway, WsException } from '@nestjs/websockets';
import { firstValueFrom, type Observable, throwError } from 'rxjs';
import { type Application, nestMajor, platforms, start } from './nest-platforms.js';
import { notFound } from './problems.js';
import { type Running, send } from './running-server.js';

const secret = new Error('secret');

/** The errors that Nest's Logger receives. */
const logged: unknown[] = [];
const ignore = (): void => {};
const logger: LoggerService = { log: ignore, warn: ignore, fatal: ignore, error: (error) => void logged.push(error) };

@Controller()
class BooksService {
  @MessagePattern('error')
  error(): never {
    throw secret;
  }

  @MessagePattern('promise')
  promise(): Promise<never> {
    return Promise.reject(secret);
  }

  @MessagePattern('observable')
  observable(): Observable<never> {
    return throwError(() => secret);
  }

  @MessagePattern('HttpException')
  httpException(): never {
    throw new NotFoundException('No such book.');
  }

  @MessagePattern('HttpError')
  httpError(): never {
    throw new NotFound('No such book.');
  }

  @MessagePattern('RpcException')
  rpcException(): never {
    throw new RpcException({ code: 7, message: 'No such book.' });
  }

  @MessagePattern('fine')
  fine(): string {
    return 'fine';
  }
}

/** A filter of the application for its microservice. */
@Catch(RpcException)
class CodeFilter implements ExceptionFilter<RpcException> {
  catch(exception: RpcException): Observable<never> {
    return throwError(() => ({ code: (exception.getError() as { code: number }).code }));
  }
}

describe.each(platforms)('FaultlineFilter in a microservice of $name', ({ platform }) => {
  const started: { running: Running; client: ClientProxy }[] = [];
  const startService = async (configure: (app: INestApplication) => unknown): Promise<void> => {
    let port = 0;
    const running = await start(platform, {
      logger,
      module: { controllers: [BooksService] },
      configure: async (app) => {
        configure(app);
        const options = { host: '127.0.0.1', port: 0 };
        const service = app.connectMicroservice({ transport: Transport.TCP, options }, { inheritAppConfig: true });
        await app.startAllMicroservices();
        ({ port } = service.unwrap<Server>().address() as AddressInfo);
      },
    });
    started.push({
      running,
      client: ClientProxyFactory.create({ transport: Transport.TCP, options: { host: '127.0.0.1', port } }),
    });
  };
  beforeAll(async () => {
    await startService((app) => app.useGlobalFilters(new FaultlineFilter()));
    await startService(() => {});
    await startService((app) => app.useGlobalFilters(new CodeFilter(), new FaultlineFilter()));
  });
  afterAll(() =>
    Promise.all(
      started.map(async ({ running, client }) => {
        await client.close();
        await running.close();
      }),
    ),
  );

  /** Sends a message. Returns the reply and the logged errors. */
  const sendMessage = async (client: ClientProxy, pattern: string): Promise<unknown[]> => {
    logged.length = 0;
    const received = await firstValueFrom(client.send<unknown>(pattern, {})).catch((error: unknown) => ({ error }));
    return [received, [...logged]];
  };
  const internal = { error: { status: 'error', message: 'Internal server error' } };

  // getsentry/sentry-javascript#16066: a global filter handled the exceptions of a microservice as HTTP exceptions.
  it.each<[string, unknown, unknown[]]>([
    ['error', internal, [secret]],
    ['promise', internal, [secret]],
    ['observable', internal, [secret]],
    ['HttpException', internal, []],
    ['HttpError', internal, [new NotFound('No such book.')]],
    ['RpcException', { error: { code: 7, message: 'No such book.' } }, []],
    ['fine', 'fine', []],
  ])('changes no reply to %s', async (pattern, reply, errors) => {
    const [filtered, plain] = started;
    expect(await sendMessage(plain!.client, pattern)).toEqual([reply, errors]);
    expect(await sendMessage(filtered!.client, pattern)).toEqual([reply, errors]);
  });

  it('leaves an exception to a filter that is registered before FaultlineFilter', async () => {
    expect(await sendMessage(started[2]!.client, 'RpcException')).toEqual([{ error: { code: 7 } }, []]);
    expect(await sendMessage(started[2]!.client, 'error')).toEqual([internal, [secret]]);
  });

  it('sends the problem of an HTTP request', async () => {
    expect(await send(started[0]!.running, 'GET /nowhere')).toMatchObject({ status: 404, body: notFound });
  });
});

class Messages {
  @SubscribeMessage('error')
  error(): never {
    throw secret;
  }

  @SubscribeMessage('promise')
  promise(): Promise<never> {
    return Promise.reject(secret);
  }

  @SubscribeMessage('observable')
  observable(): Observable<never> {
    return throwError(() => secret);
  }

  @SubscribeMessage('HttpException')
  httpException(): never {
    throw new NotFoundException('No such book.');
  }

  @SubscribeMessage('WsException')
  wsException(): never {
    throw new WsException({ code: 7, message: 'No such book.' });
  }

  @SubscribeMessage('unwritable')
  unwritable(): never {
    throw new WsException({ code: 7n });
  }

  @SubscribeMessage('fine')
  fine(): object {
    return { event: 'fine' };
  }
}

@WebSocketGateway()
class PlainGateway extends Messages {}

@UseFilters(FaultlineFilter)
@WebSocketGateway()
class FilteredGateway extends Messages {}

/** The methods of a `ws` client that the tests use. The package has no types. */
interface Client extends NodeJS.EventEmitter {
  send(text: string): void;
  terminate(): void;
}
const { WebSocket } = createRequire(import.meta.url)('ws') as { WebSocket: new (url: string) => Client };

describe.each(platforms)('FaultlineFilter in a WebSocket gateway of $name', ({ platform }) => {
  const started: { running: Running; client: Client }[] = [];
  const startGateway = async (application: Application): Promise<void> => {
    const running = await start(platform, { logger, ...application });
    const client = new WebSocket(running.url.replace('http', 'ws'));
    await once(client, 'open');
    started.push({ running, client });
  };
  const configure: Application['configure'] = (app) => app.useWebSocketAdapter(new WsAdapter(app));
  beforeAll(async () => {
    await startGateway({ module: { providers: [FilteredGateway] }, configure });
    await startGateway({
      module: { providers: [PlainGateway] },
      configure: (app) => configure(app.useGlobalFilters(new FaultlineFilter())),
    });
    await startGateway({ module: { providers: [PlainGateway] }, configure });
  });
  afterAll(() =>
    Promise.all(
      started.map(({ running, client }) => {
        client.terminate();
        return running.close();
      }),
    ),
  );

  /** Sends a message. Returns the messages that arrive before the replies to two more messages, and the logged errors. */
  const sendMessage = async (client: Client, event: string): Promise<unknown[]> => {
    const received: unknown[] = [];
    const receive = (data: unknown): number => received.push(JSON.parse(String(data)));
    logged.length = 0;
    client.on('message', receive);
    client.send(JSON.stringify({ event, data: { id: 7 } }));
    for (let round = 1; round <= 2; round += 1) {
      client.send('{"event":"fine"}');
      while (received.filter((message) => (message as { event: string }).event === 'fine').length < round) {
        await once(client, 'message');
      }
    }
    client.off('message', receive);
    return [received.filter((message) => (message as { event: string }).event !== 'fine'), [...logged]];
  };
  const exception = (data: object): object => ({ event: 'exception', data });
  const internal = (pattern: string): object =>
    exception({ status: 'error', message: 'Internal server error', cause: { pattern, data: { id: 7 } } });

  // nestjs/nest#1285: the error of an Observable ended the process.
  it.each<[string, object, unknown[]]>([
    ['error', internal('error'), [secret]],
    ['promise', internal('promise'), [secret]],
    ['observable', internal('observable'), [secret]],
    ['HttpException', internal('HttpException'), []],
    ['WsException', exception({ code: 7, message: 'No such book.' }), []],
  ])('changes no reply to %s', async (event, reply, errors) => {
    // Nest 11 sends no exceptions to a client of `ws`.
    const expected = [nestMajor === 11 ? [] : [reply], errors];
    const [filtered, global, plain] = started;
    expect(await sendMessage(plain!.client, event)).toEqual(expected);
    expect(await sendMessage(global!.client, event)).toEqual(expected);
    expect(await sendMessage(filtered!.client, event)).toEqual(expected);
  });

  it('keeps the process running after an exception that cannot be serialized', async () => {
    const [filtered, , plain] = started;
    expect((await sendMessage(plain!.client, 'unwritable'))[0]).toEqual([]);
    expect((await sendMessage(filtered!.client, 'unwritable'))[0]).toEqual([]);
  });
});

describe('FaultlineFilter', () => {
  const fail = (): never => {
    throw new Error('This host has no such method.');
  };

  it.each(['graphql', 'rpc', 'telegraf'])('ignores an exception in the context %s', (type) => {
    const host = {
      getType: () => type,
      getArgs: fail,
      getArgByIndex: fail,
      switchToHttp: fail,
      switchToRpc: fail,
      switchToWs: fail,
    } satisfies Record<keyof ArgumentsHost, unknown> as unknown as ArgumentsHost;
    expect(new FaultlineFilter().catch(secret, host)).toBeUndefined();
  });
});
