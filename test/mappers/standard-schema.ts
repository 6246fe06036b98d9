import { UnprocessableEntity } from '@faultline/core';
import {
  fieldErrors,
  parse,
  parseAsync,
  type StandardSchema,
  standardSchema,
} from '@faultline/mappers/standard-schema';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { SchemaError } from '@standard-schema/utils';
import { type } from 'arktype';
import Joi from 'joi';
import * as v from 'valibot';
import * as yup from 'yup';
import { z } from 'zod';
import { z as z3 } from 'zod/v3';
import { failureOf } from '../failure-of.js';
import { crash, invalid } from '../problems.js';
import type { Source } from '../source.js';

const input = { items: [{ price: 'hunter2' }], secret: 'hunter2', pin: 'hunter2' };

/** Creates the error that an application throws with `fieldErrors`. */
async function createValidationError(schema: object): Promise<unknown> {
  const { issues = [] } = await (schema as StandardSchemaV1)['~standard'].validate(input);
  return new UnprocessableEntity(undefined, { errors: fieldErrors(issues, 'body', input) });
}

export const source: Source = {
  mapper: standardSchema(),
  cases: {
    'a SchemaError': {
      make: () =>
        new SchemaError([
          { message: 'Expected a number', path: ['items', { key: 3 }, 'price'] },
          { message: 'The dates overlap.' },
        ]),
      status: 422,
      body: invalid(
        '{"detail":"Expected a number","pointer":"#/items/3/price"},{"detail":"The dates overlap.","pointer":"#"}',
      ),
    },
    'issues of zod': {
      make: () =>
        createValidationError(z.strictObject({ items: z.array(z.object({ price: z.number() })), pin: z.string() })),
      status: 422,
      body: invalid(
        '{"detail":"Invalid input: expected number, received string","pointer":"#/items/0/price","code":"invalid_type"},{"detail":"This key is not known.","pointer":"#/secret","code":"unrecognized_keys"}',
      ),
    },
    'issues of valibot': {
      make: () =>
        createValidationError(
          v.strictObject({ items: v.array(v.object({ price: v.number() })), pin: v.pipe(v.string(), v.email()) }),
        ),
      status: 422,
      body: invalid(
        '{"detail":"Invalid type: Expected number","pointer":"#/items/0/price","code":"number"},{"detail":"Invalid email","pointer":"#/pin","code":"email"},{"detail":"This key is not known.","pointer":"#/secret","code":"strict_object"}',
      ),
    },
    'issues of arktype': {
      make: () =>
        createValidationError(type({ '+': 'reject', items: type({ price: 'number' }).array(), pin: 'string < 3' })),
      status: 422,
      body: invalid(
        '{"detail":"must be a number","pointer":"#/items/0/price","code":"domain"},{"detail":"must be at most length 2","pointer":"#/pin","code":"maxLength"},{"detail":"must be removed","pointer":"#/secret","code":"predicate"}',
      ),
    },
    'issues of joi, which have only a message': {
      make: () =>
        createValidationError(
          Joi.object({ items: Joi.array().items({ price: Joi.number() }), pin: Joi.string().pattern(/^\d$/) }).prefs({
            abortEarly: false,
          }),
        ),
      status: 422,
      body: invalid(
        '{"detail":"must be a number","pointer":"#/items/0/price"},{"detail":"This value is not valid.","pointer":"#/pin"},{"detail":"is not allowed","pointer":"#/secret"}',
      ),
    },
    'issues of yup, which have only a message': {
      make: () =>
        createValidationError(
          yup.object({ items: yup.array(yup.object({ price: yup.number() })), pin: yup.string().max(3) }),
        ),
      status: 422,
      body: invalid(
        '{"detail":"This value is not valid.","pointer":"#/items/0/price"},{"detail":"must be at most 3 characters","pointer":"#/pin"}',
      ),
    },
    'an issue that quotes the value': {
      make: () =>
        createValidationError({
          '~standard': {
            version: 1,
            vendor: 'own',
            validate: () => ({ issues: [{ message: 'What is hunter2?', path: ['secret'] }] }),
          },
        }),
      status: 422,
      body: invalid('{"detail":"This value is not valid.","pointer":"#/secret"}'),
    },
    ...Object.fromEntries(
      Object.entries({
        zod: [z.object({ page: z.coerce.number('A page is a number.') }), 'invalid_type'],
        'zod 3': [z3.object({ page: z3.coerce.number({ invalid_type_error: 'A page is a number.' }) }), 'invalid_type'],
        valibot: [v.object({ page: v.pipe(v.string(), v.toNumber('A page is a number.')) }), 'to_number'],
        arktype: [
          type({ page: type('string.numeric.parse').configure({ message: 'A page is a number.' }) }),
          'pattern',
        ],
      } as const).map(([library, [schema, code]]) => [
        `parse of a query with a schema of ${library}`,
        {
          make: () => failureOf(() => parse(schema as StandardSchema, { page: 'hunter2' }, 'query')),
          status: 422,
          body: invalid(`{"detail":"A page is a number.","parameter":"page","in":"query","code":"${code}"}`),
        },
      ]),
    ),
    'parse of a message that quotes the value': {
      make: () =>
        failureOf(() =>
          parse(z.object({ pin: z.string({ error: (issue) => `What is ${String(issue.input)}?` }) }), { pin: 471 }),
        ),
      status: 422,
      body: invalid('{"detail":"Invalid input: expected string","pointer":"#/pin","code":"invalid_type"}'),
    },
    'parseAsync of an asynchronous schema': {
      make: () =>
        failureOf(() =>
          parseAsync(
            z.string().refine(async () => false, 'The name is taken.'),
            'x',
            { part: 'query', path: ['name'] },
          ),
        ),
      status: 422,
      body: invalid('{"detail":"The name is taken.","parameter":"name","in":"query","code":"custom"}'),
    },
    'parse of an asynchronous schema': {
      make: () =>
        failureOf(() =>
          parse(
            z.string().refine(async () => false),
            'x',
          ),
        ),
      status: 500,
      body: crash,
      secrets: ['The schema is asynchronous: use parseAsync instead of parse'],
    },
    'parse of yup: unknown keys, whose names are in the message': {
      make: () => failureOf(() => parseAsync(yup.object({}).noUnknown().strict() as never, { hunter2: 1 })),
      status: 422,
      body: invalid('{"detail":"This value is not valid.","pointer":"#"}'),
    },
  },
};
