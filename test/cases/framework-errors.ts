import createError from 'http-errors';
import { badRequest, crash, notFound, problem } from '../problems.js';
import { type Case, errorWith } from './case.js';

/**
 * Errors that Fastify and `body-parser` make. `requests.ts` has the requests that cause some of them. The others are
 * thrown here, because not every server reaches them: Fastify accepts every charset and does not decompress bodies.
 */
export const frameworkErrors: readonly Case[] = [
  // body-parser. Its messages can quote the request, so they are replaced.
  {
    name: 'replaces the message for a charset that body-parser does not support',
    thrown: createError(415, 'unsupported charset "SECRET"', { charset: 'secret', type: 'charset.unsupported' }),
    status: 415,
    body: problem('Unsupported Media Type', 415, 'The charset of the request body is not supported.'),
  },
  {
    name: 'replaces the message for a content encoding that body-parser does not support',
    thrown: createError(415, 'unsupported content encoding "secret"', {
      encoding: 'secret',
      type: 'encoding.unsupported',
    }),
    status: 415,
    body: problem('Unsupported Media Type', 415, 'The content encoding of the request body is not supported.'),
  },
  {
    name: 'sends the description of the catalogue if a body is too large and the limit is not a number',
    thrown: createError(413, 'secret', { type: 'entity.too.large', limit: 'secret' }),
    status: 413,
    body: problem('Payload Too Large', 413, 'The request is larger than the server is willing or able to process.'),
  },
  {
    name: 'omits a JSON position that is part of the quoted body',
    thrown: createError(400, 'Unexpected token in "secret in JSON at position 99", is not valid JSON', {
      type: 'entity.parse.failed',
    }),
    status: 400,
    body: problem('Bad Request', 400, 'The request body is not valid JSON.'),
  },
  {
    name: "masks the message of an error with body-parser's type and without expose",
    thrown: errorWith({ type: 'entity.parse.failed', status: 400 }),
    status: 400,
    body: badRequest(),
  },
  {
    name: "sends a generic 500 for an error with body-parser's type and status 200",
    thrown: errorWith({ type: 'entity.parse.failed', status: 200, expose: true }),
    status: 500,
    body: crash,
  },
  ...['card_error', 'my entity.parse.failed', 'entity.parse.failed 7'].map((type) => ({
    name: `exposes the message of a 4xx of http-errors with the type '${type}', which is not body-parser's`,
    thrown: createError(409, 'Sold out.', { type }),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
  })),

  // Fastify
  {
    name: 'sends the status and the headers of an error of Fastify; masks its message',
    thrown: errorWith({ code: 'FST_ERR_OWN', statusCode: 404, headers: { 'X-Own': '1' } }),
    status: 404,
    headers: { 'x-own': '1' },
    body: notFound,
  },
  {
    name: "masks the message of an error whose code only contains Fastify's code for malformed JSON",
    thrown: errorWith({ code: 'FST_MY_FST_ERR_CTP_INVALID_JSON_BODY', statusCode: 400 }),
    status: 400,
    body: badRequest(),
  },
];
