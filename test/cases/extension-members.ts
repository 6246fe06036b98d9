import { Conflict, NotFound } from '@faultline/core';
import { problem } from '../problems.js';
import { type Case, fail } from './case.js';

const circular: Record<string, unknown> = {};
circular['self'] = circular;

/** Extension members: the option `extensions` of an `HttpError`. */
export const extensionMembers: readonly Case[] = [
  {
    name: 'sends extension members as JSON.stringify() writes them',
    thrown: new Conflict('x', { extensions: { a: undefined, b: NaN, c: () => 1, d: Symbol('d'), e: new Date(0) } }),
    status: 409,
    body: problem('Conflict', 409, 'x', ',"b":null,"e":"1970-01-01T00:00:00.000Z"'),
  },
  // appy-one/acebase-server#110: an error with a circular member got no response.
  {
    name: 'omits an extension member that is circular, a BigInt or throws; keeps the others',
    thrown: new Conflict('Sold out.', {
      code: 'SOLD_OUT',
      extensions: { circular, big: 10n, fails: { toJSON: fail }, stock: 0 },
    }),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.', ',"code":"SOLD_OUT","stock":0'),
    warnings: ['circular', 'big', 'fails'].map(
      (name) => `The member '${name}' was left out of the problem: it can't be written as JSON`,
    ),
  },
  {
    name: 'keeps all standard members beside an extension member that is circular',
    thrown: Object.assign(
      new Conflict('Sold out.', {
        type: 'https://example.com/out-of-stock',
        instance: '/orders/7',
        code: 'OUT_OF_STOCK',
        errors: [{ detail: 'is sold out', pointer: '#/book' }],
        extensions: { circular },
      }),
      { stack: 'Conflict: Sold out.\n    at here' },
    ),
    options: { includeStack: true },
    status: 409,
    body: '{"type":"https://example.com/out-of-stock","title":"Conflict","status":409,"detail":"Sold out.","instance":"/orders/7","code":"OUT_OF_STOCK","errors":[{"detail":"is sold out","pointer":"#/book"}],"stack":"Conflict: Sold out.\\n    at here"}',
    warnings: ["The member 'circular' was left out of the problem: it can't be written as JSON"],
  },
  {
    name: 'omits extensions that throw when they are read',
    thrown: Object.assign(new Conflict('Sold out.'), { extensions: new Proxy({}, { ownKeys: fail }) }),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: ["The extension members were left out of the problem: they can't be read"],
  },
  {
    name: 'omits extensions that were set to null after construction',
    thrown: Object.assign(new NotFound('x'), { extensions: null }),
    status: 404,
    body: problem('Not Found', 404, 'x'),
  },

  // Names
  {
    name: 'omits extension members that were given reserved names after construction',
    thrown: Object.assign(new Conflict('Sold out.'), { extensions: { status: 200, 7: 'first', stock: 0 } }),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.', ',"stock":0'),
    warnings: ["Extension members can't be named 7, status"],
  },
  {
    name: 'includes extension members with digits in their names',
    thrown: new Conflict('x', { extensions: { line1: 'a', '2nd': 'b', '-3': 'c' } }),
    status: 409,
    body: problem('Conflict', 409, 'x', ',"line1":"a","2nd":"b","-3":"c"'),
  },
  {
    name: 'includes extension members with the names __proto__ and constructor',
    thrown: new Conflict('x', {
      extensions: JSON.parse('{"__proto__":{"status":200},"constructor":1}') as object as never,
    }),
    status: 409,
    body: problem('Conflict', 409, 'x', ',"__proto__":{"status":200},"constructor":1'),
  },
  // `JSON.stringify()` calls a method `toJSON` of the document and writes its result instead of the document.
  {
    name: 'omits an extension member toJSON that is a function',
    thrown: new Conflict('x', { extensions: { toJSON: () => undefined, stock: 0 } }),
    status: 409,
    body: problem('Conflict', 409, 'x', ',"stock":0'),
  },
  {
    name: 'includes an extension member toJSON that is data',
    thrown: new Conflict('x', { extensions: { toJSON: true, stock: 0 } }),
    status: 409,
    body: problem('Conflict', 409, 'x', ',"toJSON":true,"stock":0'),
  },
];
