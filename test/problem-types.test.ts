import { describe, expect, it } from '@jest/globals';
import {
  BadRequest,
  Conflict,
  defineProblem,
  fillPlaceholders,
  HttpError,
  type MemberSchema,
  NotFound,
  problemRegistry,
  problemTypeOf,
  TooManyRequests,
} from '@faultline/core';
import * as arktype from 'arktype';
import * as v from 'valibot';
import { z } from 'zod';
import { z as z3 } from 'zod/v3';

const base = 'https://shop.example/problems/';
const declaration = { code: 'OUT_OF_STOCK', title: 'Out of stock' };
/** Its `cause`, if it has one, may be anything. */
const typeError = (message: string): unknown => expect.objectContaining({ name: 'TypeError', message });
const row = { book: 7, available: 2, supplier: 'secret' };

describe('defineProblem', () => {
  const jsonSchema = { input: () => ({ properties: { book: {} } }) };
  const fails = (): never => {
    throw new Error('not possible');
  };
  it.each<[name: string, members: MemberSchema | readonly string[]]>([
    ['a list of names', ['book', 'available']],
    ['zod 4', z.object({ book: z.int(), available: z.int() })],
    ['zod 4, refined', z.object({ book: z.int(), available: z.int() }).refine(() => true)],
    ['zod 4, a union', z.union([z.object({ book: z.int() }), z.object({ available: z.int() })])],
    ['zod 4, an intersection', z.object({ book: z.int() }).and(z.object({ available: z.int() }))],
    ['zod 3', z3.object({ book: z3.number(), available: z3.number() })],
    ['valibot', v.object({ book: v.number(), available: v.number() })],
    ['arktype', arktype.type({ book: 'number', available: 'number' })],
  ])('picks the members that are declared by %s', (_name, members) => {
    class OutOfStock extends defineProblem(Conflict, { ...declaration, members }) {}
    const error = new (OutOfStock as new (members: object) => HttpError)(row);
    expect(error).toMatchObject({ book: 7, available: 2, extensions: { book: 7, available: 2 } });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it.each<[what: string, members: unknown]>([
    ['a schema that is no object', z.string()],
    ['an object schema without properties', z.object({})],
    ['a record', z.record(z.string(), z.int())],
    ['zod 3, refined', z3.object({ book: z3.number() }).refine(() => true)],
    ['valibot, lazy', v.lazy(() => v.object({ book: v.number() }))],
    ['a schema whose JSON Schema can not be written', { '~standard': { jsonSchema: { input: fails } } }],
    ['an empty object', {}],
    ['null', null],
    ['text', 'book'],
  ])('rejects members without known names: %s', (_what, members) => {
    expect(() => defineProblem(Conflict, { ...declaration, members } as never)).toThrow(
      typeError('OUT_OF_STOCK: members must be an object schema with named properties, or a list of names'),
    );
  });

  it('reads the names from the JSON Schema of any library', () => {
    const members = { '~standard': { version: 1, vendor: 'own', jsonSchema } };
    class OutOfStock extends defineProblem(Conflict, { ...declaration, members }) {}
    expect(new OutOfStock(row as never).extensions).toEqual({ book: 7 });
  });

  it.each<[wrong: object, message: string]>([
    [{ code: undefined }, "code must be a letter, then at most 199 letters, digits, '_', '.' or '-', not undefined"],
    [{ code: '429' }, "code must be a letter, then at most 199 letters, digits, '_', '.' or '-', not \"429\""],
    [{ code: 'OUT OF' }, "code must be a letter, then at most 199 letters, digits, '_', '.' or '-', not \"OUT OF\""],
    [{ title: '' }, 'OUT_OF_STOCK: title must be a non-empty string'],
    [{ type: 'about:blank' }, 'OUT_OF_STOCK: type must not be about:blank, which has no title of its own'],
    [{ type: 'a b' }, 'OUT_OF_STOCK: type must be a URI reference (RFC 3986)'],
    [{ detail: 7 }, 'OUT_OF_STOCK: detail must be a non-empty string'],
    [{ description: '' }, 'OUT_OF_STOCK: description must be a non-empty string'],
    [{ resolve: () => '' }, 'OUT_OF_STOCK: resolve must be a non-empty string'],
    [{ headers: ['Retry-After'] }, 'OUT_OF_STOCK: headers must be an object of descriptions by name'],
    [{ headers: { 'X-Stock': 7 } }, 'OUT_OF_STOCK: headers.X-Stock must be a non-empty string'],
    [{ deprecated: 'yes' }, 'OUT_OF_STOCK: deprecated must be a boolean'],
    [
      { detail: 'Only {available} are left.' },
      'OUT_OF_STOCK: detail has the placeholder {available}, which is not a member',
    ],
    ...['id', '1st', 'out-of', '', '__proto__', 'ä€ö'].map((name): [object, string] => [
      { members: [name] },
      `OUT_OF_STOCK: "${name}" can't be the name of a member: it needs a letter, then at least two letters, digits or _ (RFC 9457, section 3.2)`,
    ]),
    ...['status', 'detail', 'errors', 'message', 'cause', 'headers', 'toJSON', 'constructor'].map(
      (name): [object, string] => [
        { members: [name] },
        `OUT_OF_STOCK: '${name}' can't be the name of a member: every error has a property of this name`,
      ],
    ),
  ])('rejects a wrong declaration: %j', (wrong, message) => {
    expect(() => defineProblem(Conflict, { ...declaration, ...wrong })).toThrow(typeError(message));
  });

  it('rejects what is not an object', () => {
    expect(() => defineProblem(Conflict, undefined as never)).toThrow(
      typeError('A problem type must be declared by an object with a code and a title'),
    );
  });

  class OutOfStock extends defineProblem(TooManyRequests, {
    ...declaration,
    detail: 'Only {available} are left.',
    members: ['book', 'available'],
  }) {}

  it('returns a class whose errors have the name of the class, a message and a stack', () => {
    const cause = new Error('secret');
    const error = new OutOfStock(row, { cause, data: 1 });
    expect(error).toBeInstanceOf(TooManyRequests);
    expect(error.stack).toMatch(/^OutOfStock: Only 2 are left\.\n    at /);
    expect(error).toMatchObject({ status: 429, code: 'OUT_OF_STOCK', title: 'Out of stock', cause, data: 1 });
    expect(Object.keys(error)).toEqual(['status', 'expose', 'data', 'book', 'available']);
  });

  it.each(['type', 'title', 'code', 'extensions'])('has no option %s', (name) => {
    expect(() => new OutOfStock(row, { [name]: 'x' })).toThrow(
      typeError(`OUT_OF_STOCK has no option '${name}': it is a part of the declaration`),
    );
  });

  it('rejects members that are not an object', () => {
    expect(() => new OutOfStock(undefined as never)).toThrow(
      typeError('The members must be an object with book, available'),
    );
  });

  it('masks the declared detail if expose is false', () => {
    const { detail } = new OutOfStock(row, { expose: false }).toJSON();
    expect(detail).toBe('The user has sent too many requests in the given amount of time ("rate limiting").');
  });

  it('reads members that a class has as getters', () => {
    class Row {
      readonly book = 7;
      get available(): number {
        return 2;
      }
    }
    expect(new OutOfStock(new Row()).extensions).toEqual({ book: 7, available: 2 });
  });

  it('does not read members that were added to Object.prototype', () => {
    Object.assign(Object.prototype, { available: 'secret' });
    try {
      expect(new OutOfStock({ book: 7 } as never).extensions).toEqual({ book: 7 });
    } finally {
      delete (Object.prototype as { available?: unknown }).available;
    }
  });

  it('returns a class with the parameters of its base if there are no members', () => {
    class Locked extends defineProblem(TooManyRequests, { code: 'LOCKED', title: 'Locked', detail: 'Wait.' }) {}
    expect(new Locked().toJSON()).toMatchObject({ detail: 'Wait.', code: 'LOCKED' });
    expect(new Locked('Wait until noon.', { retryAfter: 60 })).toMatchObject({
      message: 'Wait until noon.',
      headers: { 'Retry-After': '60' },
    });
  });

  it('lets one class switch off its stacks', () => {
    class Quiet extends defineProblem(Conflict, declaration) {}
    Quiet.clientErrorStacks = false;
    expect(new Quiet().stack).toBe('Quiet: Conflict');
    expect(new Conflict().stack).toMatch(/\n    at /);
  });
});

describe('problemRegistry', () => {
  it('gives each class its type, and lists what was declared', () => {
    const members = z.object({ book: z.int() });
    class OutOfStock extends defineProblem(Conflict, {
      ...declaration,
      detail: 'No {book}.',
      description: 'It is sold.',
      resolve: 'Wait.',
      members,
      headers: { 'X-Stock': 'The number of copies.' },
      deprecated: true,
    }) {}
    const problems = problemRegistry({ base: 'https://shop.example/problems' }, OutOfStock);
    const type = 'https://shop.example/problems/out-of-stock';
    expect(problems).toEqual({
      base,
      types: [
        {
          errorClass: OutOfStock,
          type,
          status: 409,
          title: 'Out of stock',
          code: 'OUT_OF_STOCK',
          detail: 'No {book}.',
          description: 'It is sold.',
          resolve: 'Wait.',
          members,
          memberNames: ['book'],
          headers: { 'X-Stock': 'The number of copies.' },
          deprecated: true,
        },
      ],
    });
    expect(new OutOfStock({ book: 7 }).type).toBe(type);
    expect(problemTypeOf(OutOfStock)).toBe(problems.types[0]);
  });

  it.each([
    ['https://shop.example', undefined, 'https://shop.example/out-of-stock'],
    ['https://shop.example/problems#', undefined, 'https://shop.example/problems#out-of-stock'],
    ['https://shop.example/?problem=', undefined, 'https://shop.example/?problem=out-of-stock'],
    ['urn:problem:shop:', undefined, 'urn:problem:shop:out-of-stock'],
    ['tag:shop.example,2026:', undefined, 'tag:shop.example,2026:out-of-stock'],
    [base, 'sold-out', 'https://shop.example/problems/sold-out'],
    [base, '/sold-out', 'https://shop.example/sold-out'],
    [base, 'urn:sold-out', 'urn:sold-out'],
  ])('resolves types against the base %s: %s', (url, own, resolved) => {
    class OutOfStock extends defineProblem(Conflict, { ...declaration, type: own }) {}
    problemRegistry({ base: url }, OutOfStock);
    expect(new OutOfStock().type).toBe(resolved);
  });

  class First extends defineProblem(Conflict, declaration) {}
  class Second extends defineProblem(NotFound, declaration) {}
  class SameType extends defineProblem(NotFound, { code: 'OUT-OF-STOCK', title: 'Out of stock' }) {}
  class Child extends First {}
  class WithoutDeclaration extends Conflict {}
  class WrongByHand extends Conflict {
    static readonly problem = { ...declaration, members: ['status'] };
  }
  class NeedsArguments extends Conflict {
    constructor(book: { id: number }) {
      super(`No ${book.id}.`);
    }
  }
  const OnNeedsArguments = class extends defineProblem(NeedsArguments as unknown as typeof Conflict, declaration) {};
  const OnHttpError = class extends defineProblem(HttpError as unknown as typeof Conflict, declaration) {};
  class RelativeType extends defineProblem(Conflict, { ...declaration, type: 'sold-out' }) {}

  it.each<[classes: readonly unknown[], url: string, message: string]>([
    [[First, Second], base, 'First and Second have the same code, OUT_OF_STOCK'],
    [[First, Child], base, 'First and Child have the same code, OUT_OF_STOCK'],
    [[First, SameType], base, 'First and SameType have the same type, https://shop.example/problems/out-of-stock'],
    [
      [WithoutDeclaration],
      base,
      'WithoutDeclaration declares no problem type: extend defineProblem(…), or add static problem = { … }',
    ],
    [[undefined], base, 'undefined declares no problem type: extend defineProblem(…), or add static problem = { … }'],
    [
      [WrongByHand],
      base,
      "WrongByHand: OUT_OF_STOCK: 'status' can't be the name of a member: every error has a property of this name",
    ],
    ...([OnNeedsArguments, OnHttpError] as const).map((wrong): [unknown[], string, string] => [
      [wrong],
      base,
      `${wrong.name}: the status of ${Object.getPrototypeOf(Object.getPrototypeOf(wrong)).name} can't be read: it must be a class of the catalogue, or an HttpError whose constructor needs no arguments`,
    ]),
    [
      [RelativeType],
      'urn:problem:',
      'RelativeType: type must be a URI, or a reference that can be resolved against urn:problem:',
    ],
    [[], '/problems/', 'base must be an absolute URL, such as https://shop.example/problems/, not "/problems/"'],
    [[], undefined as never, 'base must be an absolute URL, such as https://shop.example/problems/, not undefined'],
  ])('rejects %p with the base %s', (classes, url, message) => {
    expect(() => problemRegistry({ base: url }, ...(classes as never[]))).toThrow(typeError(message));
  });

  it('rejects a class that has another type in another registry, and accepts it with the same type', () => {
    class OutOfStock extends defineProblem(BadRequest, declaration) {}
    problemRegistry({ base }, OutOfStock);
    problemRegistry({ base }, OutOfStock);
    expect(() => problemRegistry({ base: 'https://other.example/' }, OutOfStock)).toThrow(
      typeError(
        'OutOfStock: the class is in another registry already, with the type https://shop.example/problems/out-of-stock',
      ),
    );
  });
});

describe('problemTypeOf', () => {
  it('returns the words of the catalogue for a class without a declaration', () => {
    expect(problemTypeOf(NotFound)).toMatchObject({
      type: 'about:blank',
      status: 404,
      title: 'Not Found',
      code: undefined,
      description: 'The server cannot find the requested resource.',
    });
  });

  it('rejects a declared class that is in no registry', () => {
    class OutOfStock extends defineProblem(Conflict, declaration) {}
    expect(() => problemTypeOf(OutOfStock)).toThrow(typeError('OutOfStock has no type: add it to a problemRegistry'));
  });
});

describe('fillPlaceholders', () => {
  it.each<[text: string, values: Record<string, unknown>, filled: string | undefined]>([
    ['Only {available} are left.', { available: 2 }, 'Only 2 are left.'],
    ['{a} {a} {b}', { a: '$&', b: true }, '$& $& true'],
    ['{} { a } {1} {a-b}', {}, '{} { a } {1} {a-b}'],
    ['{a}', {}, undefined],
    ['{a}', { a: null }, undefined],
    ['{a}', { a: {} }, undefined],
    ['{a}', { a: Number.NaN }, undefined],
    ['{toString}', {}, undefined],
  ])('fills %j with %j', (text, values, filled) => {
    expect(fillPlaceholders(text, values)).toBe(filled);
  });
});
