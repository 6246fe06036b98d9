import { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Conflict, type FaultlineOptions, NotFound } from '@faultline/core';
import cors from '@fastify/cors';
import { faultline, frameworkErrors } from '@faultline/fastify';
import { fastify as fastifyMapper } from '@faultline/mappers/fastify';
import {
  fastify,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify';
import { badRequest, crash, methodNotAllowed, notFound, problem } from './problems.js';
import { type ReceivedResponse, send } from './running-server.js';

let app: FastifyInstance;
afterEach(() => app.close());

/** Starts an application. Returns a function that sends it a request. */
async function start(
  configure: (app: FastifyInstance) => unknown,
  options: FastifyServerOptions = {},
): Promise<(...request: [line: string, ...rest: unknown[]]) => Promise<ReceivedResponse>> {
  app = fastify(options);
  await configure(app);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return (line, init) => send({ url, close: async () => {} }, line, init as object);
}

const json = { 'content-type': 'application/json' };
const noSuchBook = problem('Not Found', 404, 'No such book.');
const throwNotFound = (): never => {
  throw new NotFound('No such book.');
};

/** Returns the header fields of a response, without those that the server adds. */
function fields({ headers: { date: _date, connection: _connection, ...headers } }: ReceivedResponse): object {
  return headers;
}
const own = (body: string): object => ({
  'cache-control': 'no-store',
  'content-length': String(Buffer.byteLength(body)),
  'content-type': 'application/problem+json',
  'x-content-type-options': 'nosniff',
});

describe('faultline', () => {
  it.each<[string, (reply: FastifyReply) => unknown]>([
    ['throws', throwNotFound],
    ['rejects', () => Promise.reject(new NotFound('No such book.'))],
    ['sends the error', (reply) => reply.send(new NotFound('No such book.'))],
    ['returns the error', () => new NotFound('No such book.')],
  ])('sends the problem of a handler that %s', async (_how, handle) => {
    const sendRequest = await start(async (root) => {
      await root.register(faultline);
      root.get('/books', (_request, reply) => handle(reply) as object);
    });
    const response = await sendRequest('GET /books');
    expect(response).toMatchObject({ status: 404, body: noSuchBook });
    expect(fields(response)).toEqual(own(noSuchBook));
  });

  // A route keeps the error handler that Fastify had for it when it was registered.
  it.each<[string, (root: FastifyInstance) => unknown]>([
    ['a route', (root) => root.get('/books', throwNotFound)],
    ['a plugin with a route', (root) => root.register(async (inner) => void inner.get('/books', throwNotFound))],
  ])('rejects if it is registered after %s', async (_what, addRoutes) => {
    app = fastify();
    await addRoutes(app);
    await expect(app.register(faultline)).rejects.toThrow('Register @faultline/fastify before the routes.');
  });

  it('accepts the route of @fastify/cors', async () => {
    app = fastify();
    await app.register(cors, { origin: 'https://shop.example' });
    await app.register(faultline);
    app.get('/books', throwNotFound);
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const headers = { origin: 'https://shop.example' };
    expect(await send({ url, close: async () => {} }, 'GET /books', { headers })).toMatchObject({
      headers: { 'access-control-allow-origin': 'https://shop.example' },
      body: noSuchBook,
    });
  });

  it('ignores the schema of a response', async () => {
    const response = { '4xx': { type: 'object', properties: { title: { type: 'number' } } } };
    const sendRequest = await start(async (root) => {
      await root.register(faultline);
      root.get('/books', { schema: { response } }, throwNotFound);
    });
    expect(await sendRequest('GET /books')).toMatchObject({ status: 404, body: noSuchBook });
  });

  it.each<[string, object, string]>([
    ['an unknown option', { typeBaseURL: 'https://example.com' }, "There is no option 'typeBaseURL'."],
    ['a wrong value', { typeBaseUrl: '/problems' }, 'typeBaseUrl'],
    ['a prefix, which belongs to the plugin that registers it', { prefix: '/api' }, "There is no option 'prefix'."],
  ])('throws a TypeError for %s', async (_what, options, message) => {
    app = fastify();
    const registered = app.register(faultline, options);
    await expect(registered).rejects.toThrow(TypeError);
    await expect(app.register(faultline, options)).rejects.toThrow(message);
  });
});

describe('faultline, for an unmatched request', () => {
  const routes = (root: FastifyInstance): void => {
    root.get('/items/:id', () => ({}));
    root.put('/items/:id', () => ({}));
    root.get('/files/*', (_request, reply) => reply.callNotFound());
    root.post('/v1', { constraints: { version: '1.2.0' } }, () => ({}));
    root.post('/host', { constraints: { host: 'a.example' } }, () => ({}));
  };

  it.each<[string, Record<string, string>, number, string | undefined]>([
    ['GET /nowhere', {}, 404, undefined],
    ['DELETE /items/7?q=1', {}, 405, 'GET, HEAD, PUT'],
    // Fastify itself matches an empty parameter.
    ['DELETE /items/', {}, 405, 'GET, HEAD, PUT'],
    // There is no route for OPTIONS. Fastify does not make one.
    ['OPTIONS /items/7', {}, 405, 'GET, HEAD, PUT'],
    ['OPTIONS /nowhere', {}, 404, undefined],
    ['OPTIONS *', {}, 404, undefined],
    // No route can have this method.
    ['PROPFIND /items/7', {}, 405, 'GET, HEAD, PUT'],
    ['GET /files/7', {}, 404, undefined],
    ['DELETE /files/7', {}, 405, 'GET, HEAD'],
    ['GET /v1', { 'accept-version': '1.x' }, 405, 'POST'],
    ['GET /v1', { 'accept-version': '2.x' }, 404, undefined],
    ['GET /v1', {}, 404, undefined],
    ['GET /host', { host: 'a.example' }, 405, 'POST'],
    ['GET /host', { host: 'b.example' }, 404, undefined],
  ])('sends for %s with %j a %i with the Allow %s', async (line, headers, status, allow) => {
    const sendRequest = await start(async (root) => {
      await root.register(faultline);
      routes(root);
    });
    const response = await sendRequest(line, { headers });
    expect(response).toMatchObject({ status, body: status === 404 ? notFound : methodNotAllowed });
    expect(response.headers.allow).toBe(allow);
  });

  it('leaves a not-found handler of the application in its place', async () => {
    const sendRequest = await start(async (root) => {
      root.setNotFoundHandler((_request, reply) => reply.code(404).send('<h1>There is no such page</h1>'));
      await root.register(faultline);
      root.get('/books', throwNotFound);
    });
    expect(await sendRequest('GET /nowhere')).toMatchObject({ status: 404, body: '<h1>There is no such page</h1>' });
    expect(await sendRequest('GET /books')).toMatchObject({ status: 404, body: noSuchBook });
  });

  it('runs the hooks of the application', async () => {
    const errors: unknown[] = [];
    const sendRequest = await start(async (root) => {
      root.addHook('onRequest', async (_request, reply) => void reply.header('x-request-id', '7'));
      root.addHook('onError', async (_request, _reply, error) => void errors.push(error));
      await root.register(faultline);
    });
    expect(await sendRequest('GET /nowhere')).toMatchObject({ headers: { 'x-request-id': '7' }, body: notFound });
    expect(errors).toEqual([expect.any(NotFound)]);
  });
});

describe('faultline in a plugin', () => {
  const typed = (name: string): FaultlineOptions<FastifyRequest> => ({ typeBaseUrl: `https://${name}.example/` });
  const typeOf = ({ body }: ReceivedResponse): unknown => {
    const { type } = JSON.parse(body) as { type?: unknown };
    return type;
  };

  it('uses the options of the plugin in it, and only in it', async () => {
    const sendRequest = await start(async (root) => {
      await root.register(faultline, typed('outer'));
      await root.register(
        async (inner) => {
          await inner.register(faultline, typed('inner'));
          inner.get('/books', throwNotFound);
          await inner.register(async (innermost) => void innermost.get('/authors', throwNotFound), {
            prefix: '/more',
          });
        },
        { prefix: '/api' },
      );
      root.get('/books', throwNotFound);
    });
    const types: Record<string, unknown> = {};
    for (const path of [
      '/books',
      '/nowhere',
      '/api/books',
      '/api/nowhere',
      '/api',
      '/api/more/authors',
      '/api/more/nowhere',
    ])
      types[path] = typeOf(await sendRequest(`GET ${path}`));
    expect(types).toEqual({
      '/books': 'https://outer.example/404',
      '/nowhere': 'https://outer.example/404',
      '/api/books': 'https://inner.example/404',
      '/api/nowhere': 'https://inner.example/404',
      '/api': 'https://inner.example/404',
      '/api/more/authors': 'https://inner.example/404',
      '/api/more/nowhere': 'https://inner.example/404',
    });
    expect(await sendRequest('DELETE /api/books')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  });

  it('leaves unmatched requests to the root if the plugin has no prefix', async () => {
    const sendRequest = await start(async (root) => {
      await root.register(async (inner) => {
        await inner.register(faultline, typed('inner'));
        inner.get('/books', throwNotFound);
      });
    });
    expect(typeOf(await sendRequest('GET /books'))).toBe('https://inner.example/404');
    expect((await sendRequest('GET /nowhere')).headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('leaves the rest of the application to Fastify', async () => {
    const sendRequest = await start(async (root) => {
      await root.register(
        async (inner) => {
          await inner.register(faultline);
          inner.get('/books', throwNotFound);
        },
        { prefix: '/api' },
      );
      root.get('/books', throwNotFound);
    });
    const message = { statusCode: 404, error: 'Not Found', message: 'No such book.' };
    expect(JSON.parse((await sendRequest('GET /books')).body)).toEqual(message);
    expect((await sendRequest('GET /nowhere')).headers['content-type']).toBe('application/json; charset=utf-8');
    expect(await sendRequest('GET /api/books')).toMatchObject({ body: noSuchBook });
    expect(await sendRequest('GET /api/nowhere')).toMatchObject({ body: notFound });
  });

  it('handles the error of a hook that fails in the response of the plugin', async () => {
    const reported: string[] = [];
    const options = (name: string): FaultlineOptions<FastifyRequest> => ({
      ...typed(name),
      onError: () => reported.push(name),
    });
    const sendRequest = await start(async (root) => {
      await root.register(faultline, options('outer'));
      await root.register(async (inner) => {
        await inner.register(faultline, options('inner'));
        inner.addHook('onSend', async () => {
          throw new Error('secret');
        });
        inner.get('/books', throwNotFound);
      });
    });
    const response = await sendRequest('GET /books');
    expect([response.status, typeOf(response), reported]).toEqual([500, 'https://inner.example/500', ['inner']]);
  });
});

describe('faultline with hooks', () => {
  it('runs onError, onSend and onResponse once each, in this order', async () => {
    const ran: unknown[] = [];
    let responded: () => void;
    const hasResponded = new Promise<void>((resolve) => (responded = resolve));
    const sendRequest = await start(async (root) => {
      root.addHook('onError', async (_request, _reply, error) => void ran.push(['onError', error.message]));
      root.addHook('preSerialization', async () => void ran.push('preSerialization'));
      root.addHook('onSend', async (_request, reply, payload) => {
        ran.push(['onSend', reply.statusCode, payload]);
        void reply.header('x-hook', 'ran');
      });
      root.addHook('onResponse', async (_request, reply) => {
        ran.push(['onResponse', reply.statusCode]);
        responded();
      });
      await root.register(faultline);
      root.get('/books', throwNotFound);
    });
    expect(await sendRequest('GET /books')).toMatchObject({ headers: { 'x-hook': 'ran' }, body: noSuchBook });
    await hasResponded;
    expect(ran).toEqual([
      ['onError', 'No such book.'],
      ['onSend', 404, noSuchBook],
      ['onResponse', 404],
    ]);
  });

  const hookError = new Error('secret: connect ECONNREFUSED 10.0.0.7:6379');
  it.each(['onRequest', 'preParsing', 'preValidation', 'preHandler', 'preSerialization', 'onSend'] as const)(
    'masks and reports the error of the hook %s, of a success and of an error',
    async (hook) => {
      const reported: unknown[] = [];
      const sendRequest = await start(async (root) => {
        await root.register(faultline, { onError: (error) => reported.push(error) });
        root.addHook(hook as 'onRequest', async () => {
          await sleep(2);
          throw hookError;
        });
        root.get('/books', (_request, reply) => reply.header('etag', '"7"').header('x-request-id', '7').send({}));
        root.get('/thrown', throwNotFound);
      });
      const response = await sendRequest('GET /books');
      expect(response).toMatchObject({ status: 500, body: crash });
      expect(response.headers.etag).toBeUndefined();
      expect(new Set(reported)).toEqual(new Set([hookError]));
      const isReached = hook !== 'preSerialization';
      expect(await sendRequest('GET /thrown')).toMatchObject(
        isReached ? { status: 500, body: crash } : { status: 404, body: noSuchBook },
      );
    },
  );

  it('sends the problem of a stream that fails before its first byte', async () => {
    const sendRequest = await start(async (root) => {
      await root.register(faultline);
      root.get('/books', (_request, reply) => {
        const stream = new Readable({ read: () => void stream.destroy(new NotFound('No such book.')) });
        return reply.type('text/csv').send(stream);
      });
    });
    expect(await sendRequest('GET /books')).toMatchObject({ status: 404, body: noSuchBook });
  });

  it('sends a 503 for a handler that takes longer than handlerTimeout', async () => {
    const sendRequest = await start(
      async (root) => {
        await root.register(faultline, { onError: () => {} });
        root.get('/books', () => sleep(200, {}));
      },
      { handlerTimeout: 20 },
    );
    expect(await sendRequest('GET /books')).toMatchObject({
      status: 503,
      body: problem(
        'Service Unavailable',
        503,
        'The server is not ready to handle the request. This is usually a temporary state.',
      ),
    });
  });
});

describe('faultline, for a request that does not match the schema of its route', () => {
  const item = {
    type: 'object',
    required: ['book'],
    additionalProperties: false,
    properties: { book: { type: 'integer' }, note: { type: 'string', maxLength: 3 } },
  };
  const schema = {
    body: item,
    querystring: { type: 'object', properties: { page: { type: 'integer' } } },
    params: { type: 'object', properties: { id: { type: 'integer' } } },
    headers: { type: 'object', properties: { 'x-page': { type: 'integer' } } },
  };
  const configure =
    (options: FaultlineOptions<FastifyRequest> = {}) =>
    async (root: FastifyInstance): Promise<void> => {
      await root.register(faultline, options);
      root.post('/orders/:id', { schema }, () => ({}));
    };
  const ajv = { customOptions: { allErrors: true, removeAdditional: false } } as const;
  const body = JSON.stringify({ note: 'secret', secret: 1 });

  it('sends a 400 with a field error for each mistake', async () => {
    const sendRequest = await start(configure(), { ajv });
    expect(await sendRequest('POST /orders/7', { headers: json, body })).toMatchObject({
      status: 400,
      body: badRequest(
        '{"detail":"must have required property \'book\'","pointer":"#/book","code":"required"},{"detail":"must NOT have additional properties","pointer":"#/secret","code":"additionalProperties"},{"detail":"must NOT have more than 3 characters","pointer":"#/note","code":"maxLength"}',
      ),
    });
  });

  it.each([
    ['POST /orders/secret', {}, '{"detail":"must be integer","parameter":"id","in":"path","code":"type"}'],
    ['POST /orders/7?page=secret', {}, '{"detail":"must be integer","parameter":"page","in":"query","code":"type"}'],
    ['POST /orders/7', { 'x-page': 'secret' }, '{"detail":"must be integer","header":"x-page","code":"type"}'],
  ])('locates the mistake of %s with %j', async (line, headers, errors) => {
    const sendRequest = await start(configure());
    const init = { headers: { ...json, ...headers }, body: '{"book":7}' };
    expect(await sendRequest(line, init)).toMatchObject({ status: 400, body: badRequest(errors) });
  });

  it('sends the status of the option map', async () => {
    const sendRequest = await start(configure({ map: fastifyMapper({ status: 422 }) }));
    const { status, body: received } = await sendRequest('POST /orders/7', { headers: json, body: '{}' });
    expect([status, (JSON.parse(received) as { errors: unknown }).errors]).toEqual([
      422,
      [{ detail: "must have required property 'book'", pointer: '#/book', code: 'required' }],
    ]);
  });

  it('sends the status of the schemaErrorFormatter, and masks its message', async () => {
    const sendRequest = await start(configure(), {
      schemaErrorFormatter: (errors) => Object.assign(new Error(`secret ${errors.length}`), { statusCode: 422 }),
    });
    const { status, body: received } = await sendRequest('POST /orders/7', { headers: json, body: '{}' });
    expect(status).toBe(422);
    expect(received).not.toContain('secret');
  });

  it.each([
    ['a value', (value: string) => `'${value}' is no ISBN.`, "This does not satisfy the rule 'isbn'."],
    ['a name', () => 'Unknown key "secretKey".', "This does not satisfy the rule 'isbn'."],
    ['nothing', () => 'This is no ISBN.', 'This is no ISBN.'],
  ])('exposes the message of a custom validator only if it quotes nothing: %s', async (_what, messageFor, detail) => {
    const sendRequest = await start(async (root) => {
      await root.register(faultline);
      root.setValidatorCompiler(() => (data) => {
        const { isbn } = (data as { book: { isbn: string } }).book;
        const error = { keyword: 'isbn', instancePath: '/book', schemaPath: '', params: {}, message: messageFor(isbn) };
        return { error: [error] as never };
      });
      root.post('/books', { schema: { body: {} } }, () => ({}));
    });
    const response = await sendRequest('POST /books', {
      headers: json,
      body: '{"book":{"isbn":"secret","secretKey":1}}',
    });
    expect(response).toMatchObject({
      status: 400,
      body: badRequest(`{"detail":${JSON.stringify(detail)},"pointer":"#/book","code":"isbn"}`),
    });
  });

  it('sends a 500 for a response that does not match its schema', async () => {
    const sendRequest = await start(async (root) => {
      await root.register(faultline, { onError: () => {} });
      const response = { 200: { type: 'object', required: ['secret'], properties: { secret: { type: 'string' } } } };
      root.get('/books', { schema: { response } }, () => ({}));
    });
    expect(await sendRequest('GET /books')).toMatchObject({ status: 500, body: crash });
  });
});

describe('frameworkErrors', () => {
  const malformed = 'GET /items/%E0%A4%A';
  const typed = { typeBaseUrl: 'https://api.example.com/problems' };
  const typedBadRequest = badRequest().replace('about:blank', 'https://api.example.com/problems/400');
  const tooLong = problem(
    'URI Too Long',
    414,
    'The URI requested by the client is longer than the server is willing to interpret.',
  );

  it.each([
    ['a malformed URL', malformed, 400, badRequest()],
    ['a parameter of 101 characters', `GET /items/${'7'.repeat(101)}`, 414, tooLong],
  ])('sends a problem for %s, without the plugin', async (_what, line, status, body) => {
    const sendRequest = await start((root) => root.get('/items/:id', () => ({})), {
      frameworkErrors: frameworkErrors(),
    });
    const response = await sendRequest(line);
    expect(response).toMatchObject({ status, body });
    expect(fields(response)).toEqual(own(body));
  });

  it('uses the options of the plugin of the root', async () => {
    const sendRequest = await start(
      async (root) => {
        await root.register(faultline, typed);
        await root.register(async (inner) => {
          await inner.register(faultline);
        });
        root.get('/items/:id', () => ({}));
      },
      { frameworkErrors: frameworkErrors() },
    );
    expect(await sendRequest(malformed)).toMatchObject({ status: 400, body: typedBadRequest });
  });

  it('uses its own options instead of those of the plugin', async () => {
    const reported: unknown[] = [];
    const onError = (error: unknown, { url }: FastifyRequest): unknown =>
      reported.push([(error as { code: string }).code, url]);
    const sendRequest = await start(
      async (root) => {
        await root.register(faultline);
        root.get('/items/:id', () => ({}));
      },
      { frameworkErrors: frameworkErrors({ ...typed, onError, reportClientErrors: true }) },
    );
    expect(await sendRequest(malformed)).toMatchObject({ status: 400, body: typedBadRequest });
    expect(reported).toEqual([['FST_ERR_BAD_URL', '/items/%E0%A4%A']]);
  });

  it('sends a 500 for an asynchronous constraint that fails, and reports it', async () => {
    const reported: unknown[] = [];
    const deriveConstraint = (_request: unknown, _context: unknown, done: (error: Error) => void): void =>
      done(new Error('secret'));
    const storage = (): object => ({ get: () => null, set: () => {} });
    const sendRequest = await start(
      async (root) => {
        await root.register(faultline, { onError: (error) => reported.push((error as { code: string }).code) });
        root.get('/books', { constraints: { tenant: 'a' } }, () => ({}));
      },
      {
        frameworkErrors: frameworkErrors(),
        routerOptions: { constraints: { tenant: { name: 'tenant', storage, deriveConstraint } } as never },
      },
    );
    expect(await sendRequest('GET /books')).toMatchObject({ status: 500, body: crash });
    expect(reported).toEqual(['FST_ERR_ASYNC_CONSTRAINT']);
  });

  it('throws a TypeError for wrong options', () => {
    app = fastify();
    expect(() => frameworkErrors({ typeBaseUrl: '/problems' })).toThrow(TypeError);
  });
});

describe('the log of faultline', () => {
  const configure = async (root: FastifyInstance): Promise<void> => {
    await root.register(faultline, { reportClientErrors: true });
    root.get('/bug', () => {
      throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.7'), { config: { authorization: 'secret' } });
    });
    root.get('/sold-out', () => {
      throw new Conflict('Sold out.');
    });
  };

  it('is the logger of the application', async () => {
    const lines: { level: number; reqId: string; msg: string }[] = [];
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(JSON.parse(chunk.toString()) as never);
        done();
      },
    });
    const sendRequest = await start(configure, { logger: { level: 'warn', stream } });
    await sendRequest('GET /bug?token=secret');
    await sendRequest('GET /sold-out');
    expect(lines).toMatchObject([
      {
        level: 50,
        reqId: 'req-1',
        msg: expect.stringMatching(/^GET \/bug 500: Error: connect ECONNREFUSED 10\.0\.0\.7\n {4}at /),
      },
      { level: 40, reqId: 'req-2', msg: 'GET /sold-out 409: Conflict: Sold out.' },
    ]);
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it('is standard error if the application has no logger', async () => {
    const logged = jest.spyOn(console, 'error').mockImplementation(() => {});
    const sendRequest = await start(configure);
    await sendRequest('GET /bug?token=secret');
    const [[, text]] = logged.mock.calls as [[string, string]];
    logged.mockRestore();
    expect(text).toMatch(/^faultline: GET \/bug 500: Error: connect ECONNREFUSED 10\.0\.0\.7\n {4}at /);
    expect(text).not.toContain('secret');
  });
});
