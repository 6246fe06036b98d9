import { UnprocessableEntity } from '@faultline/core';
import { ajv, fieldErrors } from '@faultline/mappers/ajv';
import { Ajv, str as _str } from 'ajv';
import { invalid } from '../problems.js';
import { failureOf } from '../failure-of.js';
import type { Source } from '../source.js';

const properties = {
  items: {
    type: 'array',
    items: { type: 'object', required: ['price'], properties: { price: { type: 'number' } } },
  },
  color: { enum: ['green', 'red'] },
  constant: { const: 'x' },
  code: { type: 'string', pattern: '^\\d+$' },
  names: { type: 'object', propertyNames: { maxLength: 2 } },
  count: { type: 'integer', minimum: 3 },
  pet: {
    type: 'object',
    discriminator: { propertyName: 'kind' },
    required: ['kind'],
    oneOf: [{ properties: { kind: { const: 'cat' } } }, { properties: { kind: { const: 'dog' } } }],
  },
};
const input = {
  items: [{ price: 'hunter2' }, { secret: 'hunter2' }],
  color: 'hunter2',
  constant: 'hunter2',
  code: 'hunter2',
  names: { hunter: 'hunter2' },
  count: 1,
  pet: { kind: 'hunter2' },
  'b/ä': 'hunter2',
};
const schema = { type: 'object', required: ['miss/ing'], additionalProperties: false, properties };

export const source: Source = {
  mapper: ajv(),
  cases: {
    'all errors of an asynchronous schema': {
      make: () =>
        failureOf(() => {
          const validator = new Ajv({ allErrors: true, discriminator: true, verbose: true });
          return validator.compile({ $async: true, ...schema })(input);
        }),
      status: 422,
      body: invalid(
        '{"detail":"must have required property \'miss/ing\'","pointer":"#/miss~1ing","code":"required"},{"detail":"must NOT have additional properties","pointer":"#/b~1%C3%A4","code":"additionalProperties"},{"detail":"must be number","pointer":"#/items/0/price","code":"type"},{"detail":"must have required property \'price\'","pointer":"#/items/1/price","code":"required"},{"detail":"must be equal to one of the allowed values","pointer":"#/color","code":"enum"},{"detail":"must be equal to constant","pointer":"#/constant","code":"const"},{"detail":"must match pattern \\"^\\\\d+$\\"","pointer":"#/code","code":"pattern"},{"detail":"must NOT have more than 2 characters","pointer":"#/names/hunter","code":"maxLength"},{"detail":"property name must be valid","pointer":"#/names/hunter","code":"propertyNames"},{"detail":"must be >= 3","pointer":"#/count","code":"minimum"},{"detail":"value of tag \\"kind\\" must be in oneOf","pointer":"#/pet","code":"discriminator"}',
      ),
      secrets: ['hunter2'],
    },
    'the first error, by default': {
      make: () =>
        failureOf(() =>
          new Ajv().compile({ $async: true, type: 'object', properties: { a: { const: 1 } } })({ a: 'hunter2' }),
        ),
      status: 422,
      body: invalid('{"detail":"must be equal to constant","pointer":"#/a","code":"const"}'),
    },
    'fieldErrors for a query and a synchronous schema': {
      make: () => {
        const validate = new Ajv().compile({ type: 'object', properties: { page: { type: 'integer' } } });
        validate({ page: 'hunter2' });
        return new UnprocessableEntity(undefined, { errors: fieldErrors(validate.errors, 'query') });
      },
      status: 422,
      body: invalid('{"detail":"must be integer","parameter":"page","in":"query","code":"type"}'),
    },
    'the limit of another field ($data), a custom keyword': {
      make: () => {
        const validator = new Ajv({ $data: true, allErrors: true, verbose: true });
        validator.addKeyword({
          keyword: 'even',
          validate: () => false,
          error: { message: ({ data }) => _str`what is ${data}?` },
        });
        return failureOf(() =>
          validator.compile({
            $async: true,
            type: 'object',
            properties: {
              low: { type: 'string' },
              high: { type: 'string', pattern: { $data: '1/low' } },
              even: { even: true },
            },
          })({ low: 'hunter2', high: 'x', even: 'hunter3' }),
        );
      },
      status: 422,
      body: invalid(
        '{"detail":"This does not satisfy the rule \'pattern\'.","pointer":"#/high","code":"pattern"},{"detail":"This does not satisfy the rule \'even\'.","pointer":"#/even","code":"even"}',
      ),
      secrets: ['must match pattern "hunter2', 'what is hunter3'],
    },
  },
};
