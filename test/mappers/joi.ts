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
    'names that the client invented': {
      make: () =>
        failureOf(() =>
          Joi.object({
            renamed: Joi.object()
              .rename(/^hunter/, 'a')
              .rename(/^hunter/, 'a'),
            wrapped: Joi.object()
              .pattern(/^/, Joi.number())
              .prefs({ errors: { wrap: { label: '<>' } } }),
            inside: Joi.object().pattern(
              /^/,
              Joi.number().messages({ 'number.base': 'Please check {{#label}} again' }),
            ),
            escaped: Joi.object()
              .pattern(/^/, Joi.number().messages({ 'number.base': 'Please check {{#label}}' }))
              .prefs({ errors: { escapeHtml: true } }),
          }).validateAsync(
            {
              renamed: { hunter1: 1, hunter2: 2 },
              wrapped: { hunter2: 'x' },
              inside: { hunter2: 'x' },
              escaped: { '<hunter2>': 'x' },
            },
            { abortEarly: false },
          ),
        ),
      status: 422,
      body: invalid(
        '{"detail":"contains several names of the same key","pointer":"#/renamed","code":"object.rename.multiple"},{"detail":"must be a number","pointer":"#/wrapped/hunter2","code":"number.base"},{"detail":"must be a number","pointer":"#/inside/hunter2","code":"number.base"},{"detail":"must be a number","pointer":"#/escaped/%3Chunter2%3E","code":"number.base"}',
      ),
      secrets: ['cannot rename', '<wrapped.hunter2>', 'Please check'],
    },
    'custom messages that quote dates, bytes, booleans, nested and short values, and malformed JSON': {
      make: () => {
        const quoting = { 'any.only': 'not {{#value}}', 'any.invalid': 'not {{#value}}' };
        return failureOf(() =>
          Joi.object({
            date: Joi.date().max('2000-01-01').messages({ 'date.max': 'not {{#value}}' }).prefs({ dateFormat: 'utc' }),
            bytes: Joi.binary().max(2).messages({ 'binary.max': 'not {{#value}}' }),
            boolean: Joi.any().invalid(true).messages(quoting),
            nested: Joi.any().valid(1).messages(quoting),
            sigma: Joi.any().valid(1).messages({ 'any.only': 'nicht ὀδυσσεύς' }),
            json: Joi.string().custom((value: string) => JSON.parse(value) as unknown),
            limit: Joi.array().max(2).messages({ 'array.max': 'At most 2 items, please.' }),
          }).validateAsync(
            {
              date: '2010-01-01',
              bytes: Buffer.from('hunter2'),
              boolean: true,
              nested: ['x', ['abc']],
              sigma: 'ὈΔΥΣΣΕΎΣ',
              json: '{"password":hunter2}',
              limit: [1, 2, 3],
            },
            { abortEarly: false },
          ),
        );
      },
      status: 422,
      body: invalid(
        '{"detail":"must be less than or equal to \\"2000-01-01T00:00:00.000Z\\"","pointer":"#/date","code":"date.max"},{"detail":"must be less than or equal to 2 bytes","pointer":"#/bytes","code":"binary.max"},{"detail":"contains an invalid value","pointer":"#/boolean","code":"any.invalid"},{"detail":"must be [1]","pointer":"#/nested","code":"any.only"},{"detail":"must be [1]","pointer":"#/sigma","code":"any.only"},{"detail":"failed a custom validation","pointer":"#/json","code":"any.custom"},{"detail":"At most 2 items, please.","pointer":"#/limit","code":"array.max"}',
      ),
      secrets: ['not Fri, 01 Jan 2010', 'not hunter2', 'not true', 'abc', 'ὀδυσσεύς', 'is not valid JSON'],
    },
  },
};
