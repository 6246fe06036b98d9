import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as core from '@faultline/core';
import {
  Conflict,
  HttpError,
  MethodNotAllowed,
  NotFound,
  ServiceUnavailable,
  TooManyRequests,
  Unauthorized,
} from '@faultline/core';
import Boom from '@hapi/boom';
import { Controller, Get } from '@nestjs/common';
import express from 'express';
import express4 from 'express4';
import fastify from 'fastify';
import createError from 'http-errors';
import Koa from 'koa';
import { platforms, start } from './nest-platforms.js';
import { conflict, crash, notFound, problem } from './problems.js';
import { createErrorResponder } from './error-responder.js';
import { listening, type Running, send } from './running-server.js';

type ErrorClass = new (message?: string) => HttpError;

/** The 38 classes, by name. */
const classes = Object.entries<unknown>(core).filter(
  (entry): entry is [string, ErrorClass] =>
    typeof entry[1] === 'function' && (entry[1] as ErrorClass).prototype instanceof HttpError,
);

describe('an HttpError', () => {
  it('has 38 subclasses', () => {
    expect(classes).toHaveLength(38);
  });

  it.each(classes)('is an HTTP error for http-errors: %s', (_name, OneClass) => {
    expect(createError.isHttpError(new OneClass('A message.'))).toBe(true);
    expect(createError.isHttpError(new OneClass())).toBe(true);
  });

  it.each([402, 499, 599])('is an HTTP error for http-errors: HttpError with the status %i', (status) => {
    expect(createError.isHttpError(new HttpError(status))).toBe(true);
  });

  it.each([
    ['createError(error)', () => createError(new NotFound('No such book.'))],
    ['createError(status, error)', () => createError(404, new NotFound('No such book.'))],
    ['createError(another status, error)', () => createError(500, new NotFound('No such book.'))],
    ['boomify(error)', () => Boom.boomify(new NotFound('No such book.'))],
    ['boomify(error, { statusCode })', () => Boom.boomify(new NotFound('No such book.'), { statusCode: 409 })],
  ])('keeps its response after %s', (_how, wrap) => {
    expect(createErrorResponder()(wrap())).toMatchObject({
      status: 404,
      body: problem('Not Found', 404, 'No such book.'),
    });
  });
});

/** A framework without an adapter of Faultline. Its route throws `thrown`. */
interface Framework {
  readonly name: string;
  readonly start: () => Promise<Running>;
}

let thrown: unknown;
const fail = (): never => {
  throw thrown;
};

/** Express in production. In other environments, it sends the stack of the error. */
function onExpress(framework: typeof express): Promise<Running> {
  const app = framework();
  app.set('env', 'production');
  app.get('/', fail);
  return listening(app);
}

@Controller()
class ThrowingController {
  @Get()
  thrown(): never {
    return fail();
  }
}

