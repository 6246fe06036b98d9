import { Conflict, createError, lookUp, NotFound, ServiceUnavailable, TooManyRequests } from '@faultline/core';
import { conflict, notFound, problem, tooManyRequests } from '../problems.js';
import type { Case } from './case.js';

/** The message of an `HttpError`: when it is exposed, when it is masked, and how it is encoded. */
export const messages: readonly Case[] = [
  {
    name: 'exposes the message of a 4xx; sends its headers',
    thrown: new TooManyRequests('100 requests an hour', { retryAfter: 60 }),
    status: 429,
    headers: { 'retry-after': '60', 'content-length': '95' },
    body: problem('Too Many Requests', 429, '100 requests an hour'),
  },
  {
    name: 'masks the message of a 4xx with expose: false',
    thrown: new Conflict('row 7 of orders', { expose: false }),
    status: 409,
    body: conflict,
  },
  {
    name: 'masks the message of a 5xx; keeps its headers and members',
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
    name: 'exposes the message of a 5xx with expose: true',
    thrown: new ServiceUnavailable('Back at noon.', { expose: true }),
    status: 503,
    body: problem('Service Unavailable', 503, 'Back at noon.'),
  },
  {
    name: 'sends the description of the catalogue if there is no message',
    thrown: new TooManyRequests(),
    status: 429,
    body: tooManyRequests,
  },
  {
    name: 'sends the description of the catalogue if the message is empty',
    thrown: new NotFound(''),
    status: 404,
    body: notFound,
  },
  ...[
    'Too Many Requests',
    'too many requests',
    'TooManyRequests',
    'HTTP 429',
    // The messages of @nestjs/throttler, and of `String(error)` for an error of http-errors.
    'ThrottlerException: Too Many Requests',
    'TooManyRequestsError: Too Many Requests',
  ].map((message) => ({
    name: `sends the description of the catalogue for the message ${message}`,
    thrown: new TooManyRequests(message),
    status: 429,
    body: tooManyRequests,
  })),
  ...(
    [
      [408, 'Request Time-out'],
      [413, 'Request Entity Too Large'],
      [413, 'Content Too Large'],
      [414, 'Request-URI Too Large'],
      [414, 'Request-URI Too Long'],
      [416, 'Requested Range Not Satisfiable'],
      [421, 'Misdirected'],
      [422, 'Unprocessable Content'],
    ] as const
  ).map(([status, message]) => {
    const { name, description } = lookUp(status);
    return {
      name: `sends the description of the catalogue for a ${status} with the message ${message}`,
      thrown: createError(status, message),
      status,
      body: problem(name, status, description),
    };
  }),
  ...[
    'Too many requests.',
    'Too Many Requests from 10.0.0.7',
    'Error: Too Many Requests, wait.',
    '너무 많은 Too Many Requests',
  ].map((message) => ({
    name: `exposes the message ${message}`,
    thrown: new TooManyRequests(message),
    status: 429,
    body: problem('Too Many Requests', 429, message),
  })),
  // A message that equals the name of the status is replaced by the description. The length alone must not decide.
  {
    name: 'exposes a message that is as long as the name of the status',
    thrown: new NotFound('Sold out.'),
    status: 404,
    body: problem('Not Found', 404, 'Sold out.'),
  },
  {
    name: 'treats a subclass of the application as its base class',
    thrown: new (class OutOfStock extends Conflict {})('Sold out.'),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
  },
  {
    name: 'sends a message that is not ASCII as UTF-8; counts its bytes in Content-Length',
    thrown: new NotFound('Kein Buch über „Größe“ 📚'),
    status: 404,
    headers: { 'content-length': '101' },
    body: problem('Not Found', 404, 'Kein Buch über „Größe“ 📚'),
  },
  {
    name: 'escapes control characters and lone surrogates in a message; keeps line separators and markup',
    thrown: new NotFound('\u0000\u001b[31m\ud800\u2028</script><script>alert(1)</script>'),
    status: 404,
    body: problem('Not Found', 404, '\\u0000\\u001b[31m\\ud800\u2028</script><script>alert(1)</script>'),
  },
];
