import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  Conflict,
  defineProblem,
  NotFound,
  problemRegistry,
  TooManyRequests,
  UnprocessableEntity,
} from '@faultline/core';
import { problemResponses, problemSchemas, withProblems } from '@faultline/problems';
import { type } from 'arktype';
import { z } from 'zod';

class OutOfStock extends defineProblem(Conflict, {
  code: 'OUT_OF_STOCK',
  title: 'Out of stock',
  detail: 'Only {available} are left.',
  resolve: 'Order fewer copies.',
  members: z.object({ available: z.int().min(0).max(99) }),
}) {}

class PriceChanged extends defineProblem(Conflict, {
  code: 'PRICE_CHANGED',
  title: 'Price changed',
  members: ['price'],
})<{ price: number }> {}

const base = 'https://shop.example/problems/';
const problems = problemRegistry({ base }, OutOfStock, PriceChanged);

const info = { title: 'The shop', version: '1' };
const created = { description: 'The order' };
const typeError = (message: string): unknown => expect.objectContaining({ name: 'TypeError', message });

const errors = { type: 'array', items: { $ref: '#/components/schemas/FieldError' } };
const outOfStock = {
  title: 'Out of stock',
  description: 'Only {available} are left.\n\nOrder fewer copies.',
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'available'],
  properties: {
    type: { type: 'string', enum: ['https://shop.example/problems/out-of-stock'] },
    title: { type: 'string' },
    status: { type: 'integer', enum: [409] },
    detail: { type: 'string' },
    instance: { type: 'string', format: 'uri-reference' },
    code: { type: 'string', enum: ['OUT_OF_STOCK'] },
    errors,
    errorCount: { type: 'integer', minimum: 0 },
    available: { type: 'integer', minimum: 0, maximum: 99 },
  },
};

describe('problemSchemas()', () => {
  it.each(['3.0', '3.1', '3.2'] as const)('gives a flat, open schema with fixed members in OpenAPI %s', (openapi) => {
    expect(problemSchemas(problems, { openapi })['OutOfStockProblem']).toEqual(outOfStock);
  });

  it('gives a schema for each status, without a code', () => {
    const { NotFoundProblem, Problem, FieldError } = problemSchemas(problems);
    expect(NotFoundProblem).toMatchObject({
      title: 'Not Found',
      required: ['type', 'title', 'status', 'detail'],
      properties: { type: { enum: ['about:blank'] }, status: { enum: [404] } },
    });
    expect(NotFoundProblem!['properties']).not.toHaveProperty('code');
    expect(Problem).toMatchObject({
      title: 'Problem',
      properties: { type: { type: 'string', enum: ['about:blank'] }, status: { minimum: 400, maximum: 599 } },
    });
    expect(FieldError).toMatchObject({ title: 'Field error', required: ['detail'] });
  });

  it('has the types that servers with typeBaseUrl send', () => {
    const { NotFoundProblem, OutOfStockProblem } = problemSchemas(problems, { typeBaseUrl: 'https://shop.example/e' });
    expect(NotFoundProblem).toMatchObject({ properties: { type: { enum: ['https://shop.example/e/404'] } } });
    expect(OutOfStockProblem).toMatchObject({ properties: { type: { enum: [`${base}out-of-stock`] } } });
  });

  it('reads the members of arktype', () => {
    class SoldOut extends defineProblem(Conflict, {
      code: 'SOLD_OUT',
      title: 'Sold out',
      members: type({ since: 'string' }),
    }) {}
    expect(problemSchemas(problemRegistry({ base }, SoldOut))['SoldOutProblem']).toMatchObject({
      required: ['type', 'title', 'status', 'detail', 'code', 'since'],
      properties: { since: { type: 'string' } },
    });
  });

  it('has members of any type for names only', () => {
    expect(problemSchemas(problems)['PriceChangedProblem']).toHaveProperty('properties.price', {});
  });

  it('refers to the parts of a recursive schema by names of the document', () => {
    const part = z.object({
      name: z.string(),
      get parts() {
        return z.array(part).optional();
      },
    });
    class Broken extends defineProblem(Conflict, { code: 'BROKEN', title: 'Broken', members: z.object({ part }) }) {}
    const schemas = problemSchemas(problemRegistry({ base }, Broken));
    const references = [...JSON.stringify(schemas).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!);
    const names = references.map((reference) => reference.replace('#/components/schemas/', ''));
    expect(names.some((name) => name.startsWith('BrokenProblem'))).toBe(true);
    for (const name of names) expect(schemas).toHaveProperty([name]);
  });

  it('rejects two codes whose schemas have one name', () => {
    class Other extends defineProblem(Conflict, { code: 'OUT__OF_STOCK', type: '/other', title: 'Other' }) {}
    const registry = problemRegistry({ base }, OutOfStock, Other);
    expect(() => problemSchemas(registry)).toThrow(
      typeError(
        'OUT_OF_STOCK and OUT__OF_STOCK both need the name OutOfStockProblem for a schema: rename one of the codes',
      ),
    );
  });
});

