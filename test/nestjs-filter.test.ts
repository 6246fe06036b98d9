import 'reflect-metadata';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Conflict } from '@faultline/core';
import { FaultlineFilter } from '@faultline/nestjs';
import { describe, expect, it } from '@jest/globals';
import { type ArgumentsHost, Catch, Controller, Get, Injectable, Logger, NotFoundException } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { platforms, start } from './nest-platforms.js';
import { crash, problem } from './problems.js';
import { send, whileRunning } from './running-server.js';

@Controller()
class ThrowingController {
  @Get()
  thrown(): never {
    throw new Conflict('Sold out.');
  }
}

@Injectable()
class Counter {
  count = 0;
}

/** A filter of an application. It has a dependency. */
@Catch()
@Injectable()
class CountingFilter extends FaultlineFilter {
  static readonly counters: Counter[] = [];

  constructor(private readonly counter: Counter) {
    super({ typeBaseUrl: 'https://books.example/problems/' });
    CountingFilter.counters.push(counter);
  }

  override catch(thrown: unknown, host: ArgumentsHost): void {
    this.counter.count += 1;
    super.catch(thrown, host);
  }
}

describe.each(platforms)('a subclass of FaultlineFilter on $name', ({ platform }) => {
  it('receives its dependencies as an APP_FILTER', async () => {
    CountingFilter.counters.length = 0;
    const providers = [Counter, { provide: APP_FILTER, useClass: CountingFilter }];
    const application = { module: { controllers: [ThrowingController], providers } };
    const { body } = await whileRunning(start(platform, application), (running) => send(running, 'GET /'));
    expect(body).toBe(
      '{"type":"https://books.example/problems/409","title":"Conflict","status":409,"detail":"Sold out."}',
    );
    expect(CountingFilter.counters).toEqual([{ count: 1 }]);
  });
});

describe('FaultlineFilter with a mock host', () => {
  const hostOf = (request: unknown, response: unknown): ArgumentsHost =>
    ({
      getType: () => 'http',
      switchToHttp: () => ({ getRequest: () => request, getResponse: () => response, getNext: () => undefined }),
    }) as never;

  it.each([
    [new Conflict('Sold out.'), 409, problem('Conflict', 409, 'Sold out.')],
    [new NotFoundException('No such book.'), 404, problem('Not Found', 404, 'No such book.')],
    [new Error('secret'), 500, crash],
  ])('writes to the response of node:http: %s', (error, status, body) => {
    const request = new IncomingMessage(new Socket());
    const response = new ServerResponse(request);
    const written: unknown[] = [];
    response.end = ((text: unknown) => written.push(text)) as never;
    const filter = new FaultlineFilter({ onError: () => {} });
    filter.catch(error, hostOf(request, response)); // oxlint-disable-line promise/no-promise-in-callback -- the method of a filter
    expect([response.statusCode, response.getHeader('content-type'), written]).toEqual([
      status,
      'application/problem+json',
      [body],
    ]);
  });

  it('logs the path of a request of node:http', () => {
    const logged: unknown[] = [];
    Logger.overrideLogger({ log: () => {}, warn: () => {}, error: (message: unknown) => logged.push(message) });
    const request = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url: '/books?q=1' });
    new FaultlineFilter().catch('secret', hostOf(request, new ServerResponse(request)));
    Logger.overrideLogger(false);
    expect(logged).toEqual(['GET /books 500: secret']);
  });

  it.each([
    ['no request and no response', undefined, undefined],
    ['no response', {}, undefined],
    ['a response with only status() and json()', {}, { status: () => ({ json: () => {} }) }],
  ])('throws an error that names the needed request and response if the host has %s', (_, request, response) => {
    expect(() => new FaultlineFilter().catch(new Conflict('x'), hostOf(request, response))).toThrow(
      /^FaultlineFilter needs the request and the response of Express or Fastify\. To unit-test it /,
    );
  });
});
