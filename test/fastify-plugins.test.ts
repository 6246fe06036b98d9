import fastifyAuth from '@fastify/auth';
import fastifyBasicAuth from '@fastify/basic-auth';
import fastifyJwt from '@fastify/jwt';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifySensible from '@fastify/sensible';
import fastifyUnderPressure from '@fastify/under-pressure';
import { faultline } from '@faultline/fastify';
import { describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { crash, problem } from './problems.js';
import { send } from './running-server.js';

/** An application with a plugin of Fastify, and the response to one request. */
interface Row {
  readonly name: string;
  readonly configure: (app: FastifyInstance) => unknown;
  readonly request?: { readonly headers?: Record<string, string>; readonly body?: string };
  readonly status: number;
  readonly body: string;
  /** Header fields beside those of every error response. */
  readonly headers?: Readonly<Record<string, unknown>>;
}

const unauthorized = problem('Unauthorized', 401, 'The client must authenticate itself to get the requested response.');
const tooLarge = problem(
  'Payload Too Large',
  413,
  'The request is larger than the server is willing or able to process.',
);
const unavailable = problem(
  'Service Unavailable',
  503,
  'The server is not ready to handle the request. This is usually a temporary state.',
);

const boundary = { 'content-type': 'multipart/form-data; boundary=b' };
const upload = (name: string, content: string): string =>
  `--b\r\nContent-Disposition: form-data; name="${name}"; filename="secret.pdf"\r\n\r\n${content}\r\n--b--\r\n`;
const multipart = (app: FastifyInstance): unknown =>
  app.register(fastifyMultipart, { limits: { fileSize: 4, files: 1, fields: 1 } });
const readFile = (app: FastifyInstance): unknown =>
  app.post('/', async (request) => {
    await (await request.file())?.toBuffer();
    return {};
  });

const rows: readonly Row[] = [
  {
    name: 'httpErrors of @fastify/sensible',
    configure: async (app) => {
      await app.register(fastifySensible);
      app.post('/', () => {
        throw app.httpErrors.conflict('Sold out.');
      });
    },
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
  },
  {
    name: 'reply.tooManyRequests of @fastify/sensible, after a header',
    configure: async (app) => {
      await app.register(fastifySensible);
      app.post('/', (_request, reply) => reply.header('Retry-After', '60').tooManyRequests('100 requests an hour'));
    },
    status: 429,
    headers: { 'retry-after': '60' },
    body: problem('Too Many Requests', 429, '100 requests an hour'),
  },
  {
    name: 'a 5xx of @fastify/sensible, whose message is masked',
    configure: async (app) => {
      await app.register(fastifySensible);
      app.post('/', () => {
        throw app.httpErrors.serviceUnavailable('secret');
      });
    },
    status: 503,
    body: unavailable,
  },
  {
    name: 'app.assert of @fastify/sensible',
    configure: async (app) => {
      await app.register(fastifySensible);
      app.post('/', () => app.assert(false, 400, 'A book needs a title.'));
    },
    status: 400,
    body: problem('Bad Request', 400, 'A book needs a title.'),
  },
  {
    name: '@fastify/jwt without a token',
    configure: async (app) => {
      await app.register(fastifyJwt, { secret: 'key' });
      app.post('/', (request) => request.jwtVerify());
    },
    status: 401,
    body: unauthorized,
  },
  {
    name: '@fastify/jwt with an invalid token',
    configure: async (app) => {
      await app.register(fastifyJwt, { secret: 'key' });
      app.addHook('onRequest', (request) => request.jwtVerify());
    },
    request: { headers: { authorization: 'Bearer secret.secret.secret' } },
    status: 401,
    body: unauthorized,
  },
  {
    name: '@fastify/rate-limit',
    configure: async (app) => {
      await app.register(fastifyRateLimit, { max: 0, timeWindow: 60_000 });
      app.post('/', () => ({}));
    },
    status: 429,
    headers: {
      'retry-after': '60',
      'x-ratelimit-limit': '0',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '60',
    },
    body: problem(
      'Too Many Requests',
      429,
      'The user has sent too many requests in the given amount of time (\\"rate limiting\\").',
    ),
  },
  {
    name: '@fastify/multipart, for a file that is too large',
    configure: async (app) => {
      await multipart(app);
      readFile(app);
    },
    request: { headers: boundary, body: upload('secret', 'secret') },
    status: 413,
    body: tooLarge,
  },
  {
    // The error of its parser has no status and no code.
    name: '@fastify/multipart, for a form that ends too early',
    configure: async (app) => {
      await multipart(app);
      readFile(app);
    },
    request: {
      headers: boundary,
      body: '--b\r\nContent-Disposition: form-data; name="secret"; filename="secret"\r\n\r\n',
    },
    status: 500,
    body: crash,
  },
  {
    name: '@fastify/multipart, for another media type',
    configure: async (app) => {
      await multipart(app);
      readFile(app);
    },
    request: { headers: { 'content-type': 'application/json' }, body: '{}' },
    status: 406,
    body: problem(
      'Not Acceptable',
      406,
      "This response is sent when the web server doesn't find any content that conforms to the criteria given by the user.",
    ),
  },
  {
    name: '@fastify/under-pressure',
    configure: async (app) => {
      await app.register(fastifyUnderPressure, {
        healthCheck: () => Promise.resolve(false),
        healthCheckInterval: 1000,
        retryAfter: 7,
      });
      app.post('/', () => ({}));
    },
    status: 503,
    headers: { 'retry-after': '7' },
    body: unavailable,
  },
  {
    name: '@fastify/basic-auth, with its challenge',
    configure: async (app) => {
      await app.register(fastifyBasicAuth, { validate: () => Promise.resolve(), authenticate: { realm: 'books' } });
      app.addHook('onRequest', app.basicAuth);
      app.post('/', () => ({}));
    },
    status: 401,
    headers: { 'www-authenticate': 'Basic realm="books", charset="UTF-8"' },
    body: unauthorized,
  },
  {
    name: '@fastify/auth, with the error of its last function',
    configure: async (app) => {
      await app.register(fastifySensible);
      await app.register(fastifyAuth);
      const reject = (): Promise<never> => Promise.reject(app.httpErrors.forbidden('Only for members.'));
      app.post('/', { preHandler: app.auth([() => Promise.reject(new Error('secret')), reject]) }, () => ({}));
    },
    status: 403,
    body: problem('Forbidden', 403, 'Only for members.'),
  },
  {
    name: 'Fastify, for a media type without a parser',
    configure: (app) => app.post('/', () => ({})),
    request: { headers: { 'content-type': 'application/secret' }, body: 'secret' },
    status: 415,
    body: problem(
      'Unsupported Media Type',
      415,
      'The media format of the requested data is not supported by the server.',
    ),
  },
  {
    name: 'Fastify, for an empty JSON body',
    configure: (app) => app.post('/', () => ({})),
    request: { headers: { 'content-type': 'application/json' }, body: '' },
    status: 400,
    body: problem('Bad Request', 400, 'The request body is not valid JSON.'),
  },
  {
    name: 'Fastify, for a body that is too large',
    configure: (app) => app.post('/', { bodyLimit: 1 }, () => ({})),
    request: { headers: { 'content-type': 'application/json' }, body: '{"secret":1}' },
    status: 413,
    body: tooLarge,
  },
  {
    name: 'Fastify, for JSON with the key __proto__',
    configure: (app) => app.post('/', () => ({})),
    request: { headers: { 'content-type': 'application/json' }, body: '{"__proto__":{"secret":1}}' },
    status: 400,
    body: problem('Bad Request', 400, 'The request body is not valid JSON.'),
  },
];

describe('faultline with plugins of Fastify', () => {
  it.each(rows)('sends the problem of $name', async ({ configure, request, status, headers = {}, body }) => {
    const app = fastify();
    await app.register(faultline, { onError: () => {} });
    await configure(app);
    try {
      const url = await app.listen({ port: 0, host: '127.0.0.1' });
      const response = await send({ url, close: async () => {} }, 'POST /', request);
      expect(response).toMatchObject({ status, body });
      const { date: _date, connection: _connection, ...fields } = response.headers;
      expect(fields).toEqual({
        'cache-control': 'no-store',
        'content-length': String(Buffer.byteLength(body)),
        'content-type': 'application/problem+json',
        'x-content-type-options': 'nosniff',
        ...headers,
      });
    } finally {
      await app.close();
    }
  });
});
