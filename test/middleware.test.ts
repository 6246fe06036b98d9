import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { Conflict } from '@faultline/core';
import { createErrorHandler, nodeWriter } from '@faultline/core/adapter';
import { faultline } from '@faultline/express';
import { faultline as fastifyFaultline } from '@faultline/fastify';
import { FaultlineFilter } from '@faultline/nestjs';
import compress from '@fastify/compress';
import fastifyCors from '@fastify/cors';
import fastifyHelmet from '@fastify/helmet';
import { describe, expect, it } from '@jest/globals';
import { Controller, Get, type INestApplication } from '@nestjs/common';
import compression from 'compression';
import cors from 'cors';
import express from 'express';
import express4 from 'express4';
import session from 'express-session';
import { fastify, type FastifyInstance } from 'fastify';
import helmet from 'helmet';
import onHeaders from 'on-headers';
import {
  nestMajor,
  type Platform as NestPlatform,
  platforms as nestPlatforms,
  start as startNest,
} from './nest-platforms.js';
import { problem } from './problems.js';
import { sendBytes } from './raw-client.js';
import { listening, type Running, whileRunning } from './running-server.js';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** The middleware of an application with one handler, which throws. */
interface Setup {
  readonly middleware?: readonly unknown[];
  /** Whether CORS is enabled, in the way of the platform. */
  readonly cors?: boolean;
  /** On Fastify, registers plugins. */
  readonly plugin?: (app: Pick<FastifyInstance, 'register'>) => unknown;
}

interface Wrapping extends Setup {
  readonly name: string;
  /** Header fields of the request. */
  readonly requestFields?: string;
  /** Header fields of the response. `undefined`: the response does not have the field. */
  readonly fields: Readonly<Record<string, unknown>>;
}

interface Platform {
  readonly name: string;
  readonly start: (setup: Setup) => Promise<Running>;
}

const corsOptions = {
  origin: ['https://shop.example', 'https://example.com'],
  methods: ['GET', 'PUT'],
  credentials: true,
};
const soldOut = problem('Conflict', 409, 'Sold out.');
const throwSoldOut = (): never => {
  throw new Conflict('Sold out.');
};

function onExpress(name: string, framework: typeof express): Platform {
  const start: Platform['start'] = ({ middleware = [], cors: withCors }) => {
    const app = framework();
    for (const wrap of middleware) app.use(wrap as express.RequestHandler);
    if (withCors) app.use(cors(corsOptions));
    app.get('/thrown', throwSoldOut);
    app.use(faultline());
    return listening(app);
  };
  return { name, start };
}

@Controller()
class ThrowingController {
  @Get('thrown')
  thrown(): never {
    return throwSoldOut();
  }
}

function startOnNest(platform: NestPlatform, { middleware = [], cors: withCors, plugin }: Setup): Promise<Running> {
  const configure = async (app: INestApplication): Promise<void> => {
    await plugin?.(app as unknown as FastifyInstance);
    for (const wrap of middleware) app.use(wrap);
    if (withCors) app.enableCors(corsOptions);
    app.useGlobalFilters(new FaultlineFilter());
  };
  return startNest(platform, { module: { controllers: [ThrowingController] }, configure });
}

