import { inspect } from 'node:util';
import {
  BadGateway,
  Conflict,
  HttpError,
  NotFound,
  publishedCatalogue,
  type FaultlineOptions,
  ServiceUnavailable,
  TooManyRequests,
  Unauthorized,
  UnprocessableEntity,
  UpgradeRequired,
} from '@faultline/core';
import { expect } from '@jest/globals';
import Boom from '@hapi/boom';
import createError from 'http-errors';
import { hostileValues } from './hostile-values.js';
import { crash, methodNotAllowed, notFound, problem } from './problems.js';

/** One row: what goes wrong, and the answer to it, which is the same on every server. */
export interface Case {
  readonly name: string;
  /** What the handler of `GET /thrown` throws; or */
  readonly thrown?: unknown;
  /** the request that goes wrong by itself, on the servers that route. */
  readonly request?: { method: string; path: string; body?: string; headers?: Record<string, string> };
  readonly options?: FaultlineOptions<unknown>;
  readonly status: number;
  /** Header fields beside those that every answer has; `undefined` says that there is none. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** The literal bytes. */
  readonly body: string;
  /** What is reported beside what was thrown, which is reported if the status is 5xx. */
  readonly warnings?: readonly string[];
  /** What differs on one server, and why is said above the row. */
  readonly on?: Readonly<Record<string, Partial<Case> & { readonly reported?: unknown }>>;
}

const badRequest =
  'The server could not understand the request due to an apparent client error. (For example: invalid syntax, size too large, invalid request message framing.)';
const tooMany = 'The user has sent too many requests in the given amount of time (\\"rate limiting\\").';

/** An error with properties, as libraries make them. */
const errorWith = (properties: object, message = 'secret'): Error => Object.assign(new Error(message), properties);

/** What `JSON.parse` throws at what the application has stored. */
const syntaxError = (): unknown => {
  try {
    return JSON.parse('{"password": secret');
  } catch (thrown) {
    return thrown;
  }
};

const fail = (): never => {
  throw new Error('secret');
};

/** A `@hapi/boom` error of which an application has written the payload. */
const withPayload = (error: Boom.Boom): Boom.Boom => {
  Object.assign(error.output.payload, { message: 'secret', custom: 'secret' });
  return error;
};

const circularValue: Record<string, unknown> = {};
circularValue['self'] = circularValue;

/** What differs on Fastify, under both versions of Nest. */
const onFastify = (difference: Partial<Case>): NonNullable<Case['on']> => ({
  'Nest 11 on Fastify': difference,
  'Nest 12 on Fastify': difference,
});

