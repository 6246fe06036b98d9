import fastifyJwt from '@fastify/jwt';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifySensible from '@fastify/sensible';
import { doubleCsrf } from 'csrf-csrf';
import type { RequestHandler } from 'express';
import { expressjwt } from 'express-jwt';
import { auth, InsufficientScopeError, requiredScopes } from 'express-oauth2-jwt-bearer';
import { fastify, type FastifyInstance } from 'fastify';
import createError from 'http-errors';
import jwt from 'jsonwebtoken';
import Koa from 'koa';
import { Passport } from 'passport';
import { ExtractJwt, Strategy as JwtStrategy } from 'passport-jwt';
// @ts-expect-error: the package has no types.
import restifyErrors from 'restify-errors';
import { errorWith } from '../cases/case.js';
import { failureAt, respondingWith } from '../failing-servers.js';
import { express, middlewareFailure } from '../middleware-failure.js';
import { openApi } from '../open-api.js';
import { ElasticResponseError, OpenAIAPIError, throwing } from './sdk-errors.js';

/** An error that an application or a middleware creates for its own client, and its exposed parts. */
export interface ApplicationError {
  readonly make: () => unknown;
  readonly status: number;
  /** Header fields of the error. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The message that is exposed. Default: the description of the catalogue. */
  readonly detail?: string;
  /** Whether the map of SECURITY.md keeps the status, because `http-errors` or a framework created the error for a client. */
  readonly madeForClients?: true;
}

/** An error class of an application. */
class AppError extends Error {
  readonly status = 404;
  constructor(properties: object = {}) {
    super('hunter2');
    Object.assign(this, properties);
  }
}
const appError = (properties: object): ApplicationError => ({ make: () => new AppError(properties), status: 404 });

/** An application's error that contains an error of another server. The response has the status of the application's error. */
const wrapped = (property: string, SdkError: typeof ElasticResponseError): ApplicationError => ({
  make: async () =>
    new AppError({
      [property]: await failureAt(
        respondingWith(401),
        throwing((response) => new SdkError(response)),
      ),
    }),
  status: 404,
});

/** Returns the error that Fastify passes to its error handler. */
async function fastifyFailure(
  configure: (app: FastifyInstance) => Promise<unknown>,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const app = fastify();
  let failure: unknown;
  app.setErrorHandler((error, _request, reply) => {
    failure = error;
    return reply.send('');
  });
  await configure(app);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  await (await fetch(url, { headers: { ...headers, connection: 'close' } })).text();
  await app.close();
  return failure;
}

/** Returns the error that Koa passes to its `error` listeners. */
async function koaFailure(middleware: Koa.Middleware): Promise<unknown> {
  const app = new Koa();
  let failure: unknown;
  app.on('error', (error) => (failure = error));
  app.use(middleware);
  const callback = app.callback();
  await failureAt(
    (request, response) => void callback(request, response),
    async (url) => {
      await (await fetch(url)).text();
      throw failure;
    },
  );
  return failure;
}

const bearer = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });
/** Returns the error of Auth0's middleware for a request. */
const auth0 = (init?: RequestInit, { path = '/', scope }: { path?: string; scope?: string } = {}): Promise<unknown> => {
  const check = auth({
    issuer: 'https://books.example/',
    audience: 'books',
    secret: 'h'.repeat(32),
    tokenSigningAlg: 'HS256',
    dpop: { enabled: false },
  });
  const both = express.Router();
  both.use(check as RequestHandler);
  if (scope !== undefined) both.use(requiredScopes(scope) as RequestHandler);
  return middlewareFailure(both, path, init);
};
const token = jwt.sign({ scope: 'read' }, 'h'.repeat(32), {
  issuer: 'https://books.example/',
  audience: 'books',
  expiresIn: 60,
});

const passport = new Passport();
passport.use(
  new JwtStrategy({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: 'key' }, (_payload, done) =>
    done(null, false),
  ),
);

