import createError from 'http-errors';
import { notFound, problem, tooManyRequests, unavailable } from '../problems.js';
import { type Case, errorWith } from './case.js';

class DatabaseError extends Error {
  readonly query = 'secret';
}

/**
 * An error that `http-errors` is given. In Jest's realm, `instanceof Error` of a module is the same as ours; an error of
 * Node's own functions is not.
 */
const givenError = (properties: object = {}): Error => errorWith({ headers: { 'X-Secret': 'secret' }, ...properties });

/** Errors that `http-errors` makes. */
export const httpErrors: readonly Case[] = [
  {
    name: 'exposes the message of a 4xx of http-errors; sends its headers and omits its other properties',
    thrown: createError(429, 'Slow down.', { headers: { 'Retry-After': 7 }, code: 'SLOW', secret: 'secret' }),
    status: 429,
    headers: { 'retry-after': '7' },
    body: problem('Too Many Requests', 429, 'Slow down.'),
  },
  {
    name: 'sends the description of the catalogue if an error of http-errors has its default message',
    thrown: createError(429),
    status: 429,
    body: tooManyRequests,
  },
  // Its name differs from the name in the catalogue in one capital.
  {
    name: 'sends the description of the catalogue if a 451 of http-errors has its default message',
    thrown: createError(451),
    status: 451,
    body: problem(
      'Unavailable for Legal Reasons',
      451,
      'The user requested a resource that cannot be legally provided, such as a web page censored by a government.',
    ),
  },
  // jshttp/http-errors#51: the message of a 4xx can be sensitive too, for example at a log-in.
  {
    name: 'masks the message of a 4xx of http-errors with expose: false',
    thrown: createError(404, 'secret', { expose: false }),
    status: 404,
    body: notFound,
  },
  {
    name: 'masks the message of a 5xx of http-errors',
    thrown: createError(503, 'secret'),
    status: 503,
    body: unavailable,
  },
  // pillarjs/finalhandler#24: an exposed message did not reach the client.
  {
    name: 'exposes the message of a 5xx of http-errors with expose: true',
    thrown: createError(503, 'Back at noon.', { expose: true }),
    status: 503,
    body: problem('Service Unavailable', 503, 'Back at noon.'),
  },
  // `createError(status, error)` changes the error that it is given: the message and the headers are those of another
  // library. `send` makes such a 404, whose message contains the path of the file.
  ...Object.entries({
    'createError(404, error)': createError(404, givenError({ code: 'ENOENT', syscall: 'stat', path: '/secret' })),
    'createError(404, error, properties)': createError(404, givenError(), { code: 'secret' }),
    'createError(error)': createError(givenError({ status: 404 })),
    'createError(error) with a statusCode': createError(givenError({ statusCode: 404 })),
    'createError(error) with both': createError(givenError({ statusCode: 404, status: 404 })),
    'createError(404, error of a class)': createError(404, new DatabaseError('secret')),
    'createError(createError(404, error))': createError(createError(404, givenError())),
  }).map(([call, thrown]) => ({
    name: `masks the message and omits the headers of an error that http-errors was given: ${call}`,
    thrown,
    status: 404,
    headers: { 'x-secret': undefined },
    body: notFound,
  })),
  ...Object.entries({
    'new createError.NotFound(message)': new createError.NotFound('Gone fishing.'),
    'createError(404, createError(404, message))': createError(404, createError(404, 'Gone fishing.')),
    'createError(404, createError(410, message))': createError(404, createError(410, 'Gone fishing.')),
    'createError(404, message), with properties of its own': Object.assign(createError(404, 'Gone fishing.'), {
      status: 404,
      statusCode: 404,
      expose: true,
    }),
  }).map(([call, thrown]) => ({
    name: `exposes the message of an error that http-errors made: ${call}`,
    thrown,
    status: thrown.status,
    body: thrown.status === 404 ? problem('Not Found', 404, 'Gone fishing.') : problem('Gone', 410, 'Gone fishing.'),
  })),
  // A handler that logs a user out clears several cookies.
  {
    name: 'sends the headers of an error that http-errors made, also several cookies',
    thrown: createError(401, 'Log in.', {
      headers: { 'Set-Cookie': ['session=; Max-Age=0', 'csrf=; Max-Age=0'], Vary: undefined },
    }),
    status: 401,
    headers: { 'set-cookie': ['session=; Max-Age=0', 'csrf=; Max-Age=0'] as never },
    body: problem('Unauthorized', 401, 'Log in.'),
  },
  // Its status has no class of its own.
  {
    name: 'exposes the message of a 499 that http-errors made',
    thrown: createError(499, 'Too late.'),
    status: 499,
    body: problem('Non-Standard Response', 499, 'Too late.'),
  },
];