const frameworks: readonly (Framework & { readonly framework: 'Express' | 'Koa' | 'Fastify' | 'Nest' })[] = [
  { name: 'Express 5', framework: 'Express', start: () => onExpress(express) },
  { name: 'Express 4', framework: 'Express', start: () => onExpress(express4) },
  {
    name: 'Koa',
    framework: 'Koa',
    start: () => {
      const app = new Koa();
      app.silent = true;
      app.use(fail);
      const callback = app.callback();
      return listening((request, response) => void callback(request, response));
    },
  },
  {
    name: 'Fastify',
    framework: 'Fastify',
    start: async () => {
      const app = fastify();
      app.get('/', fail);
      return { url: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
    },
  },
  ...platforms.map(({ name, platform }) => ({
    name,
    framework: 'Nest' as const,
    start: () => start(platform, { module: { controllers: [ThrowingController] } }),
  })),
];

const page = (text: string): string =>
  `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>${text}</pre>\n</body>\n</html>\n`;

/**
 * The responses of the frameworks. Express sends the name of the status, Koa and Nest send the message if `expose` is true, Fastify
 * sends every message. Nest omits the headers.
 */
const responses: readonly {
  readonly error: HttpError;
  readonly headers?: Record<string, string>;
  readonly Express: [status: number, body: string];
  readonly Koa: [status: number, body: string];
  readonly Fastify: [status: number, body: string];
  readonly Nest: [status: number, body: string];
}[] = [
  {
    error: new NotFound('No such book.'),
    Express: [404, page('Not Found')],
    Koa: [404, 'No such book.'],
    Fastify: [404, '{"statusCode":404,"error":"Not Found","message":"No such book."}'],
    Nest: [404, '{"statusCode":404,"message":"No such book."}'],
  },
  {
    error: new NotFound(),
    Express: [404, page('Not Found')],
    Koa: [404, 'Not Found'],
    Fastify: [404, '{"statusCode":404,"error":"Not Found","message":"Not Found"}'],
    Nest: [404, '{"statusCode":404,"message":"Not Found"}'],
  },
  {
    error: new TooManyRequests('Slow down.', { retryAfter: 60, code: 'SLOW', extensions: { limit: 100 } }),
    headers: { 'retry-after': '60' },
    Express: [429, page('Too Many Requests')],
    Koa: [429, 'Slow down.'],
    Fastify: [429, '{"statusCode":429,"code":"SLOW","error":"Too Many Requests","message":"Slow down."}'],
    Nest: [429, '{"statusCode":429,"message":"Slow down."}'],
  },
  {
    error: new Unauthorized('Log in.', { challenge: ['Bearer realm="api"', 'Basic realm="api"'] }),
    headers: { 'www-authenticate': 'Bearer realm="api", Basic realm="api"' },
    Express: [401, page('Unauthorized')],
    Koa: [401, 'Log in.'],
    Fastify: [401, '{"statusCode":401,"error":"Unauthorized","message":"Log in."}'],
    Nest: [401, '{"statusCode":401,"message":"Log in."}'],
  },
  {
    error: new MethodNotAllowed('Read only.', { allow: ['GET', 'HEAD'] }),
    headers: { allow: 'GET, HEAD' },
    Express: [405, page('Method Not Allowed')],
    Koa: [405, 'Read only.'],
    Fastify: [405, '{"statusCode":405,"error":"Method Not Allowed","message":"Read only."}'],
    Nest: [405, '{"statusCode":405,"message":"Read only."}'],
  },
  {
    error: new Conflict('secret', { expose: false }),
    Express: [409, page('Conflict')],
    Koa: [409, 'Conflict'],
    Fastify: [409, '{"statusCode":409,"error":"Conflict","message":"secret"}'],
    Nest: [409, '{"statusCode":409,"message":"Conflict"}'],
  },
  {
    error: new ServiceUnavailable('secret', { retryAfter: 5 }),
    headers: { 'retry-after': '5' },
    Express: [503, page('Service Unavailable')],
    Koa: [503, 'Service Unavailable'],
    Fastify: [503, '{"statusCode":503,"error":"Service Unavailable","message":"secret"}'],
    Nest: [503, '{"statusCode":503,"message":"Service Unavailable"}'],
  },
  {
    error: new ServiceUnavailable('Back at noon.', { expose: true }),
    Express: [503, page('Service Unavailable')],
    Koa: [503, 'Back at noon.'],
    Fastify: [503, '{"statusCode":503,"error":"Service Unavailable","message":"Back at noon."}'],
    Nest: [503, '{"statusCode":503,"message":"Back at noon."}'],
  },
  {
    error: new HttpError(402, 'Your balance is too low.'),
    Express: [402, page('Payment Required')],
    Koa: [402, 'Your balance is too low.'],
    Fastify: [402, '{"statusCode":402,"error":"Payment Required","message":"Your balance is too low."}'],
    Nest: [402, '{"statusCode":402,"message":"Your balance is too low."}'],
  },
];

describe.each(frameworks)('an HttpError on $name without Faultline', ({ start: startFramework, framework }) => {
  let running: Running;
  beforeAll(async () => {
    jest.spyOn(console, 'error').mockReturnValue(); // Express logs the error
    running = await startFramework();
  });
  afterAll(async () => {
    await running.close();
    jest.restoreAllMocks();
  });

  it.each(responses)('becomes the response of the framework: $error', async (row) => {
    thrown = row.error;
    const { status, headers, body } = await send(running, 'GET /');
    expect([status, body]).toEqual(row[framework]);
    for (const [name, value] of Object.entries(row.headers ?? {})) {
      expect(headers[name]).toBe(framework === 'Nest' ? undefined : value);
    }
  });
});

const nonStandard = 'This is a non-standard response. Please contact customer care for more information.';
const unauthorized = 'The client must authenticate itself to get the requested response.';

describe.each<[string, readonly (readonly [string, unknown, number, string, Record<string, string>?])[]]>([
  [
    'http-errors',
    [
      ['createError(404)', createError(404), 404, notFound],
      ['createError(404, text)', createError(404, 'No such book.'), 404, problem('Not Found', 404, 'No such book.')],
      [
        'createError(404, error), which copies the message of the error',
        createError(404, new Error('secret')),
        404,
        notFound,
      ],
      ['createError(500, error)', createError(500, new Error('secret')), 500, crash],
      ['createError(error)', createError(new Error('secret')), 500, crash],
      [
        'createError(401, text, { expose: false })',
        createError(401, 'secret', { expose: false }),
        401,
        problem('Unauthorized', 401, unauthorized),
      ],
      [
        'createError(503, text, { headers })',
        createError(503, 'secret', { headers: { 'Retry-After': 5 } }),
        503,
        problem(
          'Service Unavailable',
          503,
          'The server is not ready to handle the request. This is usually a temporary state.',
        ),
        { 'Retry-After': '5' },
      ],
      [
        'createError(404, text, properties)',
        createError(404, 'No such book.', {
          code: 'secret',
          type: 'secret',
          instance: 'secret',
          errors: [{ detail: 'secret' }],
          extensions: { secret: 'secret' },
        }),
        404,
        problem('Not Found', 404, 'No such book.'),
      ],
      ['new createError.Gone(text)', new createError.Gone('Pulped.'), 410, problem('Gone', 410, 'Pulped.')],
      ['createError(418)', createError(418), 418, problem("I'm a Teapot", 418, nonStandard)],
      [
        'a status changed to 302',
        Object.assign(createError(404, 'secret'), { status: 302, statusCode: 302 }),
        500,
        crash,
      ],
    ],
  ],
  [
    '@hapi/boom',
    [
      ['notFound()', Boom.notFound(), 404, notFound],
      ['notFound(text)', Boom.notFound('No such book.'), 404, problem('Not Found', 404, 'No such book.')],
      [
        'notFound(text, data)',
        Boom.notFound('No such book.', { secret: 'secret' }),
        404,
        problem('Not Found', 404, 'No such book.'),
      ],
      ['badImplementation(text, data)', Boom.badImplementation('secret', { secret: 'secret' }), 500, crash],
      [
        'badGateway(text)',
        Boom.badGateway('secret'),
        502,
        problem(
          'Bad Gateway',
          502,
          'This error response means that the server, while working as a gateway to get a response needed to handle the request, got an invalid response.',
        ),
      ],
      [
        'unauthorized(text, scheme, attributes)',
        Boom.unauthorized('Log in.', 'Bearer', { realm: 'api' }),
        401,
        problem('Unauthorized', 401, 'Log in.'),
        { 'WWW-Authenticate': 'Bearer realm="api", error="Log in."' },
      ],
      [
        'unauthorized(null, schemes)',
        Boom.unauthorized(null, ['Bearer', 'Basic']),
        401,
        problem('Unauthorized', 401, unauthorized),
        { 'WWW-Authenticate': 'Bearer, Basic' },
      ],
      [
        'methodNotAllowed(text, data, methods)',
        Boom.methodNotAllowed('Read only.', null, ['GET', 'HEAD']),
        405,
        problem('Method Not Allowed', 405, 'Read only.'),
        { Allow: 'GET, HEAD' },
      ],
      ['teapot()', Boom.teapot(), 418, problem("I'm a Teapot", 418, nonStandard)],
      ['boomify(error, { statusCode: 409 })', Boom.boomify(new Error('secret'), { statusCode: 409 }), 409, conflict],
      ['boomify(error)', Boom.boomify(new TypeError('secret')), 500, crash],
      [
        'headers added to the output',
        Object.assign(Boom.tooManyRequests('Slow down.'), {
          output: { statusCode: 429, headers: { 'Retry-After': 7 }, payload: { secret: 'secret' } },
        }),
        429,
        problem('Too Many Requests', 429, 'Slow down.'),
        { 'Retry-After': '7' },
      ],
      [
        'an output changed to 302',
        Object.assign(Boom.notFound('secret'), { output: { statusCode: 302, headers: { location: '/secret' } } }),
        500,
        crash,
      ],
    ],
  ],
])('createErrorResponder() for an error of %s', (_package, rows) => {
  it.each(rows)('%s', (_name, error, status, body, headers = {}) => {
    expect(createErrorResponder()(error)).toEqual({
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        'Content-Length': String(Buffer.byteLength(body)),
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        ...headers,
      },
      body,
      warnings: [],
    });
  });
});
