import { Conflict, NotFound, Unauthorized, UpgradeRequired } from '@faultline/core';
import createError from 'http-errors';
import { problem } from '../problems.js';
import { type Case, fail } from './case.js';

/** The header fields of an error response. */
export const headers: readonly Case[] = [
  {
    name: 'sends several challenges as several header fields',
    thrown: new Unauthorized('Log in.', { challenge: ['Bearer realm="api"', 'Basic realm="api"'] }),
    status: 401,
    headers: { 'www-authenticate': 'Bearer realm="api", Basic realm="api"' },
    body: problem('Unauthorized', 401, 'Log in.'),
  },
  // The client of these tests, supertest, sends `Connection: close`.
  {
    name: 'sends Connection: Upgrade with Upgrade, and close if the client asks for it',
    thrown: new UpgradeRequired('HTTP/2 only.', { upgrade: 'HTTP/2.0' }),
    status: 426,
    headers: { upgrade: 'HTTP/2.0', connection: 'Upgrade, close' },
    body: problem('Upgrade Required', 426, 'HTTP/2 only.'),
  },
  {
    name: 'sends Connection: close alone without Upgrade',
    thrown: new Conflict('Sold out.'),
    status: 409,
    headers: { upgrade: undefined, connection: 'close' },
    body: problem('Conflict', 409, 'Sold out.'),
  },
  {
    name: 'sends the Cache-Control of the error instead of no-store',
    thrown: new NotFound('Gone fishing.', { headers: { 'cache-control': 'max-age=60' } }),
    status: 404,
    headers: { 'cache-control': 'max-age=60' },
    body: problem('Not Found', 404, 'Gone fishing.'),
  },
  {
    name: 'sends header values that are numbers or arrays; omits each header that is invalid',
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
      (name) => `The header field "${name}" was left out of the answer`,
    ),
  },
  {
    name: 'omits headers that throw when they are read',
    thrown: createError(429, 'Slow down.', { headers: new Proxy({}, { ownKeys: fail }) }),
    status: 429,
    body: problem('Too Many Requests', 429, 'Slow down.'),
    warnings: ["The header fields of the error were left out: they can't be read"],
  },
];
