import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Conflict, defineProblem, Gone, problemRegistry } from '@faultline/core';
import { describeProblems, type JsonSchema, typesOfProblems } from '@faultline/problems';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';

/** The type of the members that have this JSON Schema. */
function typeOf(members: JsonSchema): string {
  const problem = {
    code: 'A',
    type: 'https://a.example/a',
    status: 409,
    title: 'A',
    members,
    headers: {},
    deprecated: false,
  };
  const written = typesOfProblems({ version: 1, base: 'https://a.example/', problems: [problem] });
  const [, type] = /members: ([^]*);\n    \};\n  \}\n\}\n$/.exec(written)!;
  return type!.replaceAll(/\s+/g, ' ');
}

describe('typesOfProblems()', () => {
  it('writes the file that a client includes', () => {
    class OutOfStock extends defineProblem(Conflict, {
      code: 'OUT_OF_STOCK',
      title: 'Out of stock',
      description: 'The order asks for more copies than there are.',
      resolve: 'Order fewer, or wait until it is in stock again.',
      members: z.object({
        book: z.int().describe('The number of the book.'),
        available: z.int(),
        cover: z.enum(['hard', 'soft']).optional(),
      }),
    }) {}
    class SoldOut extends defineProblem(Gone, { code: 'SOLD_OUT', title: 'Sold out', deprecated: true }) {}
    class Withdrawn extends defineProblem(Gone, { code: 'book.withdrawn', title: 'Withdrawn', members: ['book'] }) {}
    const problems = problemRegistry({ base: 'https://shop.example/problems/' }, OutOfStock, SoldOut, Withdrawn);
    // The project client-alone of the consumers compiles this file.
    const file = join(import.meta.dirname, '../test/consumers/client-alone/problems.d.ts');
    expect(typesOfProblems(describeProblems(problems))).toBe(readFileSync(file, 'utf8'));
  });

  it.each<[string, JsonSchema]>([
    ['object', {}],
    ['object', { type: 'object' }],
    [
      '{ one: string; two?: number; three: boolean; four: null; five: unknown; }',
      {
        type: 'object',
        properties: {
          one: { type: 'string', format: 'uuid', pattern: '^a' },
          two: { type: 'integer', minimum: 0 },
          three: { type: 'boolean' },
          four: { type: 'null' },
          five: {},
        },
        required: ['one', 'three', 'four', 'five'],
      },
    ],
  ])('writes %s', (type, schema) => {
    expect(typeOf(schema)).toBe(type);
  });

  it.each<[string, JsonSchema | boolean]>([
    ['unknown', {}],
    ['unknown', true],
    ['never', false],
    ['unknown', { type: 'other' }],
    ['unknown', { not: { type: 'string' } }],
    ['string | null', { type: ['string', 'null'] }],
    ['number', { type: ['number', 'integer'] }],
    ['string | number', { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'string' }] }],
    ['string | number', { oneOf: [{ type: 'string' }, { type: 'number' }] }],
    ['unknown', { anyOf: [{ type: 'string' }, {}] }],
    ['"a" | 1 | null', { enum: ['a', 1, null] }],
    ['"a\\"b\\n"', { const: 'a"b\n', type: 'string' }],
    ['null', { const: null }],
    ['[1, { a: "b" }]', { const: [1, { a: 'b' }] }],
    ['Array<string>', { type: 'array', items: { type: 'string' } }],
    ['Array<string | null>', { type: 'array', items: { type: ['string', 'null'] } }],
    ['Array<unknown>', { type: 'array' }],
    ['[string, number]', { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], items: false }],
    ['[string, ...Array<number>]', { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'number' } }],
    ['Record<string, number>', { type: 'object', additionalProperties: { type: 'number' } }],
    [
      '{ a: string; }',
      { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false },
    ],
    [
      '{ "a-b"?: string; __proto__?: string; }',
      { properties: JSON.parse('{"a-b":{"type":"string"},"__proto__":{"type":"string"}}') as object },
    ],
    [
      '{ a?: string; } & { b?: string | null; }',
      { allOf: [{ properties: { a: { type: 'string' } } }, { properties: { b: { type: ['string', 'null'] } } }] },
    ],
    ['(string | number) & (number | null)', { allOf: [{ type: ['string', 'number'] }, { type: ['number', 'null'] }] }],
    ['number', { $ref: '#/$defs/price' }],
    ['number', { $ref: '#/$defs/a~1b%20c' }],
    ['{ next?: unknown; }', { $ref: '#/$defs/list' }],
    ['unknown', { $ref: '#/$defs/missing' }],
    ['unknown', { $ref: '#/$defs/constructor/name' }],
    ['unknown', { $ref: 'https://other.example/schema.json' }],
  ])('writes %s for a member', (type, schema) => {
    const $defs = {
      price: { type: 'number' },
      'a/b c': { type: 'number' },
      list: { type: 'object', properties: { next: { $ref: '#/$defs/list' } } },
    };
    expect(typeOf({ type: 'object', properties: { member: schema }, required: ['member'], $defs })).toBe(
      `{ member: ${type}; }`,
    );
  });

  it('writes texts that can not end a comment or a string', () => {
    const text = '*/ declare const evil: 1; /*';
    const written = typesOfProblems({
      version: 1,
      base: 'https://a.example/\n declare const evil: 1;',
      problems: [
        {
          code: 'A";',
          type: '";',
          status: 409,
          title: text,
          description: text,
          resolve: 'a\nb',
          members: { properties: { '";': { description: text } } },
          headers: {},
          deprecated: true,
        },
      ],
    });
    expect(written).toBe(`/* eslint-disable */
// The problem types of https://a.example/ declare const evil: 1;, for @faultline/client. Generated: do not edit.
export {};

declare module '@faultline/client' {
  interface Problems {
    /**
     * *\\/ declare const evil: 1; /*: *\\/ declare const evil: 1; /*
     *
     * a b
     *
     * @deprecated
     */
    "A\\";": {
      type: "\\";";
      status: 409;
      members: {
        /** *\\/ declare const evil: 1; /* */
        "\\";"?: unknown;
      };
    };
  }
}
`);
  });
});
