import 'reflect-metadata';
import type { Mapper } from '@faultline/core';
import { ajv as ajvMapper } from '@faultline/mappers/ajv';
import { arktype } from '@faultline/mappers/arktype';
import { celebrate as celebrateMapper } from '@faultline/mappers/celebrate';
import { classValidator } from '@faultline/mappers/class-validator';
import { expressOpenApiValidator } from '@faultline/mappers/express-openapi-validator';
import { expressValidator } from '@faultline/mappers/express-validator';
import { fastify as fastifyMapper } from '@faultline/mappers/fastify';
import { joi as joiMapper } from '@faultline/mappers/joi';
import { multer as multerMapper } from '@faultline/mappers/multer';
import { nestjsZod } from '@faultline/mappers/nestjs-zod';
import { parse, parseAsync, standardSchema } from '@faultline/mappers/standard-schema';
import { valibot } from '@faultline/mappers/valibot';
import { yup as yupMapper } from '@faultline/mappers/yup';
import { zod } from '@faultline/mappers/zod';
import { SchemaError } from '@standard-schema/utils';
import { Ajv } from 'ajv';
import { type as ark } from 'arktype';
import { celebrate } from 'celebrate';
import { plainToInstance, Type } from 'class-transformer';
import { IsInt, ValidateNested, validateOrReject } from 'class-validator';
import { body as field, checkExact, validationResult } from 'express-validator';
import { fastify } from 'fastify';
import Joi from 'joi';
import multer from 'multer';
import { ZodValidationException } from 'nestjs-zod';
import { openApi } from './open-api.js';
import * as v from 'valibot';
import * as yup from 'yup';
import { z } from 'zod';
import { z as z3 } from 'zod/v3';

const repeat = <T>(count: number, create: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => create(index));

const mistakes = (count: number): string => `[${repeat(count, () => '""').join()}]`;
const nested = (depth: number, members: string): string =>
  `{${members}"child":`.repeat(depth) + '1' + '}'.repeat(depth);
const longName = 'a name of 50,000 characters, 12,000 mistakes';
const manyMistakes = '12,000 mistakes';

const deepest = 'values nested 9,000 deep';

/** Bodies of less than 100 kB. Each has the largest number of mistakes, or the longest names, for this size. */
export const hostileBodies: Readonly<Record<string, string>> = {
  [longName]: `{"${' '.repeat(50_000)}":${mistakes(12_000)}}`,
  'a name of 2,000 characters, 3,000 mistakes': `{"${'x'.repeat(2000)}":${mistakes(3000)}}`,
  [manyMistakes]: `{"a":${mistakes(12_000)}}`,
  '7,000 unknown names': `{${repeat(7000, (index) => `"key ${index}":1`).join()}}`,
  '90 long unknown names': `{${repeat(90, (index) => `"${index}${'ä'.repeat(500)}":[""]`).join()}}`,
  'a value of 90,000 characters': `{"a":["${'\\"'.repeat(45_000)}"]}`,
  'values nested 100 deep, with 20 mistakes each': nested(100, `"a":${mistakes(20)},`),
  [deepest]: nested(9000, ''),
};

/** A source of errors: how it validates a body, and its mapper. */
export interface HostileSource {
  readonly mapper: Mapper;
  readonly validations: readonly ((body: object) => unknown)[];
  /** The bodies for which the library itself uses up the memory: it builds a text with the whole path for each mistake. */
  readonly skipped?: readonly string[];
}

const zodTree: z.ZodType = z.strictObject({
  a: z.array(z.number()).optional(),
  child: z.lazy(() => zodTree).optional(),
});
const zodLists = z.record(z.string(), z.array(z.number()));
const zod3Tree: z3.ZodType = z3
  .object({ a: z3.array(z3.number()).optional(), child: z3.lazy(() => zod3Tree).optional() })
  .strict();
const valibotTree: v.GenericSchema = v.strictObject({
  a: v.optional(v.array(v.number())),
  child: v.optional(v.lazy(() => valibotTree)),
});
const arkTree = ark.scope({ tree: { '+': 'reject', 'a?': 'number[]', 'child?': 'tree' } }).export().tree;
const arkLists = ark({ '[string]': 'number[]' });
const yupStrict = yup
  .object({ a: yup.array(yup.number()) })
  .noUnknown()
  .strict();
const yupLists = yup.lazy((value: object) =>
  yup.object(Object.fromEntries(Object.keys(value).map((name) => [name, yup.array(yup.number())]))),
);
const joiTree: Joi.Schema = Joi.object({ a: Joi.array().items(Joi.number()), child: Joi.link('#tree') }).id('tree');
const joiLists = Joi.object().pattern(/^/, Joi.array().items(Joi.number()));
const allErrors = { abortEarly: false };
const jsonTree = {
  type: 'object',
  additionalProperties: false,
  properties: { a: { type: 'array', items: { type: 'number' } }, child: { $ref: '#' } },
};
const jsonLists = { type: 'object', additionalProperties: { type: 'array', items: { type: 'number' } } };

