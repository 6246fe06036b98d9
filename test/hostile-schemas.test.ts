import { describe, expect, it } from '@jest/globals';
import { zod } from '@faultline/mappers/zod';
import { valibot } from '@faultline/mappers/valibot';
import { arktype } from '@faultline/mappers/arktype';
import { ajv } from '@faultline/mappers/ajv';
import { joi } from '@faultline/mappers/joi';
import { yup as yupMapper } from '@faultline/mappers/yup';
import { parse } from '@faultline/mappers/standard-schema';
import { Ajv } from 'ajv';
import { type as ark } from 'arktype';
import * as fc from 'fast-check';
import Joi from 'joi';
import * as v from 'valibot';
import * as yup from 'yup';
import { z } from 'zod';
import { createErrorResponder } from './error-responder.js';
import { failureOf } from './failure-of.js';
import { isProblem } from './problem-schema.js';

const seed = Number(process.env['FUZZ_SEED'] ?? 20261122);
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 3);
const planted = 'hunter2';

/** A schema that is independent of a library. */
type Shape = 'number' | 'email' | 'short' | 'choice' | { readonly list: Shape } | { readonly object: readonly Shape[] };

const shape = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Shape>('number', 'email', 'short', 'choice'),
    tie('shape').map((list) => ({ list })),
    fc.array(tie('shape'), { minLength: 1, maxLength: 4 }).map((object) => ({ object })),
  ),
})).shape;

/** Builds the schemas of one validator. */
interface Builder<Schema> {
  readonly leaves: Readonly<Record<'number' | 'email' | 'short' | 'choice', Schema>>;
  readonly list: (item: Schema) => Schema;
  readonly object: (members: Record<string, Schema>) => Schema;
}

function build<Schema>(builder: Builder<Schema>, from: Shape): Schema {
  if (typeof from === 'string') return builder.leaves[from];
  if ('list' in from) return builder.list(build(builder, from.list));
  return builder.object(Object.fromEntries(from.object.map((item, index) => [`m${index}`, build(builder, item)])));
}

const zodBuilder: Builder<z.ZodType> = {
  leaves: { number: z.number().max(3), email: z.email(), short: z.string().max(2), choice: z.enum(['x', 'y']) },
  list: (item) => z.array(item).max(1),
  object: (members) => z.strictObject(members),
};
const valibotBuilder: Builder<v.GenericSchema> = {
  leaves: {
    number: v.pipe(v.number(), v.maxValue(3)),
    email: v.pipe(v.string(), v.email()),
    short: v.pipe(v.string(), v.maxLength(2)),
    choice: v.picklist(['x', 'y']),
  },
  list: (item) => v.pipe(v.array(item), v.maxLength(1)),
  object: (members) => v.strictObject(members),
};
type ArkSchema = { readonly assert: (value: unknown) => unknown };
const arkBuilder: Builder<ArkSchema> = {
  leaves: {
    number: ark('number <= 3'),
    email: ark('string.email'),
    short: ark('string <= 2'),
    choice: ark("'x' | 'y'"),
  },
  list: (item) => (item as unknown as { array(): ArkSchema }).array(),
  object: (members) => ark({ '+': 'reject', ...members } as never),
};
const joiBuilder: Builder<Joi.Schema> = {
  leaves: {
    number: Joi.number().max(3),
    email: Joi.string().email(),
    short: Joi.string().max(2).pattern(/^\d$/),
    choice: Joi.valid('x', 'y'),
  },
  list: (item) => Joi.array().items(item).max(1),
  object: (members) => Joi.object(members),
};
const yupBuilder: Builder<yup.Schema> = {
  leaves: {
    number: yup.number().max(3),
    email: yup.string().email(),
    short: yup.string().max(2),
    choice: yup.string().oneOf(['x', 'y']),
  },
  list: (item) => yup.array(item as never).max(1),
  object: (members) => yup.object(members).exact(),
};
const jsonBuilder: Builder<object> = {
  leaves: {
    number: { type: 'number', maximum: 3 },
    email: { type: 'string', pattern: '@' },
    short: { type: 'string', maxLength: 2 },
    choice: { enum: ['x', 'y'] },
  },
  list: (items) => ({ type: 'array', items, maxItems: 1 }),
  object: (properties) => ({
    type: 'object',
    properties,
    additionalProperties: false,
    required: Object.keys(properties),
  }),
};

const validators: Readonly<Record<string, (from: Shape, body: unknown) => unknown>> = {
  zod: (from, body) => build(zodBuilder, from).parse(body),
  valibot: (from, body) => v.parse(build(valibotBuilder, from), body),
  arktype: (from, body) => build(arkBuilder, from).assert(body),
  joi: (from, body) => Joi.attempt(body, build(joiBuilder, from), { abortEarly: false }),
  yup: (from, body) => build(yupBuilder, from).validateSync(body, { abortEarly: false }),
  ajv: (from, body) => {
    const validate = new Ajv({ allErrors: true, verbose: true }).compile(build(jsonBuilder, from));
    if (!validate(body)) throw new Ajv.ValidationError(validate.errors!);
  },
  'parse with zod': (from, body) => parse(build(zodBuilder, from), body),
  'parse with joi': (from, body) => parse(build(joiBuilder, from) as never, body),
};

/** Bodies. Every text and every unknown name contains the planted secret. */
const text = fc.string({ unit: 'binary' }).map((rest) => planted + rest);
const body = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.oneof(fc.constantFrom('m0', 'm1', 'm2'), text), tie('value'), {
      maxKeys: 5,
      noNullPrototype: true,
    }),
  ),
})).value;

const map = [zod(), valibot(), arktype(), joi(), yupMapper(), ajv()];

describe('the mappers of validators', () => {
  it.each(Object.keys(validators))(
    `map the errors of generated schemas and bodies without a text of the body in a detail: %s`,
    async (name) => {
      const respond = createErrorResponder({ map });
      const property = fc.asyncProperty(shape, body, async (from, value) => {
        const thrown = await failureOf(() => validators[name]!(from, value)).catch(() => undefined);
        if (thrown === undefined) return; // valid
        const { status, body: responseBody } = respond(thrown);
        expect([status, status === 422 ? undefined : thrown]).toEqual([422, undefined]);
        const problem = JSON.parse(responseBody) as { errors?: { detail: string }[] };
        expect(isProblem(problem)).toBe(true);
        expect(problem.errors!.filter(({ detail }) => detail.includes(planted))).toEqual([]);
      });
      await fc.assert(property, {
        seed,
        numRuns: 100_000,
        interruptAfterTimeLimit: (seconds * 1000) / 3,
        markInterruptAsFailure: false,
      });
    },
    60_000,
  );
});
