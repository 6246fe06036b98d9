import { Conflict, NotFound, TooManyRequests, Unauthorized, UpgradeRequired } from '@faultline/core';
import createError from 'http-errors';
import { problem } from '../problems.js';
import { type Case, fail, onFetch } from './case.js';

/** The header fields of an error response. */
export const headers: readonly Case[] = [
  ...Object.entries({
    'a Map': new Map([['X-Own', '1']]),
    Headers: new Headers({ 'X-Own': '1' }),
    bytes: new Uint8Array(10_000_000),
  }).map(([name, value]) => ({
    name: `omits headers that were set to ${name} after construction`,
    thrown: Object.assign(new Conflict('Sold out.'), { headers: value }),
    status: 409,
    headers: { 'x-own': undefined },
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: ["The header fields of the error are omitted: they can't be read"],
  })),
  {
    name: 'omits header fields without a value, also one that the server sets itself',
    thrown: createError(409, 'Sold out.', { headers: { 'X-Own': undefined, 'Set-Cookie': [], 'Content-Type': [] } }),
    status: 409,
    headers: { 'x-own': undefined, 'set-cookie': undefined },
    body: problem('Conflict', 409, 'Sold out.'),
  },
  {
    name: 'sends the first 100 header fields only',
    thrown: new Conflict('Sold out.', {
      headers: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`X-${i}`, String(i)])),
    }),
    status: 409,
    headers: { 'x-99': '99', 'x-100': undefined },
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: ['Only the first 100 header fields of the error are sent'],
  },
  {
    name: 'omits the header field that exceeds 8,000 characters together with those before it',
    thrown: new Conflict('Sold out.', { headers: { 'X-A': 'x'.repeat(5000), 'X-B': ['x'.repeat(3000)], 'X-C': '1' } }),
    status: 409,
    headers: { 'x-a': 'x'.repeat(5000), 'x-b': undefined, 'x-c': '1' },
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: ['The header field "X-B" of the error is omitted'],
  },
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
    // A fetch Response can't carry the header fields of the connection.
    on: onFetch({ headers: { upgrade: undefined, connection: 'close' } }),
  },
  {
    name: 'sends Connection: Upgrade with an Upgrade that comes alone',
    thrown: createError(426, 'HTTP/2 only.', { headers: { upgrade: 'HTTP/2.0' } }),
    status: 426,
    headers: { upgrade: 'HTTP/2.0', connection: 'Upgrade, close' },
    body: problem('Upgrade Required', 426, 'HTTP/2 only.'),
    on: onFetch({ headers: { upgrade: undefined, connection: 'close' } }),
  },
  {
    name: 'omits a field with several values that may have one',
    thrown: Object.assign(new TooManyRequests('Slow down.'), {
      headers: {
        'Retry-After': ['1', '2'],
        ETag: ['"1"', '"2"'],
        Age: [1, 2],
        Location: ['/a', '/b'],
        'Content-Range': ['bytes */1', 'bytes */2'],
        'HTTP2-Settings': 'AAMAAABk',
        'Last-Modified': ['Sat, 02 Jan 2027 03:04:05 GMT'],
        'X-Many': ['1', '2'],
      },
    }),
    status: 429,
    headers: {
      'retry-after': undefined,
      etag: undefined,
      age: undefined,
      location: undefined,
      'content-range': undefined,
      'http2-settings': undefined,
      'last-modified': 'Sat, 02 Jan 2027 03:04:05 GMT',
      'x-many': '1, 2',
    },
    body: problem('Too Many Requests', 429, 'Slow down.'),
    warnings: ['Retry-After', 'ETag', 'Age', 'Location', 'Content-Range', 'HTTP2-Settings'].map(
      (name) => `The header field "${name}" of the error is omitted`,
    ),
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
      (name) => `The header field "${name}" of the error is omitted`,
    ),
  },
  {
    name: 'omits headers that throw when they are read',
    thrown: createError(429, 'Slow down.', { headers: new Proxy({}, { ownKeys: fail }) }),
    status: 429,
    body: problem('Too Many Requests', 429, 'Slow down.'),
    warnings: ["The header fields of the error are omitted: they can't be read"],
  },
];
