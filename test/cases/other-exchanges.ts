import { inspect } from 'node:util';
import Boom from '@hapi/boom';
import createError from 'http-errors';
import { crash, notFound, problem, tooManyRequests } from '../problems.js';
import { type Case, errorWith } from './case.js';

const secret = 'secret';

/** The header fields of a received response, as Node has them. */
const received = { 'content-type': 'text/html', 'set-cookie': ['secret=1'] };
const response = { status: 401, headers: received, data: secret };

const masked = (property: string): string =>
  `The status of the error is masked, because its property '${property}' belongs to another HTTP exchange. To send a status, use the option 'map'`;

/** An error that has the answer of another server in this property. */
function exchangeCase(name: string, thrown: unknown, property: string): Case {
  return { name, thrown, status: 500, headers: { 'set-cookie': undefined }, body: crash, warnings: [masked(property)] };
}

const unavailable = problem(
  'Service Unavailable',
  503,
  'The server is not ready to handle the request. This is usually a temporary state.',
);

/** Errors of HTTP clients: the application called another server, and the status on the error is the status of that call. */
export const otherExchanges: readonly Case[] = [
  // nestjs/nest#17709: Nest sent the `statusCode` and the message of an SDK's error, for example of Elasticsearch.
  exchangeCase(
    "sends a generic 500 for an error of Elasticsearch's client",
    Object.defineProperty(errorWith({ meta: { statusCode: 404, body: secret, headers: received } }), 'statusCode', {
      get: () => 404,
    }),
    'meta',
  ),
  ...Object.entries({
    response,
    request: { method: 'GET', headers: {} },
    config: { url: 'https://secret', headers: {} },
    raw: { statusCode: 401, headers: {} },
    anything: { url: new URL('https://secret'), headers: {} },
    $metadata: { httpStatusCode: 401, requestId: 'secret' },
    headers: new Headers(received as never),
    responseHeaders: { Date: 'secret' },
  }).map(([property, value]) =>
    exchangeCase(
      `sends a generic 500 for an error with a status and an HTTP message in its property '${property}'`,
      errorWith({ status: 401, [property]: value }),
      property,
    ),
  ),
  ...['Date', 'content-type', 'server', 'authorization', 'cookie'].map((field) =>
    exchangeCase(
      `sends a generic 500 for an error whose headers have the field ${field} of a received message`,
      errorWith({ status: 401, headers: { [field]: secret } }),
      'headers',
    ),
  ),
  exchangeCase(
    'sends a generic 500 for an error whose headers have a received Set-Cookie',
    errorWith({ status: 401, headers: { 'set-cookie': [secret] } }),
    'headers',
  ),
  // Fetch servers send a thrown Response that the application made. One of another server has a URL.
  exchangeCase(
    'sends a generic 500 for a thrown fetch Response of another server',
    Object.defineProperty(new Response(secret, { status: 404 }), 'url', { value: 'http://10.0.0.7/secret' }),
    'headers',
  ),
  exchangeCase(
    'sends a generic 500 if http-errors wraps the error of a client',
    createError(errorWith({ status: 401, response, headers: { 'X-Own': '1' } })),
    'response',
  ),
  exchangeCase(
    'sends a generic 500 if http-errors is given a response as properties',
    createError(401, secret, { request: { method: 'GET', headers: {} } }),
    'request',
  ),
  exchangeCase(
    'sends a generic 500 if @hapi/boom wraps the error of a client',
    Boom.boomify(errorWith({ status: 401, headers: new Headers() }), { statusCode: 400 }),
    'headers',
  ),
  exchangeCase(
    'sends a generic 500 for an error of @hapi/wreck, a client that makes errors of @hapi/boom',
    new Boom.Boom('Response Error: 404 secret', {
      statusCode: 404,
      data: { isResponseError: true, headers: received, res: { statusCode: 404, headers: received }, payload: secret },
    }),
    'data.res',
  ),

  // Errors of an application may have properties of the same names.
  ...Object.entries({
    body: { code: 'secret' },
    cause: errorWith({ status: 401, headers: new Headers() }),
    config: { secret },
    context: { method: 'GET', url: '/secret' },
    headers: undefined,
    meta: { field: secret },
    options: { headers: { secret } },
    originalError: errorWith({ status: 401, headers: {} }),
    raw: secret,
    request: secret,
    requestId: secret,
    response: { message: secret },
  }).map(([property, value]) => ({
    name: `sends the status of an error with the property '${property}': ${inspect(value, { depth: 0 }).split('\n')[0]}`,
    thrown: errorWith({ status: 404, [property]: value }),
    status: 404,
    body: notFound,
  })),
  ...[
    { status: 429, headers: { 'Retry-After': '5' } },
    { statusCode: 429, headers: { 'retry-after': 5 } },
    { status: 429, statusCode: 429, headers: { 'Retry-After': '5' } },
    { status: 429, statusCode: 503, expose: false, headers: { 'Retry-After': '5' } },
    { status: 429, headers: { 'X-RateLimit-Reset': undefined, 'Retry-After': '5' } },
  ].map((shape) => ({
    name: `sends the status and the headers of an error that an application made: ${inspect(shape)}`,
    thrown: errorWith(shape),
    status: 429,
    headers: { 'retry-after': '5' },
    body: tooManyRequests,
  })),
  {
    name: 'sends the status of an error with a Content-Type for the body that the application would send',
    thrown: errorWith({ status: 404, headers: { 'Content-Type': 'text/plain' } }),
    status: 404,
    body: notFound,
    warnings: ['The header field "Content-Type" of the error is omitted'],
  },
  {
    name: 'omits headers of an error that are not an object of fields',
    thrown: errorWith({ status: 503, headers: 'secret' }),
    status: 503,
    body: unavailable,
    warnings: ["The header fields of the error are omitted: they can't be read"],
  },
];
