import { arktype } from '@faultline/mappers/arktype';
import { type } from 'arktype';
import { invalid } from '../problems.js';
import { failureOf } from '../failure-of.js';
import type { Source } from '../source.js';

const order = type({
  '+': 'reject',
  email: 'string.email',
  items: type({ price: 'number > 0' }).array(),
  color: "'green' | 'red'",
  union: 'number | boolean',
  pair: 'string > 9 & /^\\d+$/',
  name: 'string < 3',
  missing: 'string',
});
const input = {
  email: 'hunter2',
  items: [{ price: 'hunter2' }, { price: 0 }],
  color: 'hunter2',
  union: 'hunter2',
  pair: 'hunter2',
  name: 'hunter2',
  'b/ä': 'hunter2',
};

const customMessages = type({
  a: type('number').configure({ message: 'This is not a number.' }),
  b: type('string').narrow((value, context) => context.reject({ message: `What is ${value}?` })),
  c: type('string').narrow((_value, context) => context.mustBe('a palindrome')),
});

export const source: Source = {
  mapper: arktype(),
  cases: {
    'quoted values, missing keys and unknown keys': {
      make: () => failureOf(() => order.assert(input)),
      status: 422,
      body: invalid(
        '{"detail":"must be \\"green\\" or \\"red\\"","pointer":"#/color","code":"union"},{"detail":"must be an email address","pointer":"#/email","code":"pattern"},{"detail":"must be a number","pointer":"#/items/0/price","code":"domain"},{"detail":"must be positive","pointer":"#/items/1/price","code":"min"},{"detail":"must be a string","pointer":"#/missing","code":"required"},{"detail":"must be at most length 2","pointer":"#/name","code":"maxLength"},{"detail":"must be matched by ^\\\\d+$ and must be at least length 10","pointer":"#/pair","code":"intersection"},{"detail":"must be a number or boolean","pointer":"#/union","code":"predicate"},{"detail":"must be removed","pointer":"#/b~1%C3%A4","code":"predicate"}',
      ),
      secrets: ['hunter2', '(was '],
    },
    'type.errors': {
      make: () => order({ ...input, email: 'a@b.example' }),
      status: 422,
      body: invalid(
        '{"detail":"must be \\"green\\" or \\"red\\"","pointer":"#/color","code":"union"},{"detail":"must be a number","pointer":"#/items/0/price","code":"domain"},{"detail":"must be positive","pointer":"#/items/1/price","code":"min"},{"detail":"must be a string","pointer":"#/missing","code":"required"},{"detail":"must be at most length 2","pointer":"#/name","code":"maxLength"},{"detail":"must be matched by ^\\\\d+$ and must be at least length 10","pointer":"#/pair","code":"intersection"},{"detail":"must be a number or boolean","pointer":"#/union","code":"predicate"},{"detail":"must be removed","pointer":"#/b~1%C3%A4","code":"predicate"}',
      ),
    },
    'custom messages, with and without the value': {
      make: () => failureOf(() => customMessages.assert({ a: 'hunter2', b: 'hunter2', c: 'hunter2' })),
      status: 422,
      body: invalid(
        '{"detail":"This is not a number.","pointer":"#/a","code":"domain"},{"detail":"must be valid according to an anonymous predicate","pointer":"#/b","code":"predicate"},{"detail":"must be a palindrome","pointer":"#/c","code":"predicate"}',
      ),
      secrets: ['What is hunter2?'],
    },
    'an error at the root, and malformed JSON': {
      make: () => failureOf(() => type('string.json').assert('{"password":hunter2}')),
      status: 422,
      body: invalid('{"detail":"must be a JSON string","pointer":"#","code":"predicate"}'),
      secrets: ['hunter2', 'SyntaxError'],
    },
    'a missing body': {
      make: () => failureOf(() => order.assert(undefined)),
      status: 422,
      body: invalid('{"detail":"must be an object","pointer":"#","code":"domain"}'),
    },
  },
};