const fastifyAlone: Platform = {
  name: 'Fastify 5',
  start: async ({ cors: withCors, plugin }) => {
    const app = fastify();
    await app.register(fastifyFaultline);
    await plugin?.(app);
    if (withCors) await app.register(fastifyCors, corsOptions);
    app.get('/thrown', throwSoldOut);
    return { url: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
  },
};

const bare: Platform = {
  name: 'node:http',
  start: ({ middleware = [], cors: withCors }) => {
    const chain = [...middleware, ...(withCors ? [cors(corsOptions)] : [])] as Middleware[];
    const handleError = createErrorHandler({ writer: nodeWriter, log: () => {} });
    return listening((request, response) => {
      const next = (index: number): void => {
        if (index < chain.length) return chain[index]!(request, response, () => next(index + 1));
        try {
          throwSoldOut();
        } catch (thrown) {
          handleError(thrown, request, response);
        }
      };
      next(0);
    });
  },
};

const nest = nestPlatforms.map(({ name, platform }): Platform => ({
  name,
  start: (setup) => startOnNest(platform, setup),
}));
const platforms =
  nestMajor === 12 ? [onExpress('Express 5', express), onExpress('Express 4', express4), ...nest, bare] : nest;

const onHead: Middleware = (_request, response, next) => {
  onHeaders(response, () => void response.setHeader('X-Status-Seen', response.statusCode));
  next();
};
const sessions = session({ secret: 'key', resave: false, saveUninitialized: true });
const cookie = expect.stringMatching(/^connect\.sid=[^,]+; Path=\/; HttpOnly$/);
const gzip = 'Accept-Encoding: gzip\r\n';
const compressed = { 'content-encoding': 'gzip', 'transfer-encoding': 'chunked', 'content-length': undefined };
/** `@fastify/compress` compresses the whole body before it sends the head. */
const compressedAtOnce = { 'content-encoding': 'gzip', 'transfer-encoding': undefined };
const plain = { 'content-encoding': undefined, 'transfer-encoding': undefined, 'content-length': '75' };
const crossOrigin = {
  'access-control-allow-origin': 'https://shop.example',
  'access-control-allow-credentials': 'true',
  vary: 'Origin',
};
const helmets = {
  'content-security-policy': expect.stringContaining("default-src 'self'"),
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-frame-options': 'SAMEORIGIN',
  'x-powered-by': undefined,
};

const wrappings: readonly Wrapping[] = [
  {
    name: 'compression, for a client that accepts gzip',
    middleware: [compression({ threshold: 0 })],
    requestFields: gzip,
    fields: { ...compressed, vary: 'Accept-Encoding' },
  },
  {
    name: 'compression, for a client without Accept-Encoding',
    middleware: [compression({ threshold: 0 })],
    fields: { ...plain, vary: 'Accept-Encoding' },
  },
  {
    name: 'compression of longer bodies only',
    middleware: [compression()],
    requestFields: gzip,
    fields: { ...plain, vary: 'Accept-Encoding' },
  },
  { name: 'on-headers', middleware: [onHead], fields: { ...plain, 'x-status-seen': '409' } },
  { name: 'express-session', middleware: [sessions], fields: { ...plain, 'set-cookie': cookie } },
  { name: 'CORS', cors: true, requestFields: 'Origin: https://shop.example\r\n', fields: { ...plain, ...crossOrigin } },
  { name: 'helmet', middleware: [helmet()], fields: { ...plain, ...helmets } },
  {
    name: 'all of this middleware',
    middleware: [onHead, compression({ threshold: 0 }), sessions, helmet()],
    cors: true,
    requestFields: `${gzip}Origin: https://shop.example\r\n`,
    fields: {
      ...compressed,
      ...crossOrigin,
      ...helmets,
      vary: 'Origin, Accept-Encoding',
      'set-cookie': cookie,
      'x-status-seen': '409',
    },
  },
];

const plugins: readonly Wrapping[] = [
  {
    name: '@fastify/compress, for a client that accepts gzip',
    plugin: (app) => app.register(compress, { threshold: 0 }),
    requestFields: gzip,
    fields: { ...compressedAtOnce, vary: 'accept-encoding' },
  },
  {
    name: '@fastify/compress, for a client without Accept-Encoding',
    plugin: (app) => app.register(compress, { threshold: 0 }),
    fields: plain,
  },
  { name: '@fastify/helmet', plugin: (app) => app.register(fastifyHelmet), fields: { ...plain, ...helmets } },
  {
    name: '@fastify/compress, @fastify/helmet and @fastify/cors',
    plugin: async (app) => {
      await app.register(compress, { threshold: 0 });
      await app.register(fastifyHelmet);
    },
    cors: true,
    requestFields: `${gzip}Origin: https://shop.example\r\n`,
    fields: {
      ...compressedAtOnce,
      ...crossOrigin,
      ...helmets,
      vary: 'Origin, accept-encoding',
    },
  },
];

/** The parts of a response, as on the wire. The names of the fields are in lower case. */
function partsOf(response: string): { statusLine: string; fields: [name: string, value: string][]; content: string } {
  const end = response.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = response.slice(0, end).split('\r\n');
  const fields = lines.map((line): [string, string] => {
    const colon = line.indexOf(': ');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)];
  });
  return { statusLine, fields, content: response.slice(end + 4) };
}

