import { Conflict, Forbidden, NotFound } from '@faultline/core';
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
      code: {},
      type: Symbol('type'),
      instance: {},
      errors: 'none',
      extensions: 'none',
    }),
    status: 409,
    headers: { 'x-good': '1', 'x-break': undefined, 'set-cookie': undefined, 'transfer-encoding': undefined },
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: [
      ...['type', 'instance', 'code', 'errors'].map((name) => `The member '${name}' of the error is omitted`),
      ...['X Bad', 'X-Break', 'Content-Length', 'Transfer-Encoding', 'Keep-Alive'].map(
        (name) => `The header field "${name}" of the error is omitted`,
      ),
      "The extension members of the error are omitted: they can't be read",
    ],
  },
  {
    name: 'sends members that were changed to valid values after construction',
    thrown: Object.assign(new Conflict('Sold out.'), {
      type: 'https://example.com/out-of-stock',
      title: 'Out of stock',
      instance: '/orders/7',
      code: 'OUT_OF_STOCK',
      headers: { 'X-Own': ['1', '2'] },
      extensions: { stock: 0 },
    }),
    status: 409,
    headers: { 'x-own': '1, 2' },
    body: '{"type":"https://example.com/out-of-stock","title":"Out of stock","status":409,"detail":"Sold out.","instance":"/orders/7","code":"OUT_OF_STOCK","stock":0}',
  },
  {
    name: 'sends the fields of a subclass',
    thrown: new (class OutOfStock extends Conflict {
      override code = 'OUT_OF_STOCK';
      override type = 'https://example.com/out-of-stock';
      override title = 'Out of stock';
      secret = 'secret';
    })('Sold out.'),
    status: 409,
    body: '{"type":"https://example.com/out-of-stock","title":"Out of stock","status":409,"detail":"Sold out.","code":"OUT_OF_STOCK"}',
  },

  // title
  // RFC 9457, section 3: the example
  {
    name: 'sends the title of a problem type',
    thrown: new Forbidden('Your current balance is 30, but that costs 50.', {
      type: 'https://example.com/probs/out-of-credit',
      title: 'You do not have enough credit.',
      instance: '/account/12345/msgs/abc',
      extensions: { balance: 30, accounts: ['/account/12345', '/account/67890'] },
    }),
    status: 403,
    body: '{"type":"https://example.com/probs/out-of-credit","title":"You do not have enough credit.","status":403,"detail":"Your current balance is 30, but that costs 50.","instance":"/account/12345/msgs/abc","balance":30,"accounts":["/account/12345","/account/67890"]}',
  },
  {
    name: 'omits a title that was set after construction without a type',
    thrown: Object.assign(new Conflict('Sold out.'), { title: 'Out of stock' }),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: [
      "The member 'title' of the error is omitted: it needs a type. Give the error a type, or add its class to a problemRegistry",
    ],
  },

  // Limits
  {
    name: 'cuts a message after 10,000 characters',
    thrown: new Conflict('x'.repeat(10_000_000)),
    status: 409,
    body: problem('Conflict', 409, `${'x'.repeat(9999)}…`),
  },
  {
    name: 'sends a message of 10,000 characters whole, whatever they are',
    thrown: new Conflict('\0'.repeat(10_000)),
    status: 409,
    body: problem('Conflict', 409, '\\u0000'.repeat(10_000)),
  },
  {
    name: 'does not cut a character in two',
    thrown: new Conflict('😀'.repeat(5001)),
    status: 409,
    body: problem('Conflict', 409, `${'😀'.repeat(4999)}…`),
  },
  {
    name: 'omits identifiers that are too long',
    thrown: Object.assign(new Conflict('Sold out.'), {
      type: `/${'x'.repeat(2000)}`,
      instance: `/${'x'.repeat(2000)}`,
      code: 'x'.repeat(201),
    }),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: ['type', 'instance', 'code'].map((name) => `The member '${name}' of the error is omitted`),
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
