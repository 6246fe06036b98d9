import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Conflict, type FaultlineOptions, MethodNotAllowed, NotFound } from '@faultline/core';
import { createErrorHandler, type ErrorHandler, withProblems } from '@faultline/fetch';
import { zod } from '@faultline/mappers/zod';
import { zValidator } from '@hono/zod-validator';
import { type Context, Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { z } from 'zod';
import { failureOf } from './failure-of.js';
import { faultline as honoFaultline } from './snippets/hono-adapter.js';
import { badRequest, crash, methodNotAllowed as methodNotAllowedBody, notFound, problem } from './problems.js';

const books = new Request('http://books.example/books/7?secret=hunter2');
const soldOut = problem('Conflict', 409, 'Sold out.');

const fail = (): never => {
  throw new Error('hunter2');
};

let log: jest.SpiedFunction<typeof console.error>;
beforeEach(() => {
  log = jest.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => log.mockRestore());
const logged = (): string[] => log.mock.calls.map(([, text]) => String(text).split('\n', 1)[0]!);

/** The response of a handler that throws the value. */
const responseTo = (thrown: unknown, options?: FaultlineOptions<Request>): Promise<Response> =>
  withProblems(() => {
    throw thrown;
  }, options)(books);

/** The status and the body of a response. */
async function contentOf(response: Response | Promise<Response>): Promise<[status: number, body: string]> {
  const received = await response;
  return [received.status, await received.text()];
}

/** An instance of a class that bundlers have renamed. */
function instanceWith(properties: object, methods: object = {}): object {
  class t {}
  Object.assign(t.prototype, methods);
  return Object.assign(new t(), properties);
}

describe('withProblems', () => {
  it('returns the response of the handler itself', async () => {
    const response = new Response('Middlemarch');
    expect(await withProblems(() => response)(books)).toBe(response);
    expect(await withProblems(async () => response)(books)).toBe(response);
  });

  it('passes all parameters and this to the handler', async () => {
    const handler = jest.fn(function handle(this: unknown, _request: Request, _env: object, _context: object) {
      return new Response();
    });
    const worker = { fetch: withProblems(handler) };
    const [env, context] = [{}, {}];
    await worker.fetch(books, env, context);
    expect(handler.mock.calls).toEqual([[books, env, context]]);
    expect(handler.mock.contexts[0]).toBe(worker);
  });

  // Deno.serve passes as many parameters as the length of a handler, at most two.
  it('returns a function of length 2, also for a handler without parameters', () => {
    expect(withProblems(() => new Response())).toHaveLength(2);
  });

  it('sends a problem for what the handler throws or rejects with', async () => {
    expect(await contentOf(responseTo(new Conflict('Sold out.')))).toEqual([409, soldOut]);
    const rejecting = withProblems(() => Promise.reject(new Conflict('Sold out.')));
    expect(await contentOf(rejecting(books))).toEqual([409, soldOut]);
  });

  it('gives the functions of the options the request, also the request of an event', async () => {
    const requests: Request[] = [];
    const options: FaultlineOptions<Request> = {
      extensions: (_thrown, request) => void requests.push(request),
      map: (_thrown, request) => void requests.push(request),
      onError: (_error, request) => void requests.push(request),
    };
    await withProblems(fail, options)(books);
    await withProblems(
      (_event: { readonly request: Request; readonly params: object }) => fail(),
      options,
    )({ request: books, params: {} });
    expect(requests).toHaveLength(6);
    expect(new Set(requests)).toEqual(new Set([books]));
  });

  it('sends a 500 if it is called without a request', async () => {
    const handler = withProblems(fail) as () => Promise<Response>;
    expect(await contentOf(handler())).toEqual([500, crash]);
    expect(logged()).toEqual(['faultline: A request 500: Error: hunter2']);
  });

  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    ['Middlemarch', 'string'],
    [{ title: 'Middlemarch' }, '[object Object]'],
  ])('sends a 500 if the handler returns %p, and reports the mistake', async (returned, kind) => {
    expect(await contentOf(withProblems(() => returned as never)(books))).toEqual([500, crash]);
    expect(logged()).toEqual([
      `faultline: GET /books/7 500: TypeError: The handler must return a Response, and not ${kind}`,
    ]);
  });

  it('throws if its parameter is not a function, or for an unknown option', () => {
    expect(() => withProblems({ fetch: fail } as never)).toThrow(
      'withProblems takes a function: the handler of a request',
    );
    expect(() => withProblems(fail, { contacts: 'x' } as never)).toThrow("There is no option 'contacts'.");
  });
});

