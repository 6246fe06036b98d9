import { Conflict, NotFound } from '@faultline/core';
import { crash, problem } from '../problems.js';
import { type Case, errorWith, fail } from './case.js';

/**
 * The members of a problem: their order, `type` with the option `typeBaseUrl`, and `stack` with the option `includeStack`.
 * `errors` has its own file, and so have extension members.
 */
export const members: readonly Case[] = [
  {
    name: 'sends all members in one order, whatever the order of the options',
    thrown: new Conflict('Sold out.', {
      extensions: { stock: 0, since: null },
      errors: [{ detail: 'is sold out', pointer: '#/book' }],
      code: 'OUT_OF_STOCK',
      instance: '/orders/7',
      type: 'https://example.com/out-of-stock',
    }),
    status: 409,
    body: '{"type":"https://example.com/out-of-stock","title":"Conflict","status":409,"detail":"Sold out.","instance":"/orders/7","code":"OUT_OF_STOCK","errors":[{"detail":"is sold out","pointer":"#/book"}],"stock":0,"since":null}',
  },
  // fastify/fastify#2543: the Content-Length of an error truncated the body of the response.
  {
    name: 'omits members and headers that were changed to invalid values after construction',
    thrown: Object.assign(new Conflict('Sold out.'), {
      headers: {
        'X-Good': '1',
        'X Bad': '2',
        'X-Break': 'a\r\nSet-Cookie: b',
        'Content-Length': '7',
        'Transfer-Encoding': 'chunked',
        'Keep-Alive': 'upgrade',
      },
      code: 7,
      type: Symbol('type'),
      instance: {},
      errors: 'none',
      extensions: 'none',
    }),
    status: 409,
    headers: { 'x-good': '1', 'x-break': undefined, 'set-cookie': undefined, 'transfer-encoding': undefined },
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: ['X Bad', 'X-Break', 'Content-Length', 'Transfer-Encoding', 'Keep-Alive'].map(
      (name) => `The header field "${name}" was left out of the answer`,
    ),
  },

  // typeBaseUrl
  {
    name: 'appends the status to typeBaseUrl as the type',
    thrown: new NotFound('x'),
    options: { typeBaseUrl: 'https://api.example.com/problems' },
    status: 404,
    body: '{"type":"https://api.example.com/problems/404","title":"Not Found","status":404,"detail":"x"}',
  },
  {
    name: 'resolves the relative type of an error against typeBaseUrl',
    thrown: new NotFound('x', { type: 'no-book' }),
    options: { typeBaseUrl: 'https://api.example.com/problems/' },
    status: 404,
    body: '{"type":"https://api.example.com/problems/no-book","title":"Not Found","status":404,"detail":"x"}',
  },

  // includeStack
  {
    name: 'includes the stack with includeStack',
    thrown: errorWith({ stack: 'Error: secret\n    at here' }),
    options: { includeStack: true },
    status: 500,
    body: problem(
      'Internal Server Error',
      500,
      'The server has encountered a situation it does not know how to handle.',
      ',"stack":"Error: secret\\n    at here"',
    ),
  },
  {
    name: 'omits a stack that is not a string',
    thrown: errorWith({ stack: { secret: 'secret' } }),
    options: { includeStack: true },
    status: 500,
    body: crash,
  },
  {
    name: 'omits a stack that throws when it is read',
    thrown: Object.defineProperty(new Error('secret'), 'stack', { get: fail }),
    options: { includeStack: true },
    status: 500,
    body: crash,
  },
];
