import { yup as mapper } from '@faultline/mappers/yup';
import * as yup from 'yup';
import { invalid } from '../problems.js';
import { failureOf } from '../failure-of.js';
import type { Source } from '../source.js';

const order = yup
  .object({
    email: yup.string().email(),
    items: yup.array().of(yup.object({ price: yup.number() })),
    color: yup.string().oneOf(['green', 'red']),
    again: yup.string().oneOf([yup.ref('email')]),
    'dot.ted': yup.string().max(3),
    own: yup.string().max(3, '${value} is not a name'),
    plain: yup.string().label('The name').max(3),
    test: yup.string().test('palindrome', 'This is no palindrome.', () => false),
    since: yup.date(),
    nested: yup.object({ a: yup.string() }),
    pair: yup.tuple([yup.number()]),
    count: yup.number().min(3),
    missing: yup.string().required(),
  })
  .exact();

export const source: Source = {
  mapper: mapper(),
  cases: {
    'quoted values, missing keys and unknown keys': {
      make: () =>
        failureOf(() =>
          order.validate(
            {
              email: 'hunter2',
              items: [{ price: 'hunter2' }],
              color: 'hunter2',
              again: 'secret',
              'dot.ted': 'hunter2',
              own: 'hunter2',
              plain: 'hunter2',
              test: 'hunter2',
              since: 'hunter2',
              nested: 'hunter2',
              pair: ['hunter2', 'hunter2'],
              count: 1,
              hunter3: 'hunter2',
            },
            { abortEarly: false },
          ),
        ),
      status: 422,
      body: invalid(
        '{"detail":"must be a valid email","pointer":"#/email","code":"email"},{"detail":"must be of the type number","pointer":"#/items/0/price","code":"typeError"},{"detail":"must be one of the following values: green, red","pointer":"#/color","code":"oneOf"},{"detail":"must be one of the following values: Ref(email)","pointer":"#/again","code":"oneOf"},{"detail":"must be at most 3 characters","pointer":"#/dot.ted","code":"max"},{"detail":"This does not satisfy the rule \'max\'.","pointer":"#/own","code":"max"},{"detail":"must be at most 3 characters","pointer":"#/plain","code":"max"},{"detail":"This is no palindrome.","pointer":"#/test","code":"palindrome"},{"detail":"must be of the type date","pointer":"#/since","code":"typeError"},{"detail":"must be of the type object","pointer":"#/nested","code":"typeError"},{"detail":"tuple value has too many items, expected a length of 1 but got 2","pointer":"#/pair","code":"typeError"},{"detail":"must be greater than or equal to 3","pointer":"#/count","code":"min"},{"detail":"is a required field","pointer":"#/missing","code":"optionality"},{"detail":"has keys that are not known","pointer":"#","code":"exact"}',
      ),
      secrets: ['hunter2', 'hunter3', 'the final value was', 'hunter2 is not a name'],
    },
    'the first error, by default': {
      make: () => failureOf(() => yup.object({ a: yup.number() }).validate({ a: 'hunter2' })),
      status: 422,
      body: invalid('{"detail":"must be of the type number","pointer":"#/a","code":"typeError"}'),
      secrets: ['hunter2'],
    },
    'a value that is not an object': {
      make: () => failureOf(() => yup.object({ a: yup.number() }).validate('hunter2')),
      status: 422,
      body: invalid('{"detail":"must be of the type object","pointer":"#","code":"typeError"}'),
      secrets: ['hunter2'],
    },
    'unknown keys of a strict object, custom messages with names and values': {
      make: () =>
        failureOf(() =>
          yup
            .object({
              list: yup.array(yup.number().typeError('${path} is not a number')),
              json: yup.string().test({
                test: (value, context) => {
                  try {
                    return Boolean(JSON.parse(value!));
                  } catch (error) {
                    return context.createError({ message: (error as Error).message });
                  }
                },
              }),
              keys: yup.object({}).noUnknown('What is ${unknown}?'),
            })
            .noUnknown()
            .strict()
            .validate(
              { list: ['x'], json: '{"password":hunter2}', keys: { hunter3: 1 }, hunter2: 1, 'hunter4, x': 1 },
              { abortEarly: false },
            ),
        ),
      status: 422,
      body: invalid(
        '{"detail":"is not a number","pointer":"#/list/0","code":"typeError"},{"detail":"This does not satisfy the rule \'custom\'.","pointer":"#/json","code":"custom"},{"detail":"has keys that are not known","pointer":"#/keys","code":"noUnknown"},{"detail":"has keys that are not known","pointer":"#","code":"noUnknown"}',
      ),
      secrets: ['hunter2', 'hunter3', 'hunter4', 'is not valid JSON', 'list[0] is not a number'],
    },
  },
};