describe('a thrown Response', () => {
  it.each([
    ['a Response', new Response('mine', { status: 418 })],
    ['a redirect', Response.redirect('https://books.example/', 303)],
    ['a 503', new Response(null, { status: 503 })],
    ['an instance of a subclass', new (class extends Response {})('mine')],
  ])('is sent as it is, and not reported: %s', async (_, response) => {
    expect(await responseTo(response)).toBe(response);
    expect(createErrorHandler()(response)).toBe(response);
    expect(logged()).toEqual([]);
  });

  it.each([200, 302, 404, 503])('is a 500 if another server sent it with the status %i', async (status) => {
    const received = new Response('hunter2', { status, headers: { 'Set-Cookie': 'hunter2', 'X-Secret': 'hunter2' } });
    Object.defineProperty(received, 'url', { value: 'http://10.0.0.7/' });
    const response = await responseTo(received);
    expect([...response.headers.keys()]).toEqual([
      'cache-control',
      'content-length',
      'content-type',
      'x-content-type-options',
    ]);
    expect(await contentOf(response)).toEqual([500, crash]);
    expect(logged()).toHaveLength(1);
  });

  it('is a 500 if it is Response.error(), which no server can send', async () => {
    expect(await contentOf(responseTo(Response.error()))).toEqual([500, crash]);
  });
});

describe('signals to a framework', () => {
  const nextError = (digest: string): Error => Object.assign(new Error(digest.split(';', 1)[0]), { digest });

  it.each([
    ['redirect() of Next.js', nextError('NEXT_REDIRECT;replace;/login;307;')],
    ['notFound() of Next.js 14', nextError('NEXT_NOT_FOUND')],
    ['a dynamic request of Next.js', nextError('DYNAMIC_SERVER_USAGE')],
    ['an interrupted prerender of Next.js', nextError('NEXT_PRERENDER_INTERRUPTED')],
    ['a prerender of Next.js that has ended', nextError('HANGING_PROMISE_REJECTION')],
    ['a bailout of Next.js', nextError('BAILOUT_TO_CLIENT_SIDE_RENDERING')],
    ['redirect() of SvelteKit', instanceWith({ status: 303, location: '/login' })],
    ['data() of React Router', { type: 'DataWithResponseInit', data: 'x', init: { status: 404 } }],
  ])('are thrown again, and not reported: %s', async (_, signal) => {
    expect(await failureOf(() => responseTo(signal))).toBe(signal);
    expect(await failureOf(async () => createErrorHandler()(signal, books))).toBe(signal);
    expect(logged()).toEqual([]);
  });

  it.each([
    ['an error with another digest', nextError('2713642091'), 500, crash],
    ['an object with a status and a location', { status: 303, location: '/secret' }, 500, crash],
    ['a class with a 404 and a location', instanceWith({ status: 404, location: '/secret' }), 404, notFound],
    ['an object of the type of React Router', { type: 'DataWithResponseInit' }, 500, crash],
    ['an error with a digest that throws', Object.defineProperty(new Error('x'), 'digest', { get: fail }), 500, crash],
  ])('are not recognized in %s', async (_, thrown, status, body) => {
    expect(await contentOf(responseTo(thrown))).toEqual([status, body]);
  });
});