class Tree {
  @IsInt({ each: true })
  a!: number[];

  @ValidateNested()
  @Type(() => Tree)
  child!: Tree;
}

/** Each validator with two schemas: one for any name, and a recursive one that rejects unknown names. */
export const hostileSources: Readonly<Record<string, HostileSource>> = {
  zod: { mapper: zod(), validations: [(body) => zodLists.parse(body), (body) => zodTree.parse(body)] },
  'zod 3': {
    mapper: zod(),
    validations: [(body) => z3.record(z3.array(z3.number())).parse(body), (body) => zod3Tree.parse(body)],
  },
  valibot: {
    mapper: valibot(),
    validations: [
      (body) => v.parse(v.record(v.string(), v.array(v.number())), body),
      (body) => v.parse(valibotTree, body),
    ],
  },
  arktype: {
    skipped: [longName],
    mapper: arktype(),
    validations: [(body) => arkLists.assert(body), (body) => arkTree.assert(body)],
  },
  yup: {
    skipped: [longName],
    mapper: yupMapper(),
    validations: [
      (body) => yupLists.validate(body, allErrors),
      (body) => yupStrict.validate(body, allErrors),
      (body) => yup.object({}).exact().validate(body, allErrors),
    ],
  },
  joi: {
    skipped: [longName],
    mapper: joiMapper(),
    validations: [
      (body) => joiLists.validateAsync(body, allErrors),
      (body) => joiTree.validateAsync(body, allErrors),
      (body) => Joi.object().rename(/^./, 'x').validateAsync(body, allErrors),
    ],
  },
  celebrate: {
    skipped: [longName, deepest],
    mapper: celebrateMapper(),
    validations: [joiLists, joiTree].map(
      (schema) => (body: object) =>
        new Promise((_, reject) => {
          celebrate({ body: schema as Joi.ObjectSchema }, allErrors)(
            { method: 'POST', body } as never,
            {} as never,
            reject,
          );
        }),
    ),
  },
  ajv: {
    mapper: ajvMapper(),
    validations: [jsonLists, jsonTree].flatMap((schema) =>
      [true, false].map((verbose) => {
        const validate = new Ajv({ allErrors: true, verbose }).compile(schema);
        return (body: object) => {
          if (!validate(body)) throw new Ajv.ValidationError(validate.errors!);
        };
      }),
    ),
  },
  fastify: {
    mapper: fastifyMapper(),
    validations: [jsonLists, { ...jsonTree, properties: {} }].map((schema) => async (body: object) => {
      const app = fastify({ ajv: { customOptions: { allErrors: true, removeAdditional: false } } });
      let failure: unknown;
      app.setErrorHandler((error, _request, reply) => {
        failure = error;
        return reply.send('');
      });
      app.post('/', { schema: { body: schema } }, () => '');
      await app.inject({ method: 'POST', url: '/', payload: body });
      await app.close();
      throw failure;
    }),
  },
  'express-openapi-validator': {
    mapper: expressOpenApiValidator(),
    validations: [
      async (body) => {
        const { a = [], ...rest } = body as { a?: unknown[] };
        const order = { ...rest, items: a.map((value) => ({ 'pr/ice': value })).slice(0, 4000) };
        throw await openApi('/orders/1?page=1', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(order),
        });
      },
    ],
  },
  'express-validator': {
    skipped: [longName, manyMistakes],
    mapper: expressValidator(),
    validations: [[field('*.*').isInt()], [checkExact([field('b')])]].map((checks) => async (body: object) => {
      const request = { body };
      for (const check of checks) await check.run(request);
      validationResult(request).throw();
    }),
  },
  'class-validator': {
    mapper: classValidator(),
    validations: [
      (body) => validateOrReject(plainToInstance(Tree, body), { whitelist: true, forbidNonWhitelisted: true }),
    ],
  },
  'standard-schema': {
    skipped: [longName],
    mapper: standardSchema(),
    validations: [
      ...[zodLists, arkTree, valibotTree, joiTree.prefs(allErrors)].map((schema) => (body: object) => {
        parse(schema as never, body);
      }),
      (body: object) => parseAsync(yupStrict as never, body, 'query'),
      (body: object) => {
        const { issues } = joiTree.prefs(allErrors)['~standard'].validate(body) as { issues: never };
        throw new SchemaError(issues);
      },
    ],
  },
  'nestjs-zod': {
    mapper: nestjsZod(),
    validations: [zodLists, zodTree].map((schema) => (body: object) => {
      throw new ZodValidationException(schema.safeParse(body).error!);
    }),
  },
  multer: {
    mapper: multerMapper(),
    validations: [
      (body) => {
        throw new multer.MulterError('LIMIT_UNEXPECTED_FILE', Object.keys(body)[0]);
      },
    ],
  },
};