/** Decodes chunks (RFC 9112, section 7.1). Throws if the last chunk is missing. */
function decodeChunks(content: string): string {
  const size = /^[\da-f]+(?=\r\n)/i.exec(content)?.[0];
  if (size === undefined) throw new Error('The response is incomplete.');
  const begin = size.length + 2;
  const end = begin + Number.parseInt(size, 16);
  return end === begin ? '' : content.slice(begin, end) + decodeChunks(content.slice(end + 2));
}

async function expectSoldOut({ url }: Running, { requestFields = '', fields: expected }: Wrapping): Promise<void> {
  const response = await sendBytes(url, `GET /thrown HTTP/1.1\r\nHost: a\r\n${requestFields}Connection: close\r\n\r\n`);
  const { statusLine, fields, content } = partsOf(response);
  const own = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...expected,
  };

  expect(statusLine).toBe('HTTP/1.1 409 Conflict');
  const names = fields.map(([name]) => name);
  expect(names).toEqual([...new Set(names)]);
  const all = Object.fromEntries(fields);
  expect(Object.fromEntries(Object.keys(own).map((name) => [name, all[name]]))).toEqual(own);
  if (all['content-length'] !== undefined) expect(all['content-length']).toBe(String(content.length));
  const bytes = Buffer.from(all['transfer-encoding'] === 'chunked' ? decodeChunks(content) : content, 'latin1');
  expect((all['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString()).toBe(soldOut);
}

describe.each(platforms)('$name', ({ start }) => {
  it.each(wrappings)('sends the error response through $name', (wrapping) =>
    whileRunning(start(wrapping), (running) => expectSoldOut(running, wrapping)),
  );
});

const withPlugins: readonly Platform[] = [
  ...(nestMajor === 12 ? [fastifyAlone] : []),
  { name: `Nest ${nestMajor} on Fastify`, start: (setup) => startOnNest('Fastify', setup) },
];

describe.each(withPlugins)('$name, with plugins', ({ start }) => {
  it.each(plugins)('sends the error response through $name', (wrapping) =>
    whileRunning(start(wrapping), (running) => expectSoldOut(running, wrapping)),
  );
});

describe.each(nestMajor === 12 ? [...platforms, fastifyAlone] : platforms)('CORS on $name', ({ start }) => {
  it('leaves a preflight to CORS', async () => {
    const preflight =
      'OPTIONS /thrown HTTP/1.1\r\nHost: a\r\nOrigin: https://shop.example\r\nAccess-Control-Request-Method: PUT\r\nConnection: close\r\n\r\n';
    const response = await whileRunning(start({ cors: true }), ({ url }) => sendBytes(url, preflight));
    const { statusLine, fields, content } = partsOf(response);
    expect(statusLine).toBe('HTTP/1.1 204 No Content');
    expect(Object.fromEntries(fields)).toMatchObject({
      'access-control-allow-origin': 'https://shop.example',
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': expect.stringMatching(/^GET, ?PUT$/),
    });
    expect(fields.filter(([name]) => /^(?:content-type|cache-control|x-content-type-options)$/.test(name))).toEqual([]);
    expect(content).toBe('');
  });
});