export const applicationErrors: Readonly<Record<string, ApplicationError>> = {
  // An application's own errors. Errors of HTTP clients have the same properties.
  'a class with a status': appError({}),
  'a class with requestId': appError({ requestId: 'r1', requestID: 'r1', request_id: 'r1' }),
  'a class with empty headers': appError({ headers: {} }),
  'a class with meta': appError({ meta: { field: 'x' } }),
  'a class with config': appError({ config: { retries: 3 } }),
  'a class with options': appError({ options: { strict: true, method: 'GET' } }),
  'a class with body': appError({ body: { error: 'hunter2' } }),
  'a class with raw': appError({ raw: 'hunter2' }),
  'a class with the id of a request': appError({ request: 'r1' }),
  'a class with the text of a response': appError({ response: 'hunter2' }),
  'a class with an object as response': appError({ response: { message: 'hunter2' } }),
  'a class with the method and URL of its request': appError({ method: 'GET', url: '/hunter2', path: '/hunter2' }),
  'a class with data, details, context and errors': appError({
    data: { id: 1 },
    details: ['hunter2'],
    context: { user: 'hunter2' },
    errors: [{ field: 'x' }],
  }),
  'a class with all of them undefined': appError({
    headers: undefined,
    request: undefined,
    response: undefined,
    config: undefined,
    meta: undefined,
    raw: undefined,
    options: undefined,
  }),
  'a class with all of them null': appError({
    headers: null,
    request: null,
    response: null,
    config: null,
    meta: null,
    raw: null,
    options: null,
  }),
  'a class with a response of its own status': appError({ response: { status: 404, message: 'hunter2' } }),
  'a class with cause, an error with headers of another server': wrapped('cause', ElasticResponseError),
  'a class with originalError, an error with headers of another server': wrapped('originalError', ElasticResponseError),
  'a class with inner, an error with headers of another server': wrapped('inner', ElasticResponseError),
  'a class with error, an error with headers of another server': wrapped('error', ElasticResponseError),
  'a class with cause, an error of OpenAI': {
    make: () => new AppError({ cause: new OpenAIAPIError(401, {}, 'hunter2', new Headers({ date: 'hunter2' })) }),
    status: 404,
  },
  'a status and Retry-After': {
    make: () => errorWith({ status: 429, headers: { 'Retry-After': '5' } }, 'hunter2'),
    status: 429,
    headers: { 'retry-after': '5' },
  },
  'a statusCode and WWW-Authenticate': {
    make: () => errorWith({ statusCode: 401, headers: { 'WWW-Authenticate': 'Bearer' } }, 'hunter2'),
    status: 401,
    headers: { 'www-authenticate': 'Bearer' },
  },
  'a status and Set-Cookie, a text': {
    make: () => errorWith({ status: 401, headers: { 'Set-Cookie': 'session=; Max-Age=0' } }, 'hunter2'),
    status: 401,
    headers: { 'set-cookie': 'session=; Max-Age=0' },
  },

  // Errors of http-errors, and of libraries that use it
  'http-errors': {
    madeForClients: true,
    make: () => createError(404, 'No such book.'),
    status: 404,
    detail: 'No such book.',
  },
  'http-errors with headers': {
    madeForClients: true,
    make: () => createError(429, 'Slow down.', { headers: { 'Retry-After': '5' } }),
    status: 429,
    headers: { 'retry-after': '5' },
    detail: 'Slow down.',
  },
  'http-errors with meta, options and requestId': {
    madeForClients: true,
    make: () => createError(404, 'No such book.', { meta: { id: 1 }, options: {}, requestId: 'r1', body: {} }),
    status: 404,
    detail: 'No such book.',
  },
  'ctx.throw of koa': {
    madeForClients: true,
    make: () => koaFailure((context) => context.throw(404, 'No such book.', { user: { id: 1 } })),
    status: 404,
    detail: 'No such book.',
  },
  'csrf-csrf': {
    madeForClients: true,
    make: () =>
      middlewareFailure(
        ((request, response, next) => {
          Object.assign(request, { cookies: {} });
          doubleCsrf({ getSecret: () => 'key', getSessionIdentifier: () => 'id' }).doubleCsrfProtection(
            request,
            response,
            next,
          );
        }) as RequestHandler,
        '/',
        { method: 'POST' },
      ),
    status: 403,
    detail: 'invalid csrf token',
  },
  'httpErrors of @fastify/sensible': {
    madeForClients: true,
    make: () =>
      fastifyFailure(async (app) => {
        await app.register(fastifySensible);
        app.get('/', () => {
          throw app.httpErrors.conflict('Sold out.');
        });
      }),
    status: 409,
    detail: 'Sold out.',
  },

  // Errors of middleware
  'express-oauth2-jwt-bearer without a token': {
    make: () => auth0(),
    status: 401,
    headers: { 'www-authenticate': 'Bearer realm="api"' },
  },
  'express-oauth2-jwt-bearer with two tokens': {
    make: () => auth0(bearer('hunter2'), { path: '/?access_token=hunter2' }),
    status: 400,
    headers: {
      'www-authenticate':
        'Bearer realm="api", error="invalid_request", error_description="More than one method used for authentication"',
    },
  },
  'express-oauth2-jwt-bearer with an invalid token': {
    make: () => auth0(bearer(token.slice(0, -4))),
    status: 401,
    headers: {
      'www-authenticate':
        'Bearer realm="api", error="invalid_token", error_description="signature verification failed"',
    },
  },
  'express-oauth2-jwt-bearer without a scope': {
    make: () => auth0(bearer(token), { scope: 'write' }),
    status: 403,
    headers: {
      'www-authenticate':
        'Bearer realm="api", error="insufficient_scope", error_description="Insufficient Scope", scope="write"',
    },
  },
  'InsufficientScopeError of express-oauth2-jwt-bearer': {
    make: () => new InsufficientScopeError(['write']),
    status: 403,
    headers: {
      'www-authenticate':
        'Bearer realm="api", error="insufficient_scope", error_description="Insufficient Scope", scope="write"',
    },
  },
  'express-jwt without a token': {
    make: () => middlewareFailure(expressjwt({ secret: 'key', algorithms: ['HS256'] }) as RequestHandler, '/'),
    status: 401,
  },
  'express-jwt with an invalid token': {
    make: () =>
      middlewareFailure(expressjwt({ secret: 'key', algorithms: ['HS256'] }) as RequestHandler, '/', bearer('hunter2')),
    status: 401,
  },
  'passport with failWithError': {
    make: () => middlewareFailure(passport.authenticate('jwt', { session: false, failWithError: true }), '/'),
    status: 401,
  },
  'restify-errors': { make: () => new restifyErrors.NotFoundError('hunter2'), status: 404 },
  'restify-errors with a context': {
    make: () => new restifyErrors.ConflictError({ info: { id: 1 }, context: { id: 2 } }, 'hunter2'),
    status: 409,
  },
  'a class of restify-errors': {
    make: () => {
      const ExpiredError = restifyErrors.makeConstructor('ExpiredError', { statusCode: 403, failureType: 'motion' });
      return new ExpiredError('hunter2');
    },
    status: 403,
  },
  'express-openapi-validator without its mapper': {
    make: () =>
      openApi('/orders/hunter2?page=1', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    status: 400,
  },
  'express-openapi-validator with an unknown path': { make: () => openApi('/hunter2'), status: 404 },
  '@fastify/jwt without a token': {
    make: () =>
      fastifyFailure(async (app) => {
        await app.register(fastifyJwt, { secret: 'key' });
        app.get('/', (request) => request.jwtVerify());
      }),
    status: 401,
  },
  '@fastify/jwt with an invalid token': {
    make: () =>
      fastifyFailure(
        async (app) => {
          await app.register(fastifyJwt, { secret: 'key' });
          app.get('/', (request) => request.jwtVerify());
        },
        { authorization: 'Bearer a.b.c' },
      ),
    status: 401,
  },
  '@fastify/rate-limit': {
    make: () =>
      fastifyFailure(async (app) => {
        await app.register(fastifyRateLimit, { max: 0 });
        app.get('/', () => '');
      }),
    status: 429,
  },
  // By default, `express-rate-limit` sends the response itself. With `handler: (request, response, next) => next(…)`, it passes
  // such an error on.
  'a handler of express-rate-limit that passes an error on': {
    make: () =>
      errorWith(
        { status: 429, rateLimit: { limit: 1, used: 2, remaining: 0, resetTime: new Date(), key: '127.0.0.1' } },
        'hunter2',
      ),
    status: 429,
  },
  'express.static': {
    madeForClients: true,
    make: () => middlewareFailure(express.static('/srv/hunter2', { fallthrough: false }), '/key.pem'),
    status: 404,
  },
  'express.json with malformed JSON': {
    madeForClients: true,
    make: () =>
      middlewareFailure(express.json(), '/', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{hunter2',
      }),
    status: 400,
    detail: 'The request body is not valid JSON at position 1.',
  },
  'a parameter of Express with malformed percent-encoding': {
    make: () => {
      const router = express.Router();
      router.get('/:id', (_request, response) => response.json({}));
      return middlewareFailure(router, '/%ff');
    },
    status: 400,
  },
};