export const cases: readonly Case[] = [
  // Ours
  {
    name: 'an error of ours, with a message and a header',
    thrown: new TooManyRequests('100 requests an hour', { retryAfter: 60 }),
    status: 429,
    headers: { 'retry-after': '60', 'content-length': '95' },
    body: problem('Too Many Requests', 429, '100 requests an hour'),
  },
  {
    name: 'an error of ours, bare',
    thrown: new TooManyRequests(),
    status: 429,
    body: problem('Too Many Requests', 429, tooMany),
  },
  {
    name: 'a message that is not ASCII: the length counts bytes',
    thrown: new NotFound('Kein Buch über „Größe“ 📚'),
    status: 404,
    headers: { 'content-length': '101' },
    body: problem('Not Found', 404, 'Kein Buch über „Größe“ 📚'),
  },
  {
    name: 'all members, in their order, whatever the order of the options',
    thrown: new Conflict('Sold out.', {
      extensions: { stock: 0, since: null },
      errors: [{ detail: 'is sold out', pointer: '#/book' }],
      code: 'OUT_OF_STOCK',
      instance: '/orders/7',
      type: 'https://example.com/out-of-stock',
    }),
    status: 409,
    body: '{"type":"https://example.com/out-of-stock","title":"Conflict","status":409,"detail":"Sold out.","instance":"/orders/7","code":"OUT_OF_STOCK","errors":[{"detail":"is sold out","pointer":"#/book"}],"stock":0,"since":null}',
  },
  {
    name: 'the message of a 5xx is not said, its headers and members are',
    thrown: new ServiceUnavailable('db-7 is down', { retryAfter: 5, code: 'MAINTENANCE' }),
    status: 503,
    headers: { 'retry-after': '5' },
    body: problem(
      'Service Unavailable',
      503,
      'The server is not ready to handle the request. This is usually a temporary state.',
      ',"code":"MAINTENANCE"',
    ),
  },
  {
    name: 'the message of a 5xx is said where the instance says so',
    thrown: new ServiceUnavailable('Back at noon.', { expose: true }),
    status: 503,
    body: problem('Service Unavailable', 503, 'Back at noon.'),
  },
  {
    name: 'the message of a 4xx is not said where the instance says so',
    thrown: new Conflict('row 7 of orders', { expose: false }),
    status: 409,
    body: problem(
      'Conflict',
      409,
      'This response is sent when a request conflicts with the current state of the server.',
    ),
  },
  {
    name: 'a subclass of an application',
    thrown: new (class OutOfStock extends Conflict {})('Sold out.'),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
  },
  {
    name: 'several challenges are several fields',
    thrown: new Unauthorized('Log in.', { challenge: ['Bearer realm="api"', 'Basic realm="api"'] }),
    status: 401,
    headers: { 'www-authenticate': 'Bearer realm="api", Basic realm="api"' },
    body: problem('Unauthorized', 401, 'Log in.'),
  },
  {
    name: 'Upgrade comes with Connection: Upgrade, and with close where the client asked for that, as supertest does',
    thrown: new UpgradeRequired('HTTP/2 only.', { upgrade: 'HTTP/2.0' }),
    status: 426,
    headers: { upgrade: 'HTTP/2.0', connection: 'Upgrade, close' },
    body: problem('Upgrade Required', 426, 'HTTP/2 only.'),
  },
  {
    name: 'Connection says close alone where there is no Upgrade',
    thrown: new Conflict('Sold out.'),
    status: 409,
    headers: { upgrade: undefined, connection: 'close' },
    body: problem('Conflict', 409, 'Sold out.'),
  },
  {
    name: "the error's own Cache-Control stands in place of no-store",
    thrown: new NotFound('Gone fishing.', { headers: { 'cache-control': 'max-age=60' } }),
    status: 404,
    headers: { 'cache-control': 'max-age=60' },
    body: problem('Not Found', 404, 'Gone fishing.'),
  },
  {
    name: 'a registered status that the catalogue does not list',
    thrown: new HttpError(402),
    status: 402,
    body: problem(
      'Payment Required',
      402,
      'This is a non-standard response. Please contact customer care for more information.',
    ),
  },
  {
    name: 'a status that nobody has registered, with a contact',
    thrown: new HttpError(599),
    options: { contact: 'care@example.com' },
    status: 599,
    body: problem(
      'Non-Standard Response',
      599,
      'This is a non-standard response. Please contact customer care for more information: care@example.com',
    ),
  },
  {
    name: 'a non-standard status with a message',
    thrown: new HttpError(402, 'Your balance is too low.'),
    status: 402,
    body: problem('Payment Required', 402, 'Your balance is too low.'),
  },
  {
    name: 'a status that nobody has registered, with a message',
    thrown: new HttpError(499, 'Your balance is too low.'),
    status: 499,
    body: problem('Non-Standard Response', 499, 'Your balance is too low.'),
  },
  {
    name: 'a message that is as long as the name of the status',
    thrown: new NotFound('Sold out.'),
    status: 404,
    body: problem('Not Found', 404, 'Sold out.'),
  },

  // Options
  {
    name: 'the catalogue as published',
    thrown: new UnprocessableEntity(),
    options: { catalogue: publishedCatalogue },
    status: 422,
    body: problem(
      'Unprocessable Entry',
      422,
      'The request was well-formed but was unable to be followed due to semantic errors.',
    ),
  },
  {
    name: 'a base URL of types',
    thrown: new NotFound('x'),
    options: { typeBaseUrl: 'https://api.example.com/problems' },
    status: 404,
    body: '{"type":"https://api.example.com/problems/404","title":"Not Found","status":404,"detail":"x"}',
  },
  {
    name: 'a type of its own, relative to the base URL of types',
    thrown: new NotFound('x', { type: 'no-book' }),
    options: { typeBaseUrl: 'https://api.example.com/problems/' },
    status: 404,
    body: '{"type":"https://api.example.com/problems/no-book","title":"Not Found","status":404,"detail":"x"}',
  },
  {
    name: "map turns an application's own error into one of ours, and the original is reported",
    thrown: new RangeError('no such page'),
    options: { map: (thrown) => (thrown instanceof RangeError ? new BadGateway('x', { code: 'PAGE' }) : undefined) },
    status: 502,
    body: problem(
      'Bad Gateway',
      502,
      'This error response means that the server, while working as a gateway to get a response needed to handle the request, got an invalid response.',
      ',"code":"PAGE"',
    ),
  },
  {
    name: 'map that returns nothing',
    thrown: new NotFound('x'),
    options: { map: () => {} },
    status: 404,
    body: problem('Not Found', 404, 'x'),
  },
  {
    name: 'errors of which none may be told: their number is',
    thrown: new UnprocessableEntity('The order has mistakes.', { errors: [{ detail: 'An order needs a book.' }] }),
    options: { maxErrors: 0 },
    status: 422,
    body: problem('Unprocessable Entity', 422, 'The order has mistakes.', ',"errors":[],"errorCount":1'),
  },
  {
    name: 'map that returns null',
    thrown: new NotFound('x'),
    options: { map: () => null },
    status: 404,
    body: problem('Not Found', 404, 'x'),
  },
  {
    name: 'a list in map: the first that knows it answers, though one before it fails',
    thrown: new RangeError('no such page'),
    options: { map: [() => undefined, fail, () => new NotFound('There is no such page.'), () => new Conflict('x')] },
    status: 404,
    body: problem('Not Found', 404, 'There is no such page.'),
    warnings: ['map threw'],
  },
  {
    name: 'field errors of every place, and nothing else of them',
    thrown: new UnprocessableEntity('Wrong.', {
      errors: [
        { code: 'positive', pointer: '#/items/0/price', detail: 'must be positive', value: 'secret' } as never,
        { detail: 'must be a number', parameter: 'page', in: 'query' },
        { detail: 'must be a number', in: 'path', parameter: 'id' },
        { detail: 'is missing', header: 'If-Match' },
        { detail: 'is too old', cookie: 'session' },
        { detail: 'is wrong as a whole', pointer: '#' },
      ],
    }),
    status: 422,
    body: '{"type":"about:blank","title":"Unprocessable Entity","status":422,"detail":"Wrong.","errors":[{"detail":"must be positive","pointer":"#/items/0/price","code":"positive"},{"detail":"must be a number","parameter":"page","in":"query"},{"detail":"must be a number","parameter":"id","in":"path"},{"detail":"is missing","header":"If-Match"},{"detail":"is too old","cookie":"session"},{"detail":"is wrong as a whole","pointer":"#"}]}',
  },
  {
    name: 'no more field errors than there may be, and how many there are',
    thrown: new UnprocessableEntity('Wrong.', { errors: ['a', 'b', 'c'].map((detail) => ({ detail })) }),
    options: { maxErrors: 2 },
    status: 422,
    body: problem('Unprocessable Entity', 422, 'Wrong.', ',"errors":[{"detail":"a"},{"detail":"b"}],"errorCount":3'),
  },
  ...[100, 101].map((length) => ({
    name: `${length} field errors, of which 100 are told`,
    thrown: new UnprocessableEntity('Wrong.', { errors: Array.from({ length }, () => ({ detail: 'a' })) }),
    status: 422,
    body: problem(
      'Unprocessable Entity',
      422,
      'Wrong.',
      `,"errors":[${'{"detail":"a"},'.repeat(100).slice(0, -1)}]${length > 100 ? ',"errorCount":101' : ''}`,
    ),
  })),
  {
    name: 'stack traces where they are asked for',
    thrown: errorWith({ stack: 'Error: secret\n    at here' }),
    options: { includeStack: true },
    status: 500,
    body: problem(
      'Internal Server Error',
      500,
      'The server has encountered a situation it does not know how to handle.',
      ',"stack":"Error: secret\\n    at here"',
    ),
  },
  {
    name: 'a stack that is asked for and is no text',
    thrown: errorWith({ stack: { secret: 'secret' } }),
    options: { includeStack: true },
    status: 500,
    body: crash,
  },

  // Those of other libraries
  {
    name: 'http-errors, with a message and headers',
    thrown: createError(429, 'Slow down.', { headers: { 'Retry-After': 7 }, code: 'SLOW', secret: 'secret' }),
    status: 429,
    headers: { 'retry-after': '7' },
    body: problem('Too Many Requests', 429, 'Slow down.'),
  },
  {
    name: 'http-errors, bare',
    thrown: createError(429),
    status: 429,
    body: problem('Too Many Requests', 429, tooMany),
  },
  {
    name: 'http-errors, 451: its name differs from the catalogue in one capital',
    thrown: createError(451),
    status: 451,
    body: problem(
      'Unavailable for Legal Reasons',
      451,
      'The user requested a resource that cannot be legally provided, such as a web page censored by a government.',
    ),
  },
  {
    name: 'http-errors, 5xx',
    thrown: createError(503, 'secret'),
    status: 503,
    body: problem(
      'Service Unavailable',
      503,
      'The server is not ready to handle the request. This is usually a temporary state.',
    ),
  },
  // pillarjs/finalhandler#24: what was exposed on purpose did not reach the client.
  {
    name: 'http-errors, 5xx, exposed',
    thrown: createError(503, 'Back at noon.', { expose: true }),
    status: 503,
    body: problem('Service Unavailable', 503, 'Back at noon.'),
  },
  // jshttp/http-errors#51: the message of a 4xx can be sensitive too, as where someone logs in.
  {
    name: 'http-errors, 4xx, not exposed',
    thrown: createError(404, 'secret', { expose: false }),
    status: 404,
    body: notFound,
  },
  {
    name: "http-errors around the file system's error, as send makes it: its message tells the path",
    thrown: createError(404, errorWith({ code: 'ENOENT', syscall: 'stat', errno: -2, path: '/secret' })),
    status: 404,
    body: notFound,
  },
  {
    name: '@hapi/boom, 4xx, with its headers',
    thrown: Boom.unauthorized('Log in.', 'Bearer', { realm: 'api' }),
    status: 401,
    headers: { 'www-authenticate': 'Bearer realm="api", error="Log in."' },
    body: problem('Unauthorized', 401, 'Log in.'),
  },
  { name: '@hapi/boom, bare', thrown: Boom.notFound(), status: 404, body: notFound },
  // hapijs/boom#153: data goes beside the payload and not into it, so applications put it there by hand, whatever it was.
  {
    name: '@hapi/boom, with data and a payload of its own: neither is told',
    thrown: withPayload(Boom.badRequest('No such query.', { secret: 'secret' })),
    status: 400,
    body: problem('Bad Request', 400, 'No such query.'),
  },
  // hapijs/boom#276: the message of a 5xx was asked for in the answer.
  { name: '@hapi/boom, 5xx', thrown: Boom.badImplementation('secret'), status: 500, body: crash },

  // Those that only look like one of these
  ...['card_error', 'my entity.parse.failed', 'entity.parse.failed 7'].map((type) => ({
    name: `http-errors with the type '${type}', which is not a body parser's`,
    thrown: createError(409, 'Sold out.', { type }),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
  })),
  // A body parser's, whose text quotes the request. They are thrown here: Fastify refuses no charset, and decodes nothing.
  {
    name: 'a charset that a body parser does not know',
    thrown: createError(415, 'unsupported charset "SECRET"', { charset: 'secret', type: 'charset.unsupported' }),
    status: 415,
    body: problem('Unsupported Media Type', 415, 'The charset of the request body is not supported.'),
  },
  {
    name: 'a content encoding that a body parser does not know',
    thrown: createError(415, 'unsupported content encoding "secret"', {
      encoding: 'secret',
      type: 'encoding.unsupported',
    }),
    status: 415,
    body: problem('Unsupported Media Type', 415, 'The content encoding of the request body is not supported.'),
  },
  {
    name: 'a body that is too large for a body parser that does not tell its limit',
    thrown: createError(413, 'secret', { type: 'entity.too.large', limit: 'secret' }),
    status: 413,
    body: problem('Payload Too Large', 413, 'The request is larger than the server is willing or able to process.'),
  },
  {
    name: 'a position that the body makes up',
    thrown: createError(400, 'Unexpected token in "secret in JSON at position 99", is not valid JSON', {
      type: 'entity.parse.failed',
    }),
    status: 400,
    body: problem('Bad Request', 400, 'The request body is not valid JSON.'),
  },
  {
    name: "a body parser's type without its expose",
    thrown: errorWith({ type: 'entity.parse.failed', status: 400 }),
    status: 400,
    body: problem('Bad Request', 400, badRequest),
  },
  {
    name: "a body parser's type with a status of no error",
    thrown: errorWith({ type: 'entity.parse.failed', status: 200, expose: true }),
    status: 500,
    body: crash,
  },
  // fastify/fastify#2602: headers of a failed request to another server, left on its error, became those of the answer.
  ...[
    { status: 404, statusCode: 409, expose: true },
    { status: 200, statusCode: 200, expose: true },
    { status: 404, statusCode: 404, expose: 'yes' },
    { status: 404, statusCode: 404 },
  ].map((shape) => ({
    name: `headers on what is not shaped as http-errors: ${inspect(shape)}`,
    thrown: errorWith({ ...shape, headers: { 'X-Own': '1' } }),
    status: 500,
    headers: { 'x-own': undefined },
    body: crash,
  })),
  ...['response', 'request', 'config'].map((mark) => ({
    name: `http-errors around the error of a client library, with its ${mark}`,
    thrown: createError(errorWith({ status: 401, [mark]: {}, headers: { 'Set-Cookie': 'secret' } })),
    status: 500,
    headers: { 'set-cookie': undefined },
    body: crash,
  })),
  {
    name: 'an output of 4xx that is not of @hapi/boom',
    thrown: errorWith({ isBoom: 'yes', output: { statusCode: 404, headers: { 'X-Own': '1' } } }),
    status: 500,
    headers: { 'x-own': undefined },
    body: crash,
  },
  ...[null, 'secret', { statusCode: 200 }].map((output) => ({
    name: `@hapi/boom with the output ${inspect(output)}, and a status beside it`,
    thrown: errorWith({ isBoom: true, output, status: 404 }),
    status: 404,
    body: notFound,
  })),
  {
    name: "Fastify's own, with a header",
    thrown: errorWith({ code: 'FST_ERR_OWN', statusCode: 404, headers: { 'X-Own': '1' } }),
    status: 404,
    headers: { 'x-own': '1' },
    body: notFound,
  },
  ...[
    { code: 'MY_FST_ERR', statusCode: 404 },
    { code: 404, statusCode: 404 },
    { code: 'FST_ERR_OWN', statusCode: 200 },
  ].map((shape) => ({
    name: `headers on what is not Fastify's own: ${inspect(shape)}`,
    thrown: errorWith({ ...shape, headers: { 'X-Own': '1' } }),
    status: 500,
    headers: { 'x-own': undefined },
    body: crash,
  })),
  {
    name: "a code that only contains Fastify's of malformed JSON",
    thrown: errorWith({ code: 'FST_MY_FST_ERR_CTP_INVALID_JSON_BODY', statusCode: 400 }),
    status: 400,
    body: problem('Bad Request', 400, badRequest),
  },
  {
    name: 'a function with a status',
    thrown: Object.assign(() => 'secret', { status: 404 }),
    status: 500,
    body: crash,
  },
  { name: 'an error of ours with an empty message', thrown: new NotFound(''), status: 404, body: notFound },
  {
    name: 'an error of ours whose extensions were set to null',
    thrown: Object.assign(new NotFound('x'), { extensions: null }),
    status: 404,
    body: problem('Not Found', 404, 'x'),
  },

  // Express's convention
  { name: 'an error with a status', thrown: errorWith({ status: 404 }), status: 404, body: notFound },
  { name: 'an error with a statusCode', thrown: errorWith({ statusCode: 404 }), status: 404, body: notFound },
  {
    name: 'an error with a status that exposes its message',
    thrown: errorWith({ status: 409, expose: true }, 'Sold out.'),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
  },
  { name: 'a plain object with a status', thrown: { status: 404, message: 'secret' }, status: 404, body: notFound },
  // As elsewhere: https://github.com/BackendStack21/restana/pull/122
  ...[200, 302, 399, 600, 12345, '404', 404.5, NaN, null, {}].map((status) => ({
    name: `an error with the status ${inspect(status)}`,
    thrown: errorWith({ status }),
    status: 500,
    body: crash,
  })),
  // As elsewhere: https://github.com/moleculerjs/moleculer-web/pull/103
  // PDMLab/http-problem-details-mapper#15: a `code` was tried as the status before 500 was.
  ...[11000, '23505', 'ENOENT', 404].map((code) => ({
    name: `an error with the code ${JSON.stringify(code)}: a code is not a status`,
    thrown: errorWith({ code }),
    status: 500,
    body: crash,
  })),

  // Errors of another exchange
  // nestjs/nest#17709: an SDK's `statusCode`, such as that of Elasticsearch, was answered with its message.
  {
    name: "an error of Elasticsearch's client, whose statusCode is another server's",
    thrown: Object.defineProperty(errorWith({ meta: { statusCode: 404, body: 'secret', headers: {} } }), 'statusCode', {
      get: () => 404,
    }),
    status: 500,
    body: crash,
  },
  ...['response', 'request', 'config', 'headers', 'body', '$metadata', 'requestId'].map((mark) => ({
    name: `an error with a status and '${mark}', of a client library`,
    thrown: errorWith({ status: 401, [mark]: { secret: 'secret' } }),
    status: 500,
    body: crash,
  })),

  // Anything else
  // expressjs/body-parser#122: any SyntaxError was told to the client as bad JSON of its own.
  { name: 'malformed JSON that is not of the request', thrown: syntaxError(), status: 500, body: crash },
  // strongloop/loopback#1650: what is no Error was printed whole.
  // pillarjs/finalhandler#10: a number was asked to be taken for a status.
  ...Object.entries(hostileValues).map(([name, thrown]) => ({ name, thrown, status: 500, body: crash })),
  // Express takes a falsy error for none: a middleware that throws it has passed the request on.
  // pillarjs/router#47: a falsy rejection was first forgotten.
  ...[undefined, null, false, 0, '', NaN, 0n].map((thrown) => ({
    name: `a thrown ${inspect(thrown)}`,
    thrown,
    status: 500,
    body: crash,
    on: {
      'Express 4': { status: 404, body: notFound },
      'Express 5': { reported: expect.objectContaining({ message: 'Rejected promise' }) },
    },
  })),

  // expressjs/express#3808: this one text is no error to it either, but leaves the route.
  {
    name: "a thrown 'route'",
    thrown: 'route',
    status: 500,
    body: crash,
    on: { 'Express 4': { status: 404, body: notFound }, 'Express 5': { status: 404, body: notFound } },
  },

  // Ours, with what can't be written
  // appy-one/acebase-server#110: an error with a circular member got no answer.
  {
    name: 'an extension member that is circular, a BigInt, or fails: it is left out alone',
    thrown: new Conflict('Sold out.', {
      code: 'SOLD_OUT',
      extensions: { circular: circularValue, big: 10n, fails: { toJSON: fail }, stock: 0 },
    }),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.', ',"code":"SOLD_OUT","stock":0'),
    warnings: ['circular', 'big', 'fails'].map((name) => `The extension member "${name}" of the error is omitted`),
  },
  {
    name: 'an extension member that is circular, after all other members there are: they stay',
    thrown: Object.assign(
      new Conflict('Sold out.', {
        type: 'https://example.com/out-of-stock',
        instance: '/orders/7',
        code: 'OUT_OF_STOCK',
        errors: [{ detail: 'is sold out', pointer: '#/book' }],
        extensions: { circular: circularValue },
      }),
      { stack: 'Conflict: Sold out.\n    at here' },
    ),
    options: { includeStack: true },
    status: 409,
    body: '{"type":"https://example.com/out-of-stock","title":"Conflict","status":409,"detail":"Sold out.","instance":"/orders/7","code":"OUT_OF_STOCK","errors":[{"detail":"is sold out","pointer":"#/book"}],"stack":"Conflict: Sold out.\\n    at here"}',
    warnings: ['The extension member "circular" of the error is omitted'],
  },
  {
    name: 'extension members with digits in their names',
    thrown: new Conflict('x', { extensions: { line1: 'a', '2nd': 'b', '-3': 'c' } }),
    status: 409,
    body: problem('Conflict', 409, 'x', ',"line1":"a","2nd":"b","-3":"c"'),
  },
  {
    name: 'extension members that JSON leaves out or replaces',
    thrown: new Conflict('x', { extensions: { a: undefined, b: NaN, c: () => 1, d: Symbol('d'), e: new Date(0) } }),
    status: 409,
    body: problem('Conflict', 409, 'x', ',"b":null,"e":"1970-01-01T00:00:00.000Z"'),
  },
  {
    name: 'an extension member that is called __proto__',
    thrown: new Conflict('x', {
      extensions: JSON.parse('{"__proto__":{"status":200},"constructor":1}') as object as never,
    }),
    status: 409,
    body: problem('Conflict', 409, 'x', ',"__proto__":{"status":200},"constructor":1'),
  },
  {
    name: 'control characters, lone surrogates, line separators and markup',
    thrown: new NotFound('\u0000\u001b[31m\ud800\u2028</script><script>alert(1)</script>'),
    status: 404,
    body: problem('Not Found', 404, '\\u0000\\u001b[31m\\ud800\u2028</script><script>alert(1)</script>'),
  },
  // fastify/fastify#2543: an error's Content-Length cut off the body of the answer.
  {
    name: 'an error of ours that was changed afterwards into nonsense',
    thrown: Object.assign(new Conflict('Sold out.'), {
      headers: {
        'X-Good': '1',
        'X Bad': '2',
        'X-Break': 'a\r\nSet-Cookie: b',
        'Content-Length': '7',
        'Transfer-Encoding': 'chunked',
        'Keep-Alive': 'upgrade',
      },
      code: 7,
      type: Symbol('type'),
      instance: {},
      errors: 'none',
      extensions: 'none',
    }),
    status: 409,
    headers: { 'x-good': '1', 'x-break': undefined, 'set-cookie': undefined, 'transfer-encoding': undefined },
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: ['type', 'instance', 'code', 'errors']
      .map((name) => `The member '${name}' of the error is omitted`)
      .concat(
        ['X Bad', 'X-Break', 'Content-Length', 'Transfer-Encoding', 'Keep-Alive'].map(
          (name) => `The header field "${name}" of the error is omitted`,
        ),
      ),
  },
  {
    name: 'an error of ours whose extensions fail when they are read',
    thrown: Object.assign(new Conflict('Sold out.'), { extensions: new Proxy({}, { ownKeys: fail }) }),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: ["The extension members of the error are omitted: they can't be read"],
  },
  {
    name: 'an error of ours whose extensions were given reserved names afterwards',
    thrown: Object.assign(new Conflict('Sold out.'), { extensions: { status: 200, 7: 'first', stock: 0 } }),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.', ',"stock":0'),
    warnings: ['7', 'status'].map((name) => `The extension member "${name}" of the error is omitted`),
  },
  {
    name: 'headers of http-errors: numbers and arrays are written, what is unusable is left out alone',
    thrown: createError(429, 'Slow down.', {
      headers: {
        'Retry-After': 7,
        'X-Many': ['1', '2'],
        'X-Emoji': '📚',
        'X-Object': {},
        'X-Nul': 'a\0',
        Connection: 'close',
      },
    }),
    status: 429,
    headers: { 'retry-after': '7', 'x-many': '1, 2', 'x-emoji': undefined, 'x-object': undefined, 'x-nul': undefined },
    body: problem('Too Many Requests', 429, 'Slow down.'),
    warnings: ['X-Emoji', 'X-Object', 'X-Nul', 'Connection'].map(
      (name) => `The header field "${name}" of the error is omitted`,
    ),
  },
  {
    name: 'headers that fail when they are read',
    thrown: createError(429, 'Slow down.', { headers: new Proxy({}, { ownKeys: fail }) }),
    status: 429,
    body: problem('Too Many Requests', 429, 'Slow down.'),
    warnings: ["The header fields of the error are omitted: they can't be read"],
  },

  // Our own hooks
  {
    name: 'an extension member that is called toJSON, which JSON.stringify would ask for the whole body',
    thrown: new Conflict('x', { extensions: { toJSON: () => undefined, stock: 0 } }),
    status: 409,
    body: problem('Conflict', 409, 'x', ',"stock":0'),
  },
  {
    name: 'an extension member that is called toJSON and is data',
    thrown: new Conflict('x', { extensions: { toJSON: true, stock: 0 } }),
    status: 409,
    body: problem('Conflict', 409, 'x', ',"toJSON":true,"stock":0'),
  },
  {
    // express-openapi-validator's errors have all properties that an error of theirs may have.
    name: 'a mark of another exchange that is undefined marks nothing',
    thrown: errorWith({ status: 404, headers: undefined }),
    status: 404,
    body: notFound,
  },
  {
    name: 'map that throws',
    thrown: new NotFound('x'),
    options: { map: fail },
    status: 404,
    body: problem('Not Found', 404, 'x'),
    warnings: ['map threw'],
  },
  {
    name: 'map that returns something else',
    thrown: new NotFound('x'),
    options: { map: () => ({ status: 200 }) as never },
    status: 404,
    body: problem('Not Found', 404, 'x'),
    warnings: ['map must return an HttpError or nothing'],
  },
  {
    name: 'map that rejects',
    thrown: new NotFound('x'),
    options: { map: () => Promise.reject(new Error('secret')) as never },
    status: 404,
    body: problem('Not Found', 404, 'x'),
    warnings: ['map must return an HttpError or nothing'],
  },
  {
    name: 'a stack trace that is asked for and fails when it is read',
    thrown: Object.defineProperty(new Error('secret'), 'stack', { get: fail }),
    options: { includeStack: true },
    status: 500,
    body: crash,
  },

  // Requests that go wrong by themselves
  { name: 'an unmatched route', request: { method: 'GET', path: '/nowhere?q=1' }, status: 404, body: notFound },
  {
    name: 'an unsupported method',
    request: { method: 'DELETE', path: '/items/7?q=1' },
    status: 405,
    headers: { allow: 'GET, HEAD, PUT' },
    body: methodNotAllowed,
  },
  // expressjs/express#2055: a router that knows its own routes alone can't tell those that another has for the path.
  {
    name: 'an unsupported method of a nested route',
    request: { method: 'GET', path: '/nested/deep' },
    status: 405,
    headers: { allow: 'POST' },
    body: methodNotAllowed,
  },
  // expressjs/body-parser#539: a misspelt boolean was answered with HTML that told a directory.
  {
    name: 'malformed JSON, which is not echoed',
    request: { method: 'POST', path: '/parsed', body: '{"a": secret', headers: { 'content-type': 'application/json' } },
    status: 400,
    body: problem('Bad Request', 400, 'The request body is not valid JSON.'),
  },
  // expressjs/body-parser#119: what is malformed from its first character had an error of another class.
  {
    name: 'malformed JSON from its first character',
    request: { method: 'POST', path: '/parsed', body: 'secret', headers: { 'content-type': 'application/json' } },
    status: 400,
    body: problem('Bad Request', 400, 'The request body is not valid JSON.'),
  },
  // Fastify does not tell where.
  {
    name: 'malformed JSON of which the parser tells the position',
    request: {
      method: 'POST',
      path: '/parsed',
      body: '{"a": 1 "secret"}',
      headers: { 'content-type': 'application/json' },
    },
    status: 400,
    body: problem('Bad Request', 400, 'The request body is not valid JSON at position 8.'),
    on: onFastify({ body: problem('Bad Request', 400, 'The request body is not valid JSON.') }),
  },
  {
    name: 'malformed JSON that ends too early',
    request: { method: 'POST', path: '/parsed', body: '{"a":', headers: { 'content-type': 'application/json' } },
    status: 400,
    body: problem('Bad Request', 400, 'The request body is not valid JSON: it ends too early.'),
    on: onFastify({ body: problem('Bad Request', 400, 'The request body is not valid JSON.') }),
  },
  // nestjs/nest#5191: it was a 500. Fastify, whose limit is 1 MiB, does not tell it.
  {
    name: 'a body that is too large',
    request: {
      method: 'POST',
      path: '/parsed',
      body: JSON.stringify('x'.repeat(1_100_000)),
      headers: { 'content-type': 'application/json' },
    },
    status: 413,
    body: problem('Payload Too Large', 413, 'The request body is larger than 102400 bytes.'),
    on: onFastify({
      body: problem('Payload Too Large', 413, 'The request is larger than the server is willing or able to process.'),
    }),
  },
  // expressjs/express#4309: it was a 500.
  {
    name: 'malformed percent-encoding in the path',
    request: { method: 'GET', path: '/items/%E0%A4%A' },
    status: 400,
    body: problem('Bad Request', 400, badRequest),
  },
];
