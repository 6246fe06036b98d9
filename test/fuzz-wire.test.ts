import { once } from 'node:events';
import { type ClientHttp2Session, connect, createServer, type IncomingHttpHeaders } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict } from '@faultline/core';
import { createErrorHandler, nodeWriter } from '@faultline/core/adapter';
import { faultline } from '@faultline/fastify';
import { FaultlineFilter } from '@faultline/nestjs';
import { Controller, Get } from '@nestjs/common';
import * as fc from 'fast-check';
import { fastify } from 'fastify';
import { start } from './nest-platforms.js';
import { isProblem } from './problem-schema.js';
import type { Running } from './running-server.js';

const seed = Number(process.env['FUZZ_SEED'] ?? 20261125);
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 2);
const planted = 'hunter2';

const limits = {
  seed,
  numRuns: 100_000,
  interruptAfterTimeLimit: seconds * 1000,
  markInterruptAsFailure: false,
};

/** The names of header fields that HTTP/2, Node or a cache treats in a particular way, and others. */
const fieldNames = fc.oneof(
  fc.constantFrom(
    ...'Age Connection Content-Length Content-Range Content-Type Date ETag HTTP2-Settings Host Keep-Alive'.split(' '),
    ...'Location Retry-After Set-Cookie TE Trailer Transfer-Encoding Upgrade Vary X-Own constructor __proto__'.split(
      ' ',
    ),
    ':status',
  ),
  fc.string({ maxLength: 10 }),
);
const fieldValues = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.constantFrom('close', 'chunked', 'h2c', '7', 'a\r\nb: c', '📚'),
  fc.array(fc.string({ maxLength: 10 }), { maxLength: 3 }),
  fc.anything({ maxDepth: 1 }),
);
const headerFields = fc.array(fc.tuple(fieldNames, fieldValues), { maxLength: 4 });

describe('nodeWriter with any header fields over HTTP/2', () => {
  let prepared: readonly (readonly [string, unknown])[] = [];
  let own: readonly (readonly [string, unknown])[] = [];
  let session: ClientHttp2Session;
  const handleError = createErrorHandler({ writer: nodeWriter, log: () => {} });
  const server = createServer((request, response) => {
    for (const [name, value] of prepared) {
      try {
        response.setHeader(name, value as string);
      } catch {
        // Node rejects this field.
      }
    }
    handleError(Object.assign(new Conflict('Sold out.'), { headers: Object.fromEntries(own) }), request, response);
  });
  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterAll(async () => {
    session.destroy();
    await once(server.close(), 'close');
  });

  it(`never resets the stream, for ${seconds} seconds from the seed ${seed}`, async () => {
    const property = fc.asyncProperty(headerFields, headerFields, async (fields, others) => {
      own = fields;
      // Node destroys the stream if a name is not a token. Node also writes a `Date` that can't be removed.
      prepared = others.filter(([name]) => /^[\w!#$%&'*+\-.^`|~]+$/.test(name) && name.toLowerCase() !== 'date');
      const stream = session.request({ ':path': '/' });
      const [headers] = (await once(stream, 'response', { signal: AbortSignal.timeout(5000) })) as [
        IncomingHttpHeaders,
      ];
      const body = await text(stream);
      expect([headers[':status'], headers['content-type']]).toEqual([409, 'application/problem+json']);
      expect(body).toBe('{"type":"about:blank","title":"Conflict","status":409,"detail":"Sold out."}');
    });
    await fc.assert(property, limits);
  }, 60_000);
});

/** The behaviours of a Fastify hook. */
const behaviours = fc.constantFrom(
  ...(['pass', 'throw', 'throw an object', 'reject later', 'throw a status', 'send', 'set a header'] as const),
);
type Behaviour = typeof behaviours extends fc.Arbitrary<infer T> ? T : never;

interface Reply {
  header(name: string, value: string): Reply;
  send(body: string): Reply;
}

async function behave(behaviour: Behaviour, reply: Reply): Promise<unknown> {
  switch (behaviour) {
    case 'throw':
      throw new Error(planted);
    case 'throw an object':
      throw { message: planted, [planted]: planted }; // oxlint-disable-line typescript/only-throw-error
    case 'throw a status':
      throw Object.assign(new Error(planted), { statusCode: 418, code: planted });
    case 'reject later':
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error(planted);
    case 'send':
      return reply.send('sent by a hook');
    case 'set a header':
      reply.header('X-Own', '1');
      break;
    case 'pass':
  }
  return undefined;
}

describe.each(['Fastify 5', 'Nest 12 on Fastify'])('Faultline in %s, with hooks', (server) => {
  let hooks: Readonly<Record<string, Behaviour>> = {};
  let running: Running;

  const addHooks = (fastifyInstance: unknown): void => {
    const instance = fastifyInstance as {
      addHook(name: string, hook: (...parameters: never[]) => Promise<unknown>): void;
    };
    for (const name of ['onRequest', 'preHandler'] as const) {
      instance.addHook(name, async (_request: never, reply: Reply) => behave(hooks[name]!, reply));
    }
    for (const name of ['preSerialization', 'onSend'] as const) {
      instance.addHook(name, async (_request: never, reply: Reply, payload: unknown) => {
        await behave(hooks[name]!, reply);
        return payload;
      });
    }
  };

  @Controller()
  class BooksController {
    @Get('found')
    found(): object {
      return { title: 'Middlemarch' };
    }

    @Get('thrown')
    thrown(): never {
      throw new Conflict('Sold out.');
    }

    @Get('bug')
    bug(): never {
      throw new Error(planted);
    }
  }

  async function startOnFastify(): Promise<Running> {
    const app = fastify();
    await app.register(faultline, { onError: () => {} });
    addHooks(app);
    const controller = new BooksController();
    app.get('/found', () => controller.found());
    app.get('/thrown', () => controller.thrown());
    app.get('/bug', () => controller.bug());
    return { url: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
  }

  function startOnNest(): Promise<Running> {
    return start('Fastify', {
      module: { controllers: [BooksController] },
      configure: (app) => {
        app.useGlobalFilters(new FaultlineFilter({ onError: () => {} }));
        addHooks(app.getHttpAdapter().getInstance());
      },
    });
  }

  beforeAll(async () => {
    running = await (server === 'Fastify 5' ? startOnFastify() : startOnNest());
  });
  afterAll(() => running.close());

  it(`sends one response without the errors of the hooks, for ${seconds} seconds from the seed ${seed}`, async () => {
    // A hook that sends while a response is sent is an error of the application that Fastify itself handles.
    const early = behaviours;
    const late = behaviours.filter((behaviour) => behaviour !== 'send');
    const property = fc.asyncProperty(
      fc.record({ onRequest: early, preHandler: early, preSerialization: late, onSend: late }),
      fc.constantFrom('/found', '/thrown', '/bug', '/nowhere'),
      async (chosen, path) => {
        hooks = chosen;
        const response = await fetch(`${running.url}${path}`, { signal: AbortSignal.timeout(5000) });
        const body = await response.text();
        expect(JSON.stringify([...response.headers]) + body).not.toContain(planted);
        if (response.status >= 400) {
          expect(response.headers.get('content-type')).toBe('application/problem+json');
          expect(isProblem(JSON.parse(body))).toBe(true);
        } else {
          expect(['{"title":"Middlemarch"}', 'sent by a hook']).toContain(body);
        }
      },
    );
    await fc.assert(property, limits);
  }, 60_000);
});
