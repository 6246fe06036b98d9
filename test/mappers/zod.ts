import { zod } from '@faultline/mappers/zod';
import { z } from 'zod';
import * as mini from 'zod/mini';
import { z as z3 } from 'zod/v3';
import { invalid } from '../problems.js';
import { failureOf } from '../failure-of.js';
import type { Source } from '../source.js';

const order = z.object({ items: z.array(z.object({ price: z.number().positive() })), email: z.email() });

export const source: Source = {
  mapper: zod(),
  cases: {
    'wrong types, numbers out of range and missing keys': {
      make: () => failureOf(() => order.parse({ items: [{ price: 'hunter2' }, { price: -1 }], password: 'hunter2' })),
      status: 422,
      body: invalid(
        '{"detail":"Invalid input: expected number, received string","pointer":"#/items/0/price","code":"invalid_type"},{"detail":"Too small: expected number to be >0","pointer":"#/items/1/price","code":"too_small"},{"detail":"Invalid input: expected string, received undefined","pointer":"#/email","code":"invalid_type"}',
      ),
    },
    'unknown keys, whose names are only in the pointers': {
      make: () => failureOf(() => z.object({ a: z.strictObject({}) }).parse({ a: { 'b/ä': 1, key: 'hunter2' } })),
      status: 422,
      body: invalid(
        '{"detail":"This key is not known.","pointer":"#/a/b~1%C3%A4","code":"unrecognized_keys"},{"detail":"This key is not known.","pointer":"#/a/key","code":"unrecognized_keys"}',
      ),
    },
    'unions, records, enums and literals': {
      make: () =>
        failureOf(() =>
          z
            .object({
              union: z.union([z.number(), z.object({ kind: z.string() })]),
              pet: z.discriminatedUnion('kind', [
                z.object({ kind: z.literal('cat') }),
                z.object({ kind: z.literal('dog') }),
              ]),
              record: z.record(z.string().max(2), z.number()),
              color: z.enum(['green', 'red']),
              one: z.literal(1),
            })
            .parse({
              union: 'hunter2',
              pet: { kind: 'hunter2' },
              record: { abc: 1, de: 'hunter2' },
              color: 'hunter2',
              one: 'hunter2',
            }),
        ),
      status: 422,
      body: invalid(
        '{"detail":"Invalid input","pointer":"#/union","code":"invalid_union"},{"detail":"Invalid discriminator value. Expected \'cat\' | \'dog\'","pointer":"#/pet/kind","code":"invalid_union"},{"detail":"Invalid key in record","pointer":"#/record/abc","code":"invalid_key"},{"detail":"Invalid input: expected number, received string","pointer":"#/record/de","code":"invalid_type"},{"detail":"Invalid option: expected one of \\"green\\"|\\"red\\"","pointer":"#/color","code":"invalid_value"},{"detail":"Invalid input: expected 1","pointer":"#/one","code":"invalid_value"}',
      ),
    },
    'custom messages, with and without the value (reportInput)': {
      make: () =>
        failureOf(() =>
          z
            .object({
              pin: z.string({ error: ({ input }) => `${String(input)} is not a pin` }),
              own: z.string({ error: 'A name is some letters.' }),
            })
            .parse({ pin: 4711, own: 7 }, { reportInput: true }),
        ),
      status: 422,
      body: invalid(
        '{"detail":"Invalid input: expected string","pointer":"#/pin","code":"invalid_type"},{"detail":"A name is some letters.","pointer":"#/own","code":"invalid_type"}',
      ),
      secrets: ['4711'],
    },
    'the error of safeParse': {
      make: () => z.object({ name: z.string() }).safeParse({ name: 7 }).error,
      status: 422,
      body: invalid(
        '{"detail":"Invalid input: expected string, received number","pointer":"#/name","code":"invalid_type"}',
      ),
    },
    'new ZodError, which is not an Error': {
      make: () =>
        new z.ZodError([{ code: 'custom', message: 'The dates overlap.', path: ['until'], input: 'hunter2' }]),
      status: 422,
      body: invalid('{"detail":"The dates overlap.","pointer":"#/until","code":"custom"}'),
      secrets: ['hunter2'],
    },
    'zod/mini': {
      make: () => failureOf(() => mini.object({ name: mini.string() }).parse({ name: 7, password: 'hunter2' })),
      status: 422,
      body: invalid(
        '{"detail":"Invalid input: expected string, received number","pointer":"#/name","code":"invalid_type"}',
      ),
    },
    'zod 3, whose messages quote values of enums': {
      make: () =>
        failureOf(() =>
          z3
            .object({
              color: z3.enum(['green', 'red']),
              native: z3.nativeEnum({ small: 's', large: 'l' }),
              literal: z3.literal('hunter'),
              items: z3.array(z3.object({ price: z3.number() })),
              date: z3.coerce.date(),
            })
            .strict()
            .parse({
              color: 'hunter2',
              native: 'hunter2',
              literal: 'hunter2',
              items: [{ price: 'hunter2' }],
              date: 'hunter2',
              key: 'hunter2',
            }),
        ),
      status: 422,
      body: invalid(
        '{"detail":"Invalid option: expected one of \\"green\\"|\\"red\\"","pointer":"#/color","code":"invalid_enum_value"},{"detail":"Invalid option: expected one of \\"s\\"|\\"l\\"","pointer":"#/native","code":"invalid_enum_value"},{"detail":"Invalid literal value, expected \\"hunter\\"","pointer":"#/literal","code":"invalid_literal"},{"detail":"Expected number, received string","pointer":"#/items/0/price","code":"invalid_type"},{"detail":"Invalid date","pointer":"#/date","code":"invalid_date"},{"detail":"This key is not known.","pointer":"#/key","code":"unrecognized_keys"}',
      ),
      secrets: ['hunter2'],
    },
    'the message of JSON.parse in a custom rule': {
      make: () =>
        failureOf(() =>
          z
            .string()
            .transform((text, context) => {
              try {
                return JSON.parse(text) as unknown;
              } catch (error) {
                context.addIssue({ code: 'custom', message: (error as Error).message });
                return z.NEVER;
              }
            })
            .parse('{"password":hunter2}'),
        ),
      status: 422,
      body: invalid('{"detail":"Invalid input","pointer":"#","code":"custom"}'),
      secrets: ['hunter2', 'is not valid JSON'],
    },
  },
};
