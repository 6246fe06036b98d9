import { describe, expect, it } from '@jest/globals';
import { Conflict, defineProblem, type MemberSchema, problemRegistry, TooManyRequests } from '@faultline/core';
import { describeProblems, type JsonSchema } from '@faultline/problems';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { type } from 'arktype';
import * as v from 'valibot';
import { z } from 'zod';
import { z as zod3 } from 'zod/v3';

const base = 'https://shop.example/problems/';

/** The JSON Schema of members in the document. */
function schemaOf(members: MemberSchema | readonly string[] | undefined): JsonSchema {
  class OutOfStock extends Conflict {
    static readonly problem = { code: 'OUT_OF_STOCK', title: 'Out of stock', members };
  }
  return describeProblems(problemRegistry({ base }, OutOfStock)).problems[0]!.members;
}

const node = z.object({
  label: z.string(),
  get children() {
    return z.array(node);
  },
});

describe('describeProblems', () => {
  it('describes each problem type in the order of the codes', () => {
    class OutOfStock extends defineProblem(Conflict, {
      code: 'OUT_OF_STOCK',
      title: 'Out of stock',
      detail: 'Only {available} are left.',
      description: 'The order asks for more copies than there are.',
      resolve: 'Order fewer.',
      members: z.object({ available: z.int32() }),
    }) {}
    class LimitReached extends TooManyRequests {
      static readonly problem = {
        code: 'LIMIT_REACHED',
        title: 'Limit reached',
        type: 'limits/orders',
        headers: { RateLimit: 'What remains of the limit.' },
        deprecated: true,
      };
    }
    const problems = problemRegistry({ base: 'https://shop.example/problems' }, OutOfStock, LimitReached);
    const expected = {
      version: 1,
      base,
      problems: [
        {
          code: 'LIMIT_REACHED',
          type: 'https://shop.example/problems/limits/orders',
          status: 429,
          title: 'Limit reached',
          members: { type: 'object', properties: {} },
          headers: { RateLimit: 'What remains of the limit.' },
          deprecated: true,
        },
        {
          code: 'OUT_OF_STOCK',
          type: 'https://shop.example/problems/out-of-stock',
          status: 409,
          title: 'Out of stock',
          detail: 'Only {available} are left.',
          description: 'The order asks for more copies than there are.',
          resolve: 'Order fewer.',
          members: {
            type: 'object',
            properties: { available: { type: 'integer', minimum: -2147483648, maximum: 2147483647 } },
            required: ['available'],
          },
          headers: {},
          deprecated: false,
        },
      ],
    };
    expect(JSON.stringify(describeProblems(problems))).toBe(JSON.stringify(expected));
  });

  it.each<[string, MemberSchema | readonly string[] | undefined, string]>([
    ['no members', undefined, '{"type":"object","properties":{}}'],
    ['a list of names', ['book', 'available'], '{"type":"object","properties":{"book":{},"available":{}}}'],
    ['zod 3', zod3.object({ book: zod3.number() }), '{"type":"object","properties":{"book":{}}}'],
    [
      'zod 4: what the application throws, so a default is optional and a transformed value is as before',
      z.object({
        book: z.number(),
        note: z.string().default('none'),
        size: z.string().transform((text) => text.length),
      }),
      '{"type":"object","properties":{"book":{"type":"number"},"note":{"default":"none","type":"string"},"size":{"type":"string"}},"required":["book","size"]}',
    ],
    [
      'zod 4: an object is closed only if the declaration closes it',
      z.strictObject({ book: z.object({ isbn: z.string() }) }),
      '{"type":"object","properties":{"book":{"type":"object","properties":{"isbn":{"type":"string"}},"required":["isbn"]}},"required":["book"],"additionalProperties":false}',
    ],
    [
      'zod 4: a recursive schema',
      z.object({ tree: node }),
      '{"type":"object","properties":{"tree":{"$ref":"#/$defs/__schema0"}},"required":["tree"],"$defs":{"__schema0":{"type":"object","properties":{"label":{"type":"string"},"children":{"type":"array","items":{"$ref":"#/$defs/__schema0"}}},"required":["label","children"]}}}',
    ],
    [
      'zod 4: a recursive schema of all members',
      node,
      '{"type":"object","properties":{"label":{"type":"string"},"children":{"type":"array","items":{"$ref":"#"}}},"required":["label","children"]}',
    ],
    [
      'zod 4: a union',
      z.discriminatedUnion('reason', [
        z.object({ reason: z.literal('sold') }),
        z.object({ reason: z.literal('reserved'), until: z.iso.date() }),
      ]),
      '{"oneOf":[{"type":"object","properties":{"reason":{"type":"string","const":"sold"}},"required":["reason"]},{"type":"object","properties":{"reason":{"type":"string","const":"reserved"},"until":{"type":"string","format":"date","pattern":"^(?:(?:\\\\d\\\\d[2468][048]|\\\\d\\\\d[13579][26]|\\\\d\\\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\\\d|30)|(?:02)-(?:0[1-9]|1\\\\d|2[0-8])))$"}},"required":["reason","until"]}]}',
    ],
    ['valibot', v.object({ book: v.number() }), '{"type":"object","properties":{"book":{}}}'],
    [
      'valibot with toStandardJsonSchema',
      toStandardJsonSchema(v.object({ book: v.pipe(v.number(), v.integer()), note: v.optional(v.string(), 'none') })),
      '{"type":"object","properties":{"book":{"type":"integer"},"note":{"type":"string","default":"none"}},"required":["book"]}',
    ],
    [
      'arktype',
      type({ book: 'number.integer', 'note?': 'string', reason: "'sold' | 'reserved'" }),
      '{"type":"object","properties":{"book":{"type":"integer"},"reason":{"enum":["reserved","sold"]},"note":{"type":"string"}},"required":["book","reason"]}',
    ],
  ])('writes the members as JSON Schema: %s', (_name, members, expected) => {
    expect(JSON.stringify(schemaOf(members))).toBe(expected);
  });

  it('names the problem type whose members have no JSON Schema', () => {
    expect(() => schemaOf(z.object({ since: z.date() }))).toThrow(
      /^OUT_OF_STOCK: the members can't be written as JSON Schema: Date cannot be represented in JSON Schema$/,
    );
  });
});
