import createError from 'http-errors';
import { notFound, problem, tooManyRequests, unavailable } from '../problems.js';
import { type Case, errorWith } from './case.js';

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
  // The package `send` makes such errors. The message contains the path of the file.
  {
    name: 'masks the message of a file system error that http-errors turned into a 404',
    thrown: createError(404, errorWith({ code: 'ENOENT', syscall: 'stat', errno: -2, path: '/secret' })),
    status: 404,
    body: notFound,
  },
];