describe('a polluted Object.prototype', () => {
  it.each([
    { digest: 'NEXT_REDIRECT;replace;/;307;' },
    { digest: 'NEXT_HTTP_ERROR_FALLBACK;401' },
    { type: 'DataWithResponseInit', data: 'x', init: {} },
    { status: 303, location: '/' },
    { status: 404, body: { message: 'secret' } },
    { res: new Response('secret'), getResponse: () => new Response('secret') },
  ])('does not make an error a signal, or another error: %j', async (properties) => {
    const names = Object.keys(properties);
    Object.assign(Object.prototype, properties);
    let response: Response;
    try {
      response = await responseTo(instanceWith({ x: 1 }));
    } finally {
      for (const name of names) Reflect.deleteProperty(Object.prototype, name);
    }
    expect(await contentOf(response)).toEqual([500, crash]);
  });
});

describe('errors of frameworks', () => {
  it.each([
    [401, 'Unauthorized'],
    [403, 'Forbidden'],
    [404, 'Not Found'],
  ])('have a status of Next.js: %i', async (status, title) => {
    const error = Object.assign(new Error('x'), { digest: `NEXT_HTTP_ERROR_FALLBACK;${status}` });
    const response = await responseTo(error);
    expect([response.status, ((await response.json()) as { title: string }).title]).toEqual([status, title]);
  });

  const toString = (): string => 'x';
  it.each<[string, object, number, string]>([
    [
      'exposes the message of a 4xx',
      instanceWith({ status: 404, body: { message: 'There is no book 7.', id: 7 } }, { toString }),
      404,
      problem('Not Found', 404, 'There is no book 7.'),
    ],
    [
      'masks the message of a 5xx',
      instanceWith({ status: 500, body: { message: 'secret' } }, { toString }),
      500,
      crash,
    ],
    ['has no message', instanceWith({ status: 404, body: {} }, { toString }), 404, notFound],
    ['has no body', instanceWith({ status: 404, body: undefined }, { toString }), 500, crash],
    // Clients throw the responses of other servers like this.
    ['is another class', instanceWith({ status: 404, body: { message: 'secret' } }), 404, notFound],
    ['is an object', { status: 404, body: { message: 'secret' } }, 404, notFound],
    ['has no prototype', Object.assign(Object.create(null) as object, { status: 404, body: 'secret' }), 404, notFound],
  ])('of SvelteKit, error(404, …): %s', async (_, thrown, status, body) => {
    expect(await contentOf(responseTo(thrown))).toEqual([status, body]);
  });
});

describe('createErrorHandler', () => {
  it('needs no request, and keeps the header fields of the exchange that the handler had prepared', async () => {
    const prepared = new Headers({ ETag: '"1"', 'X-Request-Id': '7', Vary: 'Origin' });
    const response = createErrorHandler()(
      new Conflict('Sold out.', { headers: { Vary: 'Accept' } }),
      undefined,
      prepared,
    );
    expect([...response.headers]).toEqual([
      ['cache-control', 'no-store'],
      ['content-length', '75'],
      ['content-type', 'application/problem+json'],
      ['vary', 'Origin, Accept'],
      ['x-content-type-options', 'nosniff'],
      ['x-request-id', '7'],
    ]);
    expect(await contentOf(createErrorHandler()(new Conflict('Sold out.')))).toEqual([409, soldOut]);
  });

  it('logs the method, and the path without the query', async () => {
    await responseTo(new Error('bug'));
    expect(logged()).toEqual(['faultline: GET /books/7 500: Error: bug']);
  });

  it.each([
    ['its reason', (signal: AbortSignal): unknown => signal.reason],
    ['another AbortError', () => new DOMException('x', 'AbortError')],
  ])('does not log that the client closed the connection: %s', async (_, errorOf) => {
    const controller = new AbortController();
    const request = new Request(books, { signal: controller.signal });
    const handler = withProblems(() => {
      throw errorOf(request.signal);
    });
    controller.abort();
    expect((await handler(request)).status).toBe(500);
    expect(logged()).toEqual([]);
  });

  it('logs an AbortError while the client is connected, and another error after it has gone', async () => {
    await responseTo(new DOMException('x', 'AbortError'));
    await withProblems(fail)(new Request(books, { signal: AbortSignal.abort() }));
    expect(logged()).toEqual([
      expect.stringContaining('faultline: GET /books/7 500: AbortError: x'),
      'faultline: GET /books/7 500: Error: hunter2',
    ]);
  });
});

