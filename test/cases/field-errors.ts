import { Conflict, UnprocessableEntity } from '@faultline/core';
import { problem } from '../problems.js';
import { type Case, fail } from './case.js';

/** The member `errors` of a problem, and the option `maxErrors` that limits it. */
export const fieldErrors: readonly Case[] = [
  {
    name: 'includes the standard members of each field error and omits all others',
    thrown: new UnprocessableEntity('Wrong.', {
      errors: [
        { code: 'positive', pointer: '#/items/0/price', detail: 'must be positive', value: 'secret' } as never,
        { detail: 'must be a number', parameter: 'page', in: 'query' },
        { detail: 'must be a number', in: 'path', parameter: 'id' },
        { detail: 'is missing', header: 'If-Match' },
        { detail: 'is too old', cookie: 'session' },
        { detail: 'is wrong as a whole', pointer: '#' },
      ],
    }),
    status: 422,
    body: '{"type":"about:blank","title":"Unprocessable Entity","status":422,"detail":"Wrong.","errors":[{"detail":"must be positive","pointer":"#/items/0/price","code":"positive"},{"detail":"must be a number","parameter":"page","in":"query"},{"detail":"must be a number","parameter":"id","in":"path"},{"detail":"is missing","header":"If-Match"},{"detail":"is too old","cookie":"session"},{"detail":"is wrong as a whole","pointer":"#"}]}',
  },
  ...Object.entries<unknown>({
    'the class field errors': new (class InvalidOrder extends UnprocessableEntity {
      override errors = [{ detail: 'must be positive', value: 'secret' }];
    })('Wrong.'),
    'errors that are set after construction': Object.assign(new UnprocessableEntity('Wrong.'), {
      errors: [{ detail: 'must be positive', value: 'secret' }],
    }),
    'errors with an endless iterator': Object.assign(new UnprocessableEntity('Wrong.'), {
      errors: Object.assign([{ detail: 'must be positive' }], {
        *[Symbol.iterator]() {
          for (;;) yield { detail: 'secret' };
        },
      }),
    }),
  }).map(([name, thrown]) => ({
    name: `omits other members of ${name}`,
    thrown,
    status: 422,
    body: problem('Unprocessable Entity', 422, 'Wrong.', ',"errors":[{"detail":"must be positive"}]'),
  })),
  ...Object.entries<unknown>({
    'an item without detail': [{ detail: 'must be positive' }, { message: 'secret' }],
    'an item that is null': [null],
    'an item that throws when it is read': [{ detail: 'must be positive' }, new Proxy({}, { get: fail })],
    'a wrong pointer': [{ detail: 'must be positive', pointer: 'secret' }],
    'a Proxy that throws': new Proxy([], { get: fail }),
    'a Map': new Map([[0, { detail: 'secret' }]]),
  }).map(([name, errors]) => ({
    name: `omits errors that were set to a list with ${name}`,
    thrown: Object.assign(new Conflict('Sold out.'), { errors }),
    status: 409,
    body: problem('Conflict', 409, 'Sold out.'),
    warnings: ["The member 'errors' of the error is omitted"],
  })),
  {
    name: 'cuts the text of a field error after 1,000 characters; omits longer names',
    thrown: new UnprocessableEntity('Wrong.', {
      errors: [
        { detail: 'x'.repeat(1001), pointer: '#/a' },
        { detail: 'y', pointer: `#/${'a'.repeat(1000)}`, code: 'c'.repeat(1001) },
      ],
    }),
    status: 422,
    body: problem(
      'Unprocessable Entity',
      422,
      'Wrong.',
      `,"errors":[{"detail":"${'x'.repeat(999)}…","pointer":"#/a"},{"detail":"y"}]`,
    ),
  },
  {
    name: 'lists no more than maxErrors field errors; sends their number as errorCount',
    thrown: new UnprocessableEntity('Wrong.', { errors: ['a', 'b', 'c'].map((detail) => ({ detail })) }),
    options: { maxErrors: 2 },
    status: 422,
    body: problem('Unprocessable Entity', 422, 'Wrong.', ',"errors":[{"detail":"a"},{"detail":"b"}],"errorCount":3'),
  },
  {
    name: 'lists no field errors with maxErrors: 0; sends their number as errorCount',
    thrown: new UnprocessableEntity('The order has mistakes.', { errors: [{ detail: 'An order needs a book.' }] }),
    options: { maxErrors: 0 },
    status: 422,
    body: problem('Unprocessable Entity', 422, 'The order has mistakes.', ',"errors":[],"errorCount":1'),
  },
  ...[100, 101].map((length) => ({
    name: `lists 100 of ${length} field errors by default`,
    thrown: new UnprocessableEntity('Wrong.', { errors: Array.from({ length }, () => ({ detail: 'a' })) }),
    status: 422,
    body: problem(
      'Unprocessable Entity',
      422,
      'Wrong.',
      `,"errors":[${'{"detail":"a"},'.repeat(100).slice(0, -1)}]${length > 100 ? ',"errorCount":101' : ''}`,
    ),
  })),
  {
    name: 'sends the larger number as errorCount: the option or the number of errors',
    thrown: new UnprocessableEntity('Wrong.', { errors: [{ detail: 'a' }], errorCount: 7 }),
    status: 422,
    body: problem('Unprocessable Entity', 422, 'Wrong.', ',"errors":[{"detail":"a"}],"errorCount":7'),
  },
  ...[1, 2].map((errorCount) => ({
    name: `omits an errorCount of ${errorCount} for two errors, which are all listed`,
    thrown: Object.assign(new UnprocessableEntity('Wrong.', { errors: [{ detail: 'a' }, { detail: 'b' }] }), {
      errorCount,
    }),
    status: 422,
    body: problem('Unprocessable Entity', 422, 'Wrong.', ',"errors":[{"detail":"a"},{"detail":"b"}]'),
  })),
  {
    name: 'omits an errorCount that is not a whole number',
    thrown: Object.assign(new UnprocessableEntity('Wrong.', { errors: [{ detail: 'a' }] }), { errorCount: '7' }),
    status: 422,
    body: problem('Unprocessable Entity', 422, 'Wrong.', ',"errors":[{"detail":"a"}]'),
    warnings: ["The member 'errorCount' of the error is omitted"],
  },
  {
    name: 'lists no more field errors than fit into 100,000 characters of JSON',
    thrown: new UnprocessableEntity('Wrong.', {
      errors: Array.from({ length: 100 }, () => ({ detail: '\u0001'.repeat(1000) })),
    }),
    status: 422,
    body: problem(
      'Unprocessable Entity',
      422,
      'Wrong.',
      `,"errors":[${Array.from({ length: 16 }, () => `{"detail":"${'\\u0001'.repeat(1000)}"}`).join()}],"errorCount":100`,
    ),
  },
];
