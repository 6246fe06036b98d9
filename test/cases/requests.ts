import { badRequest, methodNotAllowed, notFound, problem } from '../problems.js';
import type { Case } from './case.js';

const json = { 'content-type': 'application/json' };

/** What differs on Fastify, alone and under both versions of Nest. */
const onFastify = (difference: Partial<Case>): NonNullable<Case['on']> => ({
  'Fastify 5': difference,
  'Nest 11 on Fastify': difference,
  'Nest 12 on Fastify': difference,
});

/** Requests that fail before they reach a handler. */
export const requests: readonly Case[] = [
  // Routes
  {
    name: 'sends a 404 for an unmatched path',
    request: { method: 'GET', path: '/nowhere?q=1' },
    status: 404,
    body: notFound,
  },
  {
    name: 'sends a 405 with Allow for a known path',
    request: { method: 'DELETE', path: '/items/7?q=1' },
    status: 405,
    headers: { allow: 'GET, HEAD, PUT' },
    body: methodNotAllowed,
  },
  // expressjs/express#2055: a router knows only its own routes, not those of another router for the same path.
  {
    name: 'sends a 405 with Allow for a known path of a nested router',
    request: { method: 'GET', path: '/nested/deep' },
    status: 405,
    headers: { allow: 'POST' },
    body: methodNotAllowed,
  },
  // expressjs/express#4309: it was a 500.
  {
    name: 'sends a 400 for malformed percent-encoding in the path',
    request: { method: 'GET', path: '/items/%E0%A4%A' },
    status: 400,
    body: badRequest(),
  },

  // Bodies
  // expressjs/body-parser#539: the response to a misspelt boolean was HTML with the path of a directory.
  {
    name: 'sends a 400 for malformed JSON; does not quote it',
    request: { method: 'POST', path: '/parsed', body: '{"a": secret', headers: json },
    status: 400,
    body: problem('Bad Request', 400, 'The request body is not valid JSON.'),
  },
  // expressjs/body-parser#119: the error had another class if the first character was malformed.
  {
    name: 'sends a 400 for JSON that is malformed from its first character',
    request: { method: 'POST', path: '/parsed', body: 'secret', headers: json },
    status: 400,
    body: problem('Bad Request', 400, 'The request body is not valid JSON.'),
  },
  // Fastify's error does not contain the position.
  {
    name: 'sends the position of malformed JSON',
    request: { method: 'POST', path: '/parsed', body: '{"a": 1 "secret"}', headers: json },
    status: 400,
    body: problem('Bad Request', 400, 'The request body is not valid JSON at position 8.'),
    on: onFastify({ body: problem('Bad Request', 400, 'The request body is not valid JSON.') }),
  },
  {
    name: 'sends a 400 for JSON that ends too early',
    request: { method: 'POST', path: '/parsed', body: '{"a":', headers: json },
    status: 400,
    body: problem('Bad Request', 400, 'The request body is not valid JSON: it ends too early.'),
    on: onFastify({ body: problem('Bad Request', 400, 'The request body is not valid JSON.') }),
  },
  // nestjs/nest#5191: it was a 500. Fastify's limit is 1 MiB, and its error does not contain the limit.
  {
    name: 'sends a 413 with the limit for a body that is too large',
    request: { method: 'POST', path: '/parsed', body: JSON.stringify('x'.repeat(1_100_000)), headers: json },
    status: 413,
    body: problem('Payload Too Large', 413, 'The request body is larger than 102400 bytes.'),
    on: onFastify({
      body: problem('Payload Too Large', 413, 'The request is larger than the server is willing or able to process.'),
    }),
  },
];
