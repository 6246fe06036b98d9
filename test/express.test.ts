import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Conflict, NotFound, ServiceUnavailable } from '@faultline/core';
import { findExpressMethods } from '@faultline/core/adapter';
import { errorHandler, faultline, notFound as notFoundHandler } from '@faultline/express';
import express5 from 'express';
import session from 'express-session';
import express4 from 'express4';
import onHeaders from 'on-headers';
import supertest from 'supertest';
import { crash, notFound } from './problems.js';
import { sendBytes } from './raw-client.js';

const quiet = { onError: (): void => {} };
describe.each([
  { version: 5, express: express5 },
  { version: 4, express: express4 },
])('faultline() on Express $version', ({ version, express }) => {
  describe('an unmatched request', () => {
    const app = express();
    const books = express.Router();
    const reviews = express.Router({ mergeParams: true });
    const admin = express();
    const callNext: express5.RequestHandler = (_request, _response, next) => next();
    const sendJson: express5.RequestHandler = (_request, response) => response.json({});
    app.use(callNext);
    app.get('/', sendJson);
    app.route('/orders').get(sendJson).post(sendJson);
    app.delete('/orders', sendJson);
    app.all('/guarded', callNext);
    app.get('/guarded', sendJson);
    app.get('/passed-on', callNext);
    books.get('/', sendJson);
    books.put('/:id', sendJson);
    books.all('/:id/guarded', callNext);
    reviews.post('/', sendJson);
    books.use('/:id/reviews', reviews);
    app.use('/books', books);
    admin.get('/users', sendJson);
    admin.use(faultline(quiet));
    app.use('/admin', admin);
    app.use(faultline(quiet));

    it.each([
      ['GET', '/nowhere', 404, undefined],
      ['GET', '/orders/7', 404, undefined],
      ['GET', '/bookshelf', 404, undefined],
      ['POST', '/', 405, 'GET, HEAD'],
      ['PUT', '/orders', 405, 'DELETE, GET, HEAD, POST'],
      ['PUT', '/orders?method=get', 405, 'DELETE, GET, HEAD, POST'],
      ['PUT', '/ORDERS/', 405, 'DELETE, GET, HEAD, POST'],
      ['POST', '/books', 405, 'GET, HEAD'],
      ['DELETE', '/books/7', 405, 'PUT'],
      ['DELETE', '/books/a%20b', 405, 'PUT'],
      ['GET', '/books/7/reviews', 405, 'POST'],
      ['HEAD', '/books/7/reviews/', 405, 'POST'],
      ['POST', '/guarded', 405, 'GET, HEAD'],
      ['GET', '/passed-on', 404, undefined],
      ['GET', '/books/7/guarded', 404, undefined],
      ['POST', '/admin/users', 405, 'GET, HEAD'],
      ['GET', '/admin/nowhere', 404, undefined],
      ['OPTIONS', '/nowhere', 404, undefined],
    ])('gets for %s %s the status %i and Allow: %s', async (method, path, status, allow) => {
      const response = await fetch((await listening(app)) + path, { method });
      expect(response.status).toBe(status);
      expect(response.headers.get('allow') ?? undefined).toBe(allow);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    });

    it.each([
      ['/orders', ['DELETE', 'GET', 'HEAD', 'POST']],
      ['/books/7', ['PUT']],
    ])('leaves OPTIONS %s to Express', async (path, methods) => {
      const response = await supertest(app).options(path);
      expect(response.status).toBe(200);
      expect(response.headers['allow']!.split(/, ?/).toSorted()).toEqual(methods);
    });
  });

  it('handles only requests under its path', async () => {
    const app = express();
    app.get('/api/books', (_request, response) => response.json({}));
    app.use('/api', faultline(quiet));
    expect((await supertest(app).get('/api/nowhere')).text).toBe(notFound);
    expect((await supertest(app).post('/api/books')).headers['allow']).toBe('GET, HEAD');
    expect((await supertest(app).get('/page')).type).toBe('text/html');
  });

  it('sends 404 if it cannot read the router', async () => {
    const app = express();
    app.use((request, _response, next) => {
      Object.defineProperty(request, 'app', { value: { path: () => '' } });
      next();
    });
    app.use(faultline(quiet));
    expect((await supertest(app).get('/nowhere')).text).toBe(notFound);
  });

  it('counts a route if any of its functions is a handler', async () => {
    const app = express();
    const sendJson: express5.RequestHandler = (_request, response) => response.json({});
    app.post('/books', (_request, _response, next) => next(), sendJson);
    app.use((request, response) => response.json(findExpressMethods(request, (handle) => handle === sendJson)));
    expect((await supertest(app).get('/books')).body).toEqual(['POST']);
  });

  it('works in a router', async () => {
    const app = express();
    const router = express.Router();
    router.get('/books', (_request, response) => response.json({}));
    router.use(faultline(quiet));
    app.use('/api', router);
    expect((await supertest(app).post('/api/books')).headers['allow']).toBe('GET, HEAD');
    expect((await supertest(app).get('/api/nowhere')).text).toBe(notFound);
  });

  it.each(['/', '/shop', '/shop/'])('works in a router of an application that is mounted at %s', async (path) => {
    const app = express();
    const mounted = express();
    const router = express.Router();
    router.get('/books', (_request, response) => response.json({}));
    router.use(faultline(quiet));
    mounted.use('/api', router);
    app.use(path, mounted);
    const base = path === '/' ? '/api' : '/shop/api';
    expect((await supertest(app).post(`${base}/books`)).headers['allow']).toBe('GET, HEAD');
    expect((await supertest(app).get(`${base}/nowhere`)).text).toBe(notFound);
  });

  it('works in an application that is mounted at /', async () => {
    const app = express();
    const mounted = express();
    mounted.get('/books', (_request, response) => response.json({}));
    mounted.use(faultline(quiet));
    app.use('/', mounted);
    expect((await supertest(app).post('/books')).headers['allow']).toBe('GET, HEAD');
  });

  // davidbanham/express-async-errors#8: rejections of param handlers were ignored.
  it.each<[string, express5.RequestHandler]>([
    [
      'a throw',
      () => {
        throw new Conflict('Sold out.');
      },
    ],
    ['next(error)', (_request, _response, next) => next(new Conflict('Sold out.'))],
    ['a timer, through next', (_request, _response, next) => void setTimeout(() => next(new Conflict('Sold out.')), 1)],
    ...(version === 5 ? [['a rejection', () => Promise.reject(new Conflict('Sold out.'))] as never] : []),
  ])('handles %s of handlers, middleware, param handlers and nested routers', async (_, fail) => {
    const app = express();
    const nested = express.Router();
    nested.use(fail);
    app.get('/handler', fail);
    app.use('/nested', nested);
    app.use('/middleware', fail);
    app.param('id', (request, response, next) => fail(request, response, next));
    app.get('/param/:id', (_request, response) => response.json({}));
    app.use(faultline(quiet));
    for (const path of ['/handler', '/nested/x', '/middleware', '/param/7']) {
      const response = await supertest(app).get(path);
      expect([path, response.text]).toEqual([
        path,
        '{"type":"about:blank","title":"Conflict","status":409,"detail":"Sold out."}',
      ]);
    }
  });

  // pillarjs/send#101: the response to the error still had the header fields of the file.
  it('omits the path of the file from the errors of express.static and sendFile', async () => {
    const app = express();
    app.use('/static', express.static(import.meta.dirname, { fallthrough: false }));
    app.get('/file', (_request, response) => response.sendFile('/secret/report.pdf'));
    app.use(faultline(quiet));
    expect((await supertest(app).get('/static/secret.txt')).text).toBe(notFound);
    expect((await supertest(app).get('/file')).text).toBe(notFound);
    const range = await supertest(app).get('/static/express.test.js').set('Range', 'bytes=99999999-');
    expect([range.status, range.headers['content-range']]).toEqual([416, expect.stringMatching(/^bytes \*\/\d+$/)]);
    expect(Object.keys(range.headers).filter((name) => /^(?:etag|last-modified|accept-ranges)$/.test(name))).toEqual(
      [],
    );
  });

  it('removes the header fields of the body that was never sent, and keeps all others', async () => {
    const app = express();
    app.get('/', (_request, response) => {
      response.status(200).type('html').attachment('report.html').location('/elsewhere');
      response.statusMessage = 'secret';
      response.set({
        ETag: '"1"',
        'Cache-Control': 'public, max-age=31536000',
        'Content-Encoding': 'gzip',
        'Content-Length': '7',
      });
      response.set({
        'Access-Control-Allow-Origin': '*',
        Vary: 'Origin',
        'X-Request-Id': '7',
        'RateLimit-Limit': '10',
      });
      response.cookie('session', '1');
      throw new NotFound('No report.');
    });
    app.use(faultline(quiet));
    const response = await supertest(app).get('/');
    const { date: _date, connection: _connection, ...headers } = response.headers as Record<string, unknown>;
    expect(headers).toEqual({
      'x-powered-by': 'Express',
      'access-control-allow-origin': '*',
      vary: 'Origin',
      'x-request-id': '7',
      'ratelimit-limit': '10',
      'set-cookie': ['session=1; Path=/'],
      'content-type': 'application/problem+json',
      'content-length': '77',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect((response as unknown as { res: { statusMessage: string } }).res.statusMessage).toBe('Not Found');
  });

  it('aborts a response that has begun, and reports the error', async () => {
    const reported: unknown[] = [];
    const error = new NotFound('too late');
    const app = express();
    app.get('/', (_request, response) => {
      response.write('the beginning');
      throw error;
    });
    app.use(faultline({ onError: (thrown, _request, { warnings }) => reported.push(thrown, ...warnings) }));
    await expect(fetch(await listening(app)).then((response) => response.text())).rejects.toThrow(
      /terminated|fetch failed/,
    );
    expect(reported).toEqual([error]);
  });

  it.each<[string, express5.RequestHandler]>([
    [
      'next(error) is called twice',
      (_request, _response, next) => {
        next(new Conflict('Sold out.'));
        next(new Error('secret'));
      },
    ],
    [
      'a throw follows next(error)',
      (_request, _response, next) => {
        next(new Conflict('Sold out.'));
        throw new Error('secret');
      },
    ],
  ])('sends one response if %s', async (_, handler) => {
    const app = express();
    app.get('/', handler);
    app.use(faultline(quiet));
    expect((await supertest(app).get('/')).text).toBe(
      '{"type":"about:blank","title":"Conflict","status":409,"detail":"Sold out."}',
    );
  });

  it('sends a generic 500 if the error middleware of the application throws', async () => {
    const app = express();
    const fail: express5.ErrorRequestHandler = (_error, _request, _response, _next) => {
      throw new Error('secret');
    };
    app.get('/', () => {
      throw new Conflict('Sold out.');
    });
    app.use(fail, faultline(quiet));
    expect((await supertest(app).get('/')).text).toBe(crash);
  });

  // pillarjs/finalhandler#38: the process ended if error middleware sent a response and called next.
  it('keeps the response of error middleware that also calls next(error)', async () => {
    const onError = jest.fn();
    const app = express();
    const error = new Error('secret');
    const sendAndPass: express5.ErrorRequestHandler = (passed, _request, response, next) => {
      response.status(503).send('all of it');
      next(passed);
    };
    app.get('/', () => {
      throw error;
    });
    app.use(sendAndPass, faultline({ onError }));
    const response = await supertest(app).get('/');
    expect([response.status, response.text]).toEqual([503, 'all of it']);
    expect(onError.mock.calls.map(([thrown]) => thrown)).toEqual([error]);
  });

  it('aborts the response if middleware throws while it is written, and reports both errors', async () => {
    const onError = jest.fn();
    const app = express();
    app.use((_request, response, next) => {
      onHeaders(response, () => {
        throw new Error('secret');
      });
      next();
    });
    app.get('/', () => {
      throw new Conflict('Sold out.');
    });
    app.use(faultline({ onError }));
    // Not fetch, which may send the request again.
    expect(await sendBytes(await listening(app), 'GET / HTTP/1.1\r\nHost: a\r\n\r\n')).toBe('');
    expect(onError.mock.calls).toEqual([
      [
        expect.objectContaining({ message: 'Sold out.' }),
        expect.anything(),
        expect.objectContaining({
          written: false,
          warnings: [
            expect.objectContaining({
              message: 'The error response could not be written',
              cause: expect.objectContaining({ message: 'secret' }),
            }),
          ],
        }),
      ],
    ]);
  });

  it('keeps a response that has ended', async () => {
    const app = express();
    app.get('/', (_request, response) => {
      response.end('all of it');
      throw new Error('afterwards');
    });
    app.use(faultline(quiet));
    expect((await supertest(app).get('/')).text).toBe('all of it');
  });

  it('keeps a response that express-session ends later', async () => {
    const app = express();
    app.use(session({ secret: 'key', resave: false, saveUninitialized: true }));
    app.get('/', (_request, response) => {
      response.json({ ok: 1 });
      throw new Error('afterwards');
    });
    app.use(faultline(quiet));
    expect((await supertest(app).get('/')).text).toBe('{"ok":1}');
  });

  it('keeps a long response that express-session ends later', async () => {
    const app = express();
    const long = 'x'.repeat(10_000_000);
    app.use(session({ secret: 'key', resave: false, saveUninitialized: true }));
    app.get('/', (_request, response) => {
      response.send(long);
      throw new Error('afterwards');
    });
    app.use(faultline(quiet));
    expect((await supertest(app).get('/')).text.length).toBe(long.length);
  });

  it('can be replaced by notFound() and errorHandler()', async () => {
    const app = express();
    app.use(notFoundHandler());
    app.use((error: Error, _request: express5.Request, _response: express5.Response, next: express5.NextFunction) =>
      next(new ServiceUnavailable(error.message, { expose: true })),
    );
    app.use(errorHandler(quiet));
    expect((await supertest(app).get('/')).text).toBe(
      '{"type":"about:blank","title":"Service Unavailable","status":503,"detail":"Not Found"}',
    );
  });

  describe('the report', () => {
    const app = (options: Parameters<typeof faultline>[0]): express5.Express => {
      const application = express();
      application.get('/client', () => {
        throw new Conflict('x');
      });
      application.get('/server', () => {
        throw new Error('outer', { cause: new Error('inner') });
      });
      application.use(faultline(options));
      return application;
    };

    it('of a 5xx goes to onError once, with the request', async () => {
      const onError = jest.fn();
      expect((await supertest(app({ onError })).get('/server')).text).toBe(crash);
      expect((await supertest(app({ onError })).get('/client')).status).toBe(409);
      expect(onError).toHaveBeenCalledTimes(1);
      expect(onError).toHaveBeenCalledWith(
        expect.objectContaining({ message: 'outer' }),
        expect.objectContaining({ method: 'GET', path: '/server' }),
        {
          status: 500,
          code: undefined,
          type: 'about:blank',
          problem: JSON.parse(crash) as object,
          written: true,
          warnings: [],
        },
      );
    });

    it('of a 4xx goes to onError if reportClientErrors is true', async () => {
      const onError = jest.fn();
      await supertest(app({ onError, reportClientErrors: true })).get('/client');
      expect(onError).toHaveBeenCalledTimes(1);
    });

    it('goes to console.error by default, with the stack and the causes', async () => {
      const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
      const log = jest.spyOn(console, 'error').mockImplementation(() => {});
      await supertest(app(undefined)).get('/server?token=secret');
      write.mockRestore();
      expect(log.mock.calls).toEqual([
        ['%s', expect.stringMatching(/^faultline: GET \/server 500: Error: outer\n {4}at /)],
      ]);
      expect(log.mock.calls[0]![1]).toMatch(/\n {2}\[cause\]: Error: inner\n {6}at /);
      log.mockRestore();
    });

    it.each<[string, () => unknown]>([
      [
        'throws',
        () => {
          throw new Error('hook');
        },
      ],
      ['rejects', () => Promise.reject(new Error('hook'))],
    ])('contains both errors if onError %s', async (_, onError) => {
      const log = jest.spyOn(console, 'error').mockImplementation(() => {});
      expect((await supertest(app({ onError })).get('/server')).text).toBe(crash);
      expect(log.mock.calls).toEqual([
        ['%s', expect.stringContaining('faultline: onError failed: Error: hook\n')],
        ['%s', expect.stringContaining('faultline: The error that it was called with: Error: outer\n')],
      ]);
      log.mockRestore();
    });
  });

  it.each([
    [{ onEror: () => {} }, /^There is no option 'onEror'\. The options are catalogue, contact, /],
    [{ onError: 'log' }, /^onError must be of the type function$/],
    [{ contact: 7 }, /^contact must be of the type string$/],
    [{ contact: ['care@example.com'] }, /^contact must be of the type string$/],
    [{ typeBaseUrl: '/problems' }, /^typeBaseUrl must be an absolute http\(s\) URL, not "\/problems"$/],
    [{ typeBaseUrl: 'ftp://example.com' }, /^typeBaseUrl must be an absolute http\(s\) URL/],
    [{ typeBaseUrl: 'xhttp://example.com' }, /^typeBaseUrl must be an absolute http\(s\) URL/],
    [null, /^options must be an object$/],
    [7, /^options must be an object$/],
    [() => {}, /^options must be an object$/],
  ])('throws a TypeError for the options %p', (options, message) => {
    expect(() => faultline(options as never)).toThrow(TypeError);
    expect(() => faultline(options as never)).toThrow(message);
  });

  it('uses the default of an option that is undefined', async () => {
    const app = express();
    app.get('/', () => {
      throw new NotFound();
    });
    app.use(
      faultline({
        catalogue: undefined,
        contact: undefined,
        includeStack: undefined,
        map: undefined,
        reportClientErrors: undefined,
        typeBaseUrl: undefined,
      }),
    );
    expect((await supertest(app).get('/')).text).toBe(notFound);
  });
});

let server: Server | undefined;
afterEach(() => void server?.close());

/** Starts an application until the end of the test. */
async function listening(app: express5.Express): Promise<string> {
  const started = createServer(app);
  server = started;
  await new Promise<void>((resolve) => void started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

describe.each([
  { version: 5, express: express5 },
  { version: 4, express: express4 },
])('a factory that is not called, on Express $version', ({ express }) => {
  const factories = Object.entries({ faultline, notFound: notFoundHandler, errorHandler });

  it.each(factories)('app.use(%s) throws', (name, factory) => {
    const app = express();
    expect(() => app.use(factory as never)).toThrow(
      new TypeError(`${name} is a function that returns middleware: use(${name}()), not use(${name})`),
    );
    expect(() => app.use('/api', factory as never)).toThrow(TypeError);
  });

  it.each(factories)(
    'router.use(%s) throws at the first request, and the reported error names the mistake',
    async (name, factory) => {
      const onError = jest.fn();
      const app = express();
      app.use(express.Router().use(factory as never));
      app.use(faultline({ onError }));
      expect((await supertest(app).get('/')).text).toBe(crash);
      expect(onError.mock.calls.map(([error]) => (error as Error).message)).toEqual([
        `${name} is a function that returns middleware: use(${name}()), not use(${name})`,
      ]);
    },
  );
});
