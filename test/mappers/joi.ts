import { joi } from '@faultline/mappers/joi';
import Joi from 'joi';
import { invalid } from '../problems.js';
import { failureOf } from '../failure-of.js';
import type { Source } from '../source.js';

const order = Joi.object({
  email: Joi.string().email(),
  items: Joi.array().items(Joi.object({ price: Joi.number().positive() })),
  color: Joi.valid('green', 'red'),
  code: Joi.string().pattern(/^\d+$/),
  named: Joi.string().pattern(/^\d+$/, 'digits'),
  again: Joi.valid(Joi.ref('email')),
  custom: Joi.string().custom((value: string) => {
    throw new Error(`What is ${value}?`);
  }),
  own: Joi.string().messages({ 'string.base': '{{#value}} is not a name' }),
  plain: Joi.string().messages({ 'string.base': 'A name is some letters.' }),
  tags: Joi.array().unique(),
  since: Joi.date().min('2020-01-01'),
  missing: Joi.any().required(),
}).or('phone', 'fax');

export const source: Source = {
  mapper: joi(),
  cases: {
    'quoted values, missing keys and unknown keys': {
      make: () =>
        failureOf(() =>
          order.validateAsync(
            {
              email: 'hunter2',
              items: [{ price: 'hunter2' }, { price: -1 }],
              color: 'hunter2',
              code: 'hunter2',
              named: 'hunter2',
              again: 'secret',
              custom: 'hunter2',
              own: 4711,
              plain: 7,
              tags: ['hunter2', 'hunter2'],
              since: '1999-01-01',
              'b/ä': 'hunter2',
            },
            { abortEarly: false },
          ),
        ),
      status: 422,
      body: invalid(
        '{"detail":"must be a valid email","pointer":"#/email","code":"string.email"},{"detail":"must be a number","pointer":"#/items/0/price","code":"number.base"},{"detail":"must be a positive number","pointer":"#/items/1/price","code":"number.positive"},{"detail":"must be one of [green, red]","pointer":"#/color","code":"any.only"},{"detail":"must match the pattern /^\\\\d+$/","pointer":"#/code","code":"string.pattern.base"},{"detail":"must match the digits pattern","pointer":"#/named","code":"string.pattern.name"},{"detail":"must be [ref:email]","pointer":"#/again","code":"any.only"},{"detail":"failed a custom validation","pointer":"#/custom","code":"any.custom"},{"detail":"must be a string","pointer":"#/own","code":"string.base"},{"detail":"A name is some letters.","pointer":"#/plain","code":"string.base"},{"detail":"contains a duplicate value","pointer":"#/tags/1","code":"array.unique"},{"detail":"must be greater than or equal to \\"2020-01-01T00:00:00.000Z\\"","pointer":"#/since","code":"date.min"},{"detail":"is required","pointer":"#/missing","code":"any.required"},{"detail":"is not allowed","pointer":"#/b~1%C3%A4","code":"object.unknown"},{"detail":"must contain at least one of [phone, fax]","pointer":"#","code":"object.missing"}',
      ),
      secrets: ['hunter2', 'with value', 'What is hunter2?', '4711'],
    },
    'Joi.attempt': {
      make: () => failureOf(() => Joi.attempt('hunter2', Joi.number())),
      status: 422,
      body: invalid('{"detail":"must be a number","pointer":"#","code":"number.base"}'),
      secrets: ['hunter2'],
    },
  },
};
