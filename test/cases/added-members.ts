import { Conflict, HttpError } from '@faultline/core';
import { crash, methodNotAllowed, notFound, problem } from '../problems.js';
import { type Case, errorWith, fail } from './case.js';

const requestId = { extensions: () => ({ requestId: 'r1' }) };

/** A body with the members that follow. */
const withMembers = (body: string, members: string): string => body.replace(/\}$/, `,${members}}`);

const withoutPosition = {
  body: withMembers(problem('Bad Request', 400, 'The request body is not valid JSON.'), '"requestId":"r1"'),
};

/** The option `extensions`: members that the application adds to every problem. */
export const addedMembers: readonly Case[] = [
  {
    name: 'adds members to the problem of an HttpError, after those of the error',
    thrown: new Conflict('Sold out.', { extensions: { stock: 0 } }),
    options: requestId,
    status: 409,
    body: problem('Conflict', 409, 'Sold out.', ',"stock":0,"requestId":"r1"'),
  },
  {
    name: 'adds members to the problem of a bug',
    thrown: new Error('secret'),
    options: requestId,
    status: 500,
    body: withMembers(crash, '"requestId":"r1"'),
  },
  {
    name: 'adds members to the problem of a value that is not an error',
    thrown: 'secret',
    options: requestId,
    status: 500,
    body: withMembers(crash, '"requestId":"r1"'),
  },
  {
    name: 'adds members to the problem of an error with a status',
    thrown: errorWith({ status: 404 }),
    options: requestId,
    status: 404,
    body: withMembers(notFound, '"requestId":"r1"'),
  },
  {
    name: 'adds members to the problem of an unmatched request',
    request: { method: 'GET', path: '/nowhere' },
    options: requestId,
    status: 404,
    body: withMembers(notFound, '"requestId":"r1"'),
  },
  {
    name: 'adds members to the problem of an unsupported method',
    request: { method: 'DELETE', path: '/items/7' },
    options: requestId,
    status: 405,
    headers: { allow: 'GET, HEAD, PUT' },
    body: withMembers(methodNotAllowed, '"requestId":"r1"'),
  },
  {
    name: 'adds members to the problem of malformed JSON',
    request: { method: 'POST', path: '/parsed', body: '{', headers: { 'content-type': 'application/json' } },
    options: requestId,
    status: 400,
    body: withMembers(
      problem('Bad Request', 400, 'The request body is not valid JSON at position 1.'),
      '"requestId":"r1"',
    ),
    // Nest replaces the error of Fastify's parser by one without the position.
    on: {
      'Fastify 5': withoutPosition,
      'Nest 12 on Fastify': withoutPosition,
      'Nest 11 on Fastify': withoutPosition,
    },
  },
  {
    name: 'adds the member instance',
    thrown: new Conflict('Sold out.'),
    options: { extensions: () => ({ instance: '/requests/r1', requestId: 'r1' }) },
    status: 409,
    body: problem('Conflict', 409, 'Sold out.', ',"instance":"/requests/r1","requestId":"r1"'),
  },
  {
    name: 'sends the members of the error instead of added members of the same names',
    thrown: new Conflict('Sold out.', { instance: '/orders/7', extensions: { stock: 0, book: 7 } }),
    options: { extensions: () => ({ instance: '/requests/r1', book: 'other', requestId: 'r1' }) },
    status: 409,
    body: problem('Conflict', 409, 'Sold out.', ',"instance":"/orders/7","stock":0,"book":7,"requestId":"r1"'),
  },
  {
    name: 'omits added members with reserved names',
    thrown: new Conflict('Sold out.'),
    options: { extensions: () => ({ status: 200, detail: 'x', type: 'x', 7: 'x', requestId: 'r1' }) },
    status: 409,
    body: problem('Conflict', 409, 'Sold out.', ',"requestId":"r1"'),
    warnings: ['7', 'status', 'detail', 'type'].map((name) => `The extension member "${name}" of the error is omitted`),
  },
  {
    name: 'omits an added instance that is not a URI',
    thrown: new Conflict('Sold out.'),
    options: { extensions: () => ({ instance: 'not a URI' }) },
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: ["The member 'instance' that the option 'extensions' gives is omitted"],
  },
  {
    name: 'omits an added member that is larger than a problem may be',
    thrown: new Conflict('Sold out.'),
    options: { extensions: () => ({ large: 'x'.repeat(200_000), requestId: 'r1' }) },
    status: 409,
    body: problem('Conflict', 409, 'Sold out.', ',"requestId":"r1"'),
    warnings: ['The extension member "large" of the error is omitted'],
  },
  ...[undefined, null, {}].map((added) => ({
    name: `adds nothing if extensions returns ${JSON.stringify(added)}`,
    thrown: new Conflict('Sold out.'),
    options: { extensions: () => added },
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
  })),
  ...Object.entries({ 'a promise': () => Promise.reject(new Error('secret')), 'an array': () => ['secret'] }).map(
    ([name, extensions]) => ({
      name: `adds nothing if extensions returns ${name}`,
      thrown: new Conflict('Sold out.'),
      options: { extensions: extensions as never },
      status: 409,
      body: problem('Conflict', 409, 'Sold out.'),
      warnings: ['extensions must return a plain object or nothing'],
    }),
  ),
  {
    name: 'sends the problem if extensions throws',
    thrown: new Conflict('Sold out.'),
    options: { extensions: fail },
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: ['extensions threw'],
  },
  {
    name: 'gives extensions the thrown value, not what map makes of it',
    thrown: errorWith({ order: 7 }),
    options: {
      map: () => new HttpError(410, 'Gone.'),
      extensions: (thrown) => ({ order: (thrown as { order: number }).order }),
    },
    status: 410,
    body: problem('Gone', 410, 'Gone.', ',"order":7'),
  },
];