describe('createErrorHandler with Hono', () => {
  const orders = z.object({ items: z.array(z.object({ price: z.number().positive('Too cheap.') })) });

  /** The recipe of docs/fetch.md. */
  function recipe(app: Hono, options?: FaultlineOptions<Context>): ErrorHandler<Context> {
    const handleError = createErrorHandler<Context>(options);
    app.onError(handleError);
    app.notFound((context) => handleError(new NotFound(), context));
    return handleError;
  }

  function shop(options: FaultlineOptions<Context> = { map: zod() }): Hono {
    const app = new Hono();
    const handleError = recipe(app, options);
    app.use(
      methodNotAllowed({
        app,
        onMethodNotAllowed: (context, allow) => handleError(new MethodNotAllowed(undefined, { allow }), context),
      }),
    );
    app.use('/public/*', cors({ origin: 'https://shop.example' }));
    app.use('/public/private/*', basicAuth({ username: 'a', password: 'b' }));
    app.get('/public/private/orders', (context) => context.text('orders'));
    app.get('/public/bug', (context) => {
      context.header('ETag', '"1"');
      context.header('X-Request-Id', '7');
      context.status(201);
      return fail();
    });
    app.post(
      '/orders',
      zValidator('json', orders, (result) => {
        if (!result.success) throw result.error;
      }),
      (context) => context.json({}),
    );
    return app;
  }
  const post = (body: string): RequestInit => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });

  // Hono calls the handler in three ways: without middleware, with one, and with several.
  describe.each([
    ['createErrorHandler', recipe],
    ['the adapter of the guide', honoFaultline],
  ])('%s', (_, use) => {
    it.each([0, 1, 2])('sends a 404 for an unmatched path, with %i middleware', async (count) => {
      const app = new Hono();
      for (let index = 0; index < count; index += 1) app.use((_context, next) => next());
      use(app);
      const response = await app.request('/nowhere');
      expect([...response.headers.keys()]).toEqual([
        'cache-control',
        'content-length',
        'content-type',
        'x-content-type-options',
      ]);
      expect(await contentOf(response)).toEqual([404, notFound]);
    });

    it('sends a 404 for context.notFound(), without the header fields of the body', async () => {
      const app = new Hono();
      use(app);
      app.get('/books/:id', (context) => {
        context.header('ETag', '"1"');
        context.header('X-Request-Id', '7');
        return context.notFound();
      });
      const response = await app.request('/books/7');
      expect([response.headers.get('ETag'), response.headers.get('X-Request-Id')]).toEqual([null, '7']);
      expect(await contentOf(response)).toEqual([404, notFound]);
    });
  });

  it('sends a 405 with Allow, with the middleware of Hono', async () => {
    const response = await shop().request('/orders', { method: 'DELETE' });
    expect(response.headers.get('Allow')).toBe('POST');
    expect(await contentOf(response)).toEqual([405, methodNotAllowedBody]);
  });

  it('keeps the header fields of the exchange, and no others', async () => {
    const response = await shop().request('/public/bug', { headers: { Origin: 'https://shop.example' } });
    expect([...response.headers]).toEqual([
      ['access-control-allow-origin', 'https://shop.example'],
      ['cache-control', 'no-store'],
      ['content-length', '149'],
      ['content-type', 'application/problem+json'],
      ['vary', 'Origin'],
      ['x-content-type-options', 'nosniff'],
      ['x-request-id', '7'],
    ]);
    expect(await contentOf(response)).toEqual([500, crash]);
  });

  it.each([
    ['exposes the message of a 4xx', new HTTPException(409, { message: 'Sold out.' }), 409, soldOut],
    ['has no message', new HTTPException(404), 404, notFound],
    ['masks the message of a 5xx', new HTTPException(500, { message: 'secret' }), 500, crash],
    [
      'has a Response of another server',
      new HTTPException(404, {
        res: Object.defineProperty(new Response('secret'), 'url', { value: 'http://10.0.0.7/' }),
      }),
      404,
      notFound,
    ],
  ])('answers an HTTPException: %s', async (_, thrown, status, body) => {
    const app = shop();
    app.get('/thrown', () => {
      throw thrown;
    });
    expect(await contentOf(app.request('/thrown'))).toEqual([status, body]);
  });

  it('sends the Response of an HTTPException, with the header fields that were prepared', async () => {
    const response = await shop().request('/public/private/orders', { headers: { Origin: 'https://shop.example' } });
    expect(response.headers.get('WWW-Authenticate')).toBe('Basic realm="Secure Area"');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('https://shop.example');
    expect(await contentOf(response)).toEqual([401, 'Unauthorized']);
    expect(logged()).toEqual([]);
  });

  it('sends the Response of an HTTPException of a route without middleware, with its prepared header fields', async () => {
    const app = new Hono();
    app.onError(createErrorHandler<Context>());
    app.get('/thrown', (context) => {
      context.header('X-Request-Id', '7');
      throw new HTTPException(402, { res: new Response('Pay.', { headers: { 'X-Price': '3' } }) });
    });
    const response = await app.request('/thrown');
    expect([response.headers.get('X-Request-Id'), response.headers.get('X-Price')]).toEqual(['7', '3']);
    expect(await contentOf(response)).toEqual([402, 'Pay.']);
  });

  it('sends the field errors of @hono/zod-validator, with the mapper of zod', async () => {
    expect(await contentOf(shop().request('/orders', post('{"items":[{"price":-1}]}')))).toEqual([
      422,
      '{"type":"about:blank","title":"Unprocessable Entity","status":422,"detail":"The request was well-formed but was unable to be followed due to semantic errors.","errors":[{"detail":"Too cheap.","pointer":"#/items/0/price","code":"too_small"}]}',
    ]);
  });

  it('sends a 400 for malformed JSON', async () => {
    expect(await contentOf(shop().request('/orders', post('{"items": secret')))).toEqual([
      400,
      problem('Bad Request', 400, 'The request body is not valid JSON.'),
    ]);
  });

  it('sends nothing of the response of another server if middleware fails after it', async () => {
    const app = new Hono();
    app.onError(createErrorHandler<Context>());
    app.use(async (_context, next) => {
      await next();
      fail();
    });
    app.get('/proxied', () => {
      const headers = new Headers({ 'Content-Encoding': 'gzip', ETag: '"1"', Vary: 'Origin' });
      return Object.defineProperty(new Response('secret'), 'headers', { value: Object.freeze(headers) });
    });
    const response = await app.request('/proxied');
    expect(response.headers.get('Content-Encoding')).toBeNull();
    expect(response.headers.get('ETag')).toBeNull();
    expect(await contentOf(response)).toEqual([500, crash]);
  });

  it('gives the functions of the options the context', async () => {
    const app = shop({ extensions: (_thrown, context) => ({ path: context.req.path }) });
    expect(JSON.parse((await contentOf(app.request('/nowhere')))[1])).toMatchObject({ path: '/nowhere' });
  });

  it('logs the method and the path', async () => {
    await shop().request('/public/bug?secret=hunter2');
    expect(logged()).toEqual(['faultline: GET /public/bug 500: Error: hunter2']);
  });

  // Hono throws a value that is not an Error again.
  it('sends a problem for a value that is not an Error, with withProblems', async () => {
    const app = shop();
    app.get('/text', () => {
      throw 'hunter2'; // oxlint-disable-line typescript/only-throw-error -- handlers throw anything
    });
    const fetch = withProblems(app.fetch);
    expect(await contentOf(fetch(new Request('http://books.example/text')))).toEqual([500, crash]);
  });

  it('sends the status of a bad request without a detail', async () => {
    const app = shop();
    app.get('/thrown', () => {
      throw new HTTPException(400);
    });
    expect(await contentOf(app.request('/thrown'))).toEqual([400, badRequest()]);
  });
});