describe('problemResponses()', () => {
  it('groups the problems by status, with an example each', () => {
    expect(problemResponses(OutOfStock, NotFound, PriceChanged)).toEqual({
      404: expect.objectContaining({ description: 'Not Found' }),
      409: {
        description: 'Out of stock or Price changed',
        content: {
          'application/problem+json': {
            schema: {
              anyOf: [
                { $ref: '#/components/schemas/OutOfStockProblem' },
                { $ref: '#/components/schemas/PriceChangedProblem' },
              ],
            },
            examples: {
              OutOfStock: {
                summary: 'Out of stock',
                value: {
                  type: 'https://shop.example/problems/out-of-stock',
                  title: 'Out of stock',
                  status: 409,
                  detail: 'Only 1 are left.',
                  code: 'OUT_OF_STOCK',
                  available: 1,
                },
              },
              PriceChanged: {
                summary: 'Price changed',
                value: {
                  type: 'https://shop.example/problems/price-changed',
                  title: 'Price changed',
                  status: 409,
                  detail: 'This response is sent when a request conflicts with the current state of the server.',
                  code: 'PRICE_CHANGED',
                },
              },
            },
          },
        },
      },
      default: { $ref: '#/components/responses/Problem' },
    });
  });

  it('has the header fields of a status', () => {
    expect(problemResponses(TooManyRequests)[429]!.headers).toEqual({
      'Retry-After': { description: 'When to try again: seconds, or a date.', schema: { type: 'string' } },
    });
  });

  it('shows the errors of a validator in the example of a 422', () => {
    expect(problemResponses(UnprocessableEntity)[422]).toHaveProperty(
      ['content', 'application/problem+json', 'examples', 'UnprocessableEntity', 'value', 'errors'],
      [{ detail: 'must be greater than 0', pointer: '#/quantity' }],
    );
  });
});

describe('withProblems()', () => {
  const paths = { '/orders': { post: { responses: { 201: created, ...problemResponses(OutOfStock) } } } };

  it.each(['3.0.3', '3.1.0', '3.2.0'])('adds the schemas and the response Problem to a document of %s', (openapi) => {
    const given = { openapi, info, paths };
    const before = structuredClone(given);
    const document = withProblems(given, problems) as unknown as {
      readonly components: { readonly schemas: object; readonly responses: object };
    };
    expect(given).toEqual(before);
    expect(document).toMatchObject({ openapi, info, paths });
    expect(Object.keys(document.components.schemas)).toEqual([
      'OutOfStockProblem',
      'PriceChangedProblem',
      'Problem',
      'FieldError',
    ]);
    expect(Object.keys(document.components.responses)).toEqual(['Problem']);
  });

  it('documents the common answers once, as the default of each operation', () => {
    const own = { description: 'Own' };
    const document = withProblems(
      { openapi: '3.1.0', info, paths: { '/a': { get: { responses: {} }, put: { responses: { default: own } } } } },
      problems,
    );
    expect(document.paths['/a']).toEqual({
      get: { responses: { default: { $ref: '#/components/responses/Problem' } } },
      put: { responses: { default: own } },
    });
  });

  it('writes typeBaseUrl into the examples', () => {
    const document = withProblems(
      { openapi: '3.1.0', info, paths: { '/a': { get: { responses: problemResponses(NotFound) } } } },
      problems,
      { typeBaseUrl: 'https://shop.example/e/' },
    );
    expect(document.paths['/a'].get.responses[404]).toHaveProperty(
      ['content', 'application/problem+json', 'examples', 'NotFound', 'value', 'type'],
      'https://shop.example/e/404',
    );
  });

  it.each<[name: string, document: object, message: string]>([
    [
      'a document without a version',
      { info },
      "The document must be of OpenAPI 3.0, 3.1 or 3.2: its member openapi is undefined, and not a version such as '3.1.0'",
    ],
    [
      'another schema with the name of a problem',
      { openapi: '3.1.0', components: { schemas: { OutOfStockProblem: {} } } },
      'The document has another component OutOfStockProblem in components.schemas: rename it, or remove it',
    ],
    [
      'another response Problem',
      { openapi: '3.1.0', components: { responses: { Problem: {} } } },
      'The document has another component Problem in components.responses: rename it, or remove it',
    ],
  ])('rejects %s', (_name, document, message) => {
    expect(() => withProblems(document, problems)).toThrow(typeError(message));
  });
});

describe('docs/openapi.md', () => {
  it.each([
    'shop-problems.mjs',
    'zod-openapi.mjs',
    'zod-to-openapi.mjs',
    'swagger-jsdoc.mjs',
    'orders-controller.ts',
    'tsoa.mjs',
  ])('shows the program that the consumer project runs: %s', (name) => {
    const root = join(import.meta.dirname, '..');
    const program = readFileSync(join(root, 'test/consumers/openapi-clients', name), 'utf8');
    expect(readFileSync(join(root, 'docs/openapi.md'), 'utf8')).toContain(`script\n${program}\`\`\`\n`);
  });
});
