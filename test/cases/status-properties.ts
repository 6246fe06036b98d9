import { inspect } from 'node:util';
import { Conflict } from '@faultline/core';
import { crash, notFound, problem, unavailable } from '../problems.js';
import { type Case, errorWith, onFetch } from './case.js';

/** Express's convention: an error with a `status` or a `statusCode` and without a class that Faultline knows. */
export const statusProperties: readonly Case[] = [
  {
    name: 'sends the status of an error; masks its message',
    thrown: errorWith({ status: 404 }),
    status: 404,
    body: notFound,
  },
  {
    name: 'sends the statusCode of an error; masks its message',
    thrown: errorWith({ statusCode: 404 }),
    status: 404,
    body: notFound,
  },
  {
    name: 'exposes the message of an error with a status and expose: true',
    thrown: errorWith({ status: 409, expose: true }, 'Sold out.'),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
  },
  {
    name: 'sends the status of a plain object; masks its message',
    thrown: { status: 404, message: 'secret' },
    status: 404,
    body: notFound,
  },
  {
    name: 'sends a generic 500 for a function with a status',
    thrown: Object.assign(() => 'secret', { status: 404 }),
    status: 500,
    body: crash,
  },
  // The same bug elsewhere: https://github.com/BackendStack21/restana/pull/122
  ...[200, 302, 399, 600, 12345, '404', 404.5, NaN, null, {}].map((status) => ({
    name: `sends a generic 500 for an error with the status ${inspect(status)}`,
    thrown: errorWith({ status }),
    status: 500,
    body: crash,
  })),
  // Express keeps a status that the handler had set.
  ...[404, 503].map((status) => ({
    name: `sends the status ${status} that the handler had set before it threw an error without one; masks the message`,
    thrown: new Error('secret'),
    prepared: { status },
    status,
    body: status === 404 ? notFound : unavailable,
    on: { Koa: { status: 500, body: crash }, ...onFetch({ status: 500, body: crash }) },
  })),
  ...[200, 201, 304].map((status) => ({
    name: `sends a generic 500 if the handler had set the status ${status} before it threw an error without one`,
    thrown: new Error('secret'),
    prepared: { status },
    status: 500,
    body: crash,
  })),
  {
    name: 'sends the status of an error instead of the status that the handler had set',
    thrown: new Conflict('Sold out.'),
    prepared: { status: 404 },
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
  },
  {
    name: 'sends a generic 500 for an error with another HTTP exchange, whatever status the handler had set',
    thrown: errorWith({ status: 401, response: { status: 401, headers: {} } }),
    prepared: { status: 404 },
    status: 500,
    body: crash,
    warnings: [
      "The status of the error is masked, because its property 'response' belongs to another HTTP exchange. To send a status, use the option 'map'",
    ],
  },
  // The same bug elsewhere: https://github.com/moleculerjs/moleculer-web/pull/103
  // PDMLab/http-problem-details-mapper#15: `code` was used as the status.
  ...[11000, '23505', 'ENOENT', 404].map((code) => ({
    name: `does not use a code as the status: ${JSON.stringify(code)}`,
    thrown: errorWith({ code }),
    status: 500,
    body: crash,
  })),
];
