import { describe, expect, it } from '@jest/globals';
import { Conflict, defineProblem, problemRegistry } from '@faultline/core';
import { problemResponses, withProblems } from '@faultline/problems';

class OutOfStock extends defineProblem(Conflict, {
  code: 'OUT_OF_STOCK',
  title: 'Out of stock',
  headers: { 'X-Stock': 'The number of copies.' },
}) {}

class PriceChanged extends defineProblem(Conflict, { code: 'PRICE_CHANGED', title: 'Price changed' }) {}

const problems = problemRegistry({ base: 'https://shop.example/problems/' }, OutOfStock, PriceChanged);

type Responses = Readonly<Record<string, unknown>>;

/** The responses of an operation in the document that `withProblems` returns. */
function responsesOf(operation: object): Responses {
  const paths = { '/orders': { post: operation } };
  const document: { readonly paths: unknown } = withProblems({ openapi: '3.1.0', info: {}, paths }, problems);
  const { post } = (document.paths as Readonly<Record<string, { readonly post: Record<string, unknown> }>>)['/orders']!;
  expect(post).not.toHaveProperty('x-problems');
  return post['responses'] as Responses;
}

const typeError = (message: string): unknown => expect.objectContaining({ name: 'TypeError', message });
const problem = 'application/problem+json';

describe('withProblems() with x-problems', () => {
  it('adds the responses that problemResponses() gives', () => {
    const created = { 201: { description: 'The order' } };
    const expected = { ...created, ...problemResponses(OutOfStock, PriceChanged) };
    const list = ['OUT_OF_STOCK', 'PRICE_CHANGED', 'OUT_OF_STOCK'];
    expect(responsesOf({ 'x-problems': list, responses: created })).toEqual(expected);
    expect(responsesOf({ responses: { ...created, 'x-problems': list } })).toEqual(expected);
    expect(
      responsesOf({ 'x-problems': ['PRICE_CHANGED'], responses: { ...created, 'x-problems': ['OUT_OF_STOCK'] } }),
    ).toEqual(expected);
    expect(Object.keys(responsesOf({ 'x-problems': list }))).toEqual(['409', 'default']);
  });

  it('lists statuses for problems without a type of their own', () => {
    const responses = responsesOf({ 'x-problems': [429, 402] });
    expect(responses).toMatchObject({
      402: { content: { [problem]: { schema: { anyOf: [{ $ref: '#/components/schemas/PaymentRequiredProblem' }] } } } },
      429: { content: { [problem]: { schema: { anyOf: [{ $ref: '#/components/schemas/TooManyRequestsProblem' }] } } } },
    });
  });

  it('adds the problems to a response with the same status', () => {
    const html = { 'text/html': { schema: { type: 'string' } } };
    const own = { description: 'No', headers: { 'X-Own': {} }, content: html };
    const { 409: added } = problemResponses(OutOfStock);
    expect(responsesOf({ 'x-problems': ['OUT_OF_STOCK'], responses: { 409: own } })).toMatchObject({
      409: {
        description: 'No',
        headers: { 'X-Own': {}, 'X-Stock': { description: 'The number of copies.' } },
        content: { ...html, ...added!.content },
      },
    });
    const undescribed = { 409: { description: '' } };
    expect(responsesOf({ 'x-problems': ['OUT_OF_STOCK'], responses: undescribed })).toMatchObject({ 409: added });
  });

  it.each<[name: string, schema: object | undefined, anyOf: readonly object[]]>([
    [
      'a union',
      { anyOf: [{ $ref: '#/components/schemas/PriceChangedProblem' }] },
      [{ $ref: '#/components/schemas/PriceChangedProblem' }],
    ],
    ['one schema', { type: 'object' }, [{ type: 'object' }]],
    ['a union with other keywords', { type: 'object', anyOf: [{}] }, [{ type: 'object', anyOf: [{}] }]],
    ['the same problem', { anyOf: [{ $ref: '#/components/schemas/OutOfStockProblem' }] }, []],
    ['no schema', undefined, []],
  ])('extends a response that has %s already', (_name, schema, anyOf) => {
    const media = { ...(schema && { schema }), examples: { Own: { value: 1 } } };
    const responses = { 409: { description: 'No', content: { [problem]: media } } };
    expect(responsesOf({ 'x-problems': ['OUT_OF_STOCK'], responses })).toMatchObject({
      409: {
        content: {
          [problem]: {
            schema: { anyOf: [...anyOf, { $ref: '#/components/schemas/OutOfStockProblem' }] },
            examples: { Own: { value: 1 }, OutOfStock: { summary: 'Out of stock' } },
          },
        },
      },
    });
  });

  it.each<[name: string, operation: object, message: string]>([
    [
      'a code that is not in the registry',
      { operationId: 'order', 'x-problems': ['SOLD_OUT'] },
      'order: x-problems lists "SOLD_OUT", which is not a code of the registry, and not a status of 400–599',
    ],
    [
      'a status that is no error',
      { 'x-problems': [200] },
      'An operation: x-problems lists 200, which is not a code of the registry, and not a status of 400–599',
    ],
    ['no list', { 'x-problems': 'OUT_OF_STOCK' }, 'An operation: x-problems must be a list of codes and statuses'],
    [
      'a problem of a response that is a reference',
      { 'x-problems': ['OUT_OF_STOCK'], responses: { 409: { $ref: '#/components/responses/Conflict' } } },
      "An operation: x-problems can't change #/components/responses/Conflict: write the response into the operation, or remove it",
    ],
  ])('rejects %s', (_name, operation, message) => {
    expect(() => responsesOf(operation)).toThrow(typeError(message));
  });
});
