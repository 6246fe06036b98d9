import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { FaultlineOptions } from '@faultline/core';
import { FaultlineFilter, type NestRequest } from '@faultline/nestjs';
import { Body, Controller, Get, type INestApplication, Post } from '@nestjs/common';
import { context, propagation, SpanStatusCode, trace } from '@opentelemetry/api';
import { NodeTracerProvider, type ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { platforms, start } from './nest-platforms.js';
import { whileRunning } from './running-server.js';

@Controller()
class BooksController {
  @Get('bug')
  async bug(): Promise<never> {
    await Promise.resolve();
    throw new TypeError('secret');
  }

  @Post('books')
  add(@Body() _body: unknown): void {}
}

/** Sends requests that a handler, the router and the body parser reject, and returns a member of each problem. */
async function readMembers(
  platform: 'Express' | 'Fastify',
  name: string,
  headers: Record<string, string>,
  options: FaultlineOptions<NestRequest>,
  configure: (app: INestApplication) => unknown,
): Promise<unknown[]> {
  const started = start(platform, {
    module: { controllers: [BooksController] },
    configure: (app) => {
      configure(app);
      app.useGlobalFilters(new FaultlineFilter({ onError: () => {}, ...options }));
    },
  });
  const problems: unknown[] = [];
  await whileRunning(started, async ({ url }) => {
    const responses = await Promise.all([
      fetch(`${url}/bug`, { headers }),
      fetch(`${url}/nowhere`, { headers }),
      fetch(`${url}/books`, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: '{' }),
    ]);
    expect(responses.map(({ status }) => status)).toEqual([500, 404, 400]);
    const bodies = await Promise.all(responses.map((response) => response.json() as Promise<Record<string, unknown>>));
    problems.push(...bodies.map((body) => body[name]));
  });
  return problems;
}

type Next = () => void;

describe.each(platforms)('the option extensions, in $name', ({ platform }) => {
  it('receives the request with the header field that middleware sets', async () => {
    const assign = ({ headers }: IncomingMessage, _response: ServerResponse, next: Next): void => {
      headers['x-request-id'] = `own-${String(headers['x-request-id'])}`;
      next();
    };
    const extensions: FaultlineOptions<NestRequest>['extensions'] = (_thrown, { headers }) => ({
      requestId: headers['x-request-id'],
    });
    expect(
      await readMembers(platform, 'requestId', { 'X-Request-Id': 'r1' }, { extensions }, (app) => app.use(assign)),
    ).toEqual(['own-r1', 'own-r1', 'own-r1']);
  });
});

const ended: ReadableSpan[] = [];
const provider = new NodeTracerProvider({
  spanProcessors: [
    {
      onStart: () => {},
      onEnd: (span) => void ended.push(span),
      forceFlush: () => Promise.resolve(),
      shutdown: () => Promise.resolve(),
    },
  ],
});
provider.register();
afterAll(() => provider.shutdown());

/** Replaces OpenTelemetry's instrumentation of HTTP. */
function startSpan(request: IncomingMessage, response: ServerResponse, next: Next): void {
  const parent = propagation.extract(context.active(), request.headers);
  provider.getTracer('books').startActiveSpan(request.url!, {}, parent, (span) => {
    response.on('close', () => span.end());
    next();
  });
}

describe.each(platforms)('the active span of OpenTelemetry, in $name', ({ platform }) => {
  it('belongs to the request in extensions and in onError', async () => {
    ended.length = 0;
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const options: FaultlineOptions<NestRequest> = {
      extensions: () => ({ traceId: trace.getActiveSpan()?.spanContext().traceId }),
      onError: (error, _request, { status }) => {
        const span = trace.getActiveSpan();
        if (status < 500 || span === undefined) return;
        span.setAttribute('error.type', error instanceof Error ? error.name : String(status));
        span.setStatus({ code: SpanStatusCode.ERROR });
        span.recordException(error as Error);
      },
    };
    const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
    expect(await readMembers(platform, 'traceId', headers, options, (app) => app.use(startSpan))).toEqual([
      traceId,
      traceId,
      traceId,
    ]);
    const inOrder = ended.toSorted((one, other) => one.name.localeCompare(other.name));
    const spans = inOrder.map(({ name, attributes, status, events }) => [
      name,
      attributes,
      status.code,
      events.map((event) => [event.name, event.attributes?.['exception.message']]),
    ]);
    expect(spans).toEqual([
      ['/books', {}, SpanStatusCode.UNSET, []],
      ['/bug', { 'error.type': 'TypeError' }, SpanStatusCode.ERROR, [['exception', 'secret']]],
      ['/nowhere', {}, SpanStatusCode.UNSET, []],
    ]);
  });
});
