import { Conflict, NotFound } from '@faultline/core';
import { problem } from '../problems.js';
import { type Case, fail } from './case.js';

const circular: Record<string, unknown> = {};
circular['self'] = circular;

/** Every property is one more object of this kind. */
const endless: object = new Proxy(
  {},
  {
    ownKeys: () => ['a'],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    get: (_target, name) => (name === 'a' ? [endless, endless] : undefined),
  },
);

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
    warnings: ['circular', 'big', 'fails'].map((name) => `The extension member "${name}" of the error is omitted`),
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
    warnings: ['The extension member "circular" of the error is omitted'],
  },
  {
    name: 'omits extensions that throw when they are read',
    thrown: Object.assign(new Conflict('Sold out.'), { extensions: new Proxy({}, { ownKeys: fail }) }),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: ["The extension members of the error are omitted: they can't be read"],
  },
  {
    name: 'omits extensions that were set to null after construction',
    thrown: Object.assign(new NotFound('x'), { extensions: null }),
    status: 404,
    body: problem('Not Found', 404, 'x'),
  },

  // Limits
  {
    name: 'omits extension members over 100,000 characters of JSON, nested over 100 levels, or endless; keeps the others',
    thrown: new Conflict('x', {
      extensions: {
        text: 'x'.repeat(10_000_000),
        escaped: '\0'.repeat(20_000),
        list: Array.from({ length: 50_001 }, () => 0),
        sparse: Array(1e9),
        bytes: new Uint8Array(10_000_000),
        deep: JSON.parse(`${'['.repeat(101)}${']'.repeat(101)}`),
        endless,
        stock: 0,
      },
    }),
    status: 409,
    body: problem('Conflict', 409, 'x', ',"stock":0'),
    warnings: ['text', 'escaped', 'list', 'sparse', 'bytes', 'deep', 'endless'].map(
      (name) => `The extension member "${name}" of the error is omitted`,
    ),
  },
  {
    name: 'omits the extension member that exceeds 100,000 characters together with those before it',
    thrown: new Conflict('x', { extensions: { a: 'x'.repeat(60_000), b: 'x'.repeat(60_000), c: 'x' } }),
    status: 409,
    body: problem('Conflict', 409, 'x', `,"a":"${'x'.repeat(60_000)}","c":"x"`),
    warnings: ['The extension member "b" of the error is omitted'],
  },
  {
    name: 'calls toJSON once, as JSON.stringify() does; unwraps wrapper objects',
    thrown: new Conflict('x', {
      extensions: {
        self: {
          a: 1,
          toJSON(): unknown {
            return this;
          },
        },
        wrapped: [Object('a'), Object(1), Object(false)],
        map: new Map([['secret', 'secret']]),
        url: new URL('https://example.com/'),
      },
    }),
    status: 409,
    body: problem(
      'Conflict',
      409,
      'x',
      ',"self":{"a":1},"wrapped":["a",1,false],"map":{},"url":"https://example.com/"',
    ),
  },
  {
    name: 'sends the first 1,000 extension members only',
    thrown: new Conflict('x', { extensions: Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`m${i}`, 0])) }),
    status: 409,
    body: problem('Conflict', 409, 'x', Array.from({ length: 1000 }, (_, i) => `,"m${i}":0`).join('')),
    warnings: ['Only the first 1000 extension members of the error are sent'],
  },
  {
    name: 'omits extensions that were set to something else than a plain object after construction',
    thrown: Object.assign(new Conflict('x'), { extensions: new Uint8Array(10_000_000) }),
    status: 409,
    body: problem('Conflict', 409, 'x'),
    warnings: ["The extension members of the error are omitted: they can't be read"],
  },

  // Names
  {
    name: 'omits extension members that were given reserved names after construction',
    thrown: Object.assign(new Conflict('Sold out.'), { extensions: { status: 200, 7: 'first', stock: 0 } }),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.', ',"stock":0'),
    warnings: ['7', 'status'].map((name) => `The extension member "${name}" of the error is omitted`),
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
