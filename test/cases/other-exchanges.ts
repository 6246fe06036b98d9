import { inspect } from 'node:util';
import createError from 'http-errors';
import { crash, notFound } from '../problems.js';
import { type Case, errorWith } from './case.js';

/** Errors of HTTP clients: the application called another server, and the status on the error is the status of that call. */
export const otherExchanges: readonly Case[] = [
  // nestjs/nest#17709: Nest sent the `statusCode` and the message of an SDK's error, for example of Elasticsearch.
  {
    name: "sends a generic 500 for an error of Elasticsearch's client",
    thrown: Object.defineProperty(errorWith({ meta: { statusCode: 404, body: 'secret', headers: {} } }), 'statusCode', {
      get: () => 404,
    }),
    status: 500,
    body: crash,
  },
  ...['response', 'request', 'config', 'headers', 'body', '$metadata', 'requestId'].map((property) => ({
    name: `sends a generic 500 for an error with a status and the property '${property}' of a client library`,
    thrown: errorWith({ status: 401, [property]: { secret: 'secret' } }),
    status: 500,
    body: crash,
  })),
  // The errors of express-openapi-validator have all their properties, even those without a value.
  {
    name: "sends the status of an error whose property 'headers' is undefined",
    thrown: errorWith({ status: 404, headers: undefined }),
    status: 404,
    body: notFound,
  },
  ...['response', 'request', 'config'].map((property) => ({
    name: `sends a generic 500 if http-errors wraps a client's error with the property '${property}'`,
    thrown: createError(errorWith({ status: 401, [property]: {}, headers: { 'Set-Cookie': 'secret' } })),
    status: 500,
    headers: { 'set-cookie': undefined },
    body: crash,
  })),
  // fastify/fastify#2602: the error of a failed request to another server carried that server's headers. Fastify sent
  // them to its own client.
  ...[
    { status: 404, statusCode: 409, expose: true },
    { status: 200, statusCode: 200, expose: true },
    { status: 404, statusCode: 404, expose: 'yes' },
    { status: 404, statusCode: 404 },
  ].map((shape) => ({
    name: `sends a generic 500 for an error with headers that http-errors did not make: ${inspect(shape)}`,
    thrown: errorWith({ ...shape, headers: { 'X-Own': '1' } }),
    status: 500,
    headers: { 'x-own': undefined },
    body: crash,
  })),
  ...[
    { code: 'MY_FST_ERR', statusCode: 404 },
    { code: 404, statusCode: 404 },
    { code: 'FST_ERR_OWN', statusCode: 200 },
  ].map((shape) => ({
    name: `sends a generic 500 for an error with headers that Fastify did not make: ${inspect(shape)}`,
    thrown: errorWith({ ...shape, headers: { 'X-Own': '1' } }),
    status: 500,
    headers: { 'x-own': undefined },
    body: crash,
  })),
];
