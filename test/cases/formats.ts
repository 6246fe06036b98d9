import { Conflict } from '@faultline/core';
import { problem } from '../problems.js';
import { type Case, fail } from './case.js';

/** The option `format`: another shape of the body. */
export const formats: readonly Case[] = [
  {
    name: 'sends the shape of the option format with its media type',
    thrown: new Conflict('Sold out.', { code: 'SOLD_OUT' }),
    options: {
      format: { mediaType: 'application/json', body: ({ code, detail }) => ({ error: { code, message: detail } }) },
    },
    status: 409,
    headers: { 'content-type': 'application/json' },
    body: '{"error":{"code":"SOLD_OUT","message":"Sold out."}}',
  },
  {
    name: 'masks a bug in the shape of the option format too',
    thrown: new Error('secret'),
    options: { format: { mediaType: 'application/json; charset=utf-8', body: ({ title }) => `Ärger: ${title}` } },
    status: 500,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: '"Ärger: Internal Server Error"',
  },
  {
    name: 'sends the shape of the option format for malformed JSON',
    request: { method: 'POST', path: '/parsed', body: '{', headers: { 'content-type': 'application/json' } },
    options: { format: { mediaType: 'application/json', body: ({ status }) => [status] } },
    status: 400,
    headers: { 'content-type': 'application/json' },
    body: '[400]',
  },
  {
    name: 'sends the problem if format.body throws, whatever it changed before',
    thrown: new Conflict('Sold out.'),
    options: {
      format: {
        mediaType: 'application/json',
        body: (copy) => {
          Object.assign(copy, { detail: 'secret' });
          return fail();
        },
      },
    },
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: ['format.body threw'],
  },
  ...Object.entries<() => unknown>({ nothing: () => {}, 'a function': () => fail }).map(([name, body]) => ({
    name: `sends the problem if format.body returns ${name}`,
    thrown: new Conflict('Sold out.'),
    options: { format: { mediaType: 'application/json', body } },
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: ['format.body must return a value that can be written as JSON'],
  })),
  {
    name: 'sends the problem if format.body returns a BigInt',
    thrown: new Conflict('Sold out.'),
    options: { format: { mediaType: 'application/json', body: () => 10n } },
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: ['format.body must return a value that can be written as JSON'],
  },
];
