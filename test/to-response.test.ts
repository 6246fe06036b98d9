import { describe, expect, it } from '@jest/globals';
import { Conflict, NotFound, type FaultlineOptions } from '@faultline/core';
import { createErrorResponder } from './error-responder.js';

const failure = new Error('secret');
const fail = (): never => {
  throw failure;
};
const failing = new Proxy({}, { ownKeys: fail });

const nested = (depth: number): unknown => {
  let value: unknown = 'the bottom';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};

describe('createErrorResponder()', () => {
  const respond = createErrorResponder();

  it('answers the same for the same, and leaves it as it was', () => {
    const error = new Conflict('Sold out.', { headers: { 'X-Own': ['1'] }, extensions: { stock: 0 } });
    const before = JSON.stringify([error, Reflect.ownKeys(error)]);
    const first = respond(error);
    expect(respond(error)).toEqual(first);
    expect(JSON.stringify([error, Reflect.ownKeys(error)])).toBe(before);
  });

  it('writes an extension member that is 10,000 wide', () => {
    const { body, warnings } = respond(
      new Conflict('x', { extensions: { wide: Array.from({ length: 10_000 }, () => 0) } }),
    );
    expect((JSON.parse(body) as { wide: unknown[] }).wide).toHaveLength(10_000);
    expect(warnings).toEqual([]);
  });

  it.each([
    [100, true],
    [101, false],
    [20_000, false],
  ])('sends an extension member that is nested %i levels deep: %s', (depth, isSent) => {
    const { status, body, warnings } = respond(new Conflict('x', { extensions: { deep: nested(depth), stock: 0 } }));
    expect(status).toBe(409);
    expect(body).toMatch(/^\{"type":"about:blank","title":"Conflict","status":409,"detail":"x",.*"stock":0\}$/);
    expect([body.includes('"deep"'), warnings.length === 0]).toEqual([isSent, isSent]);
  });

  it('reads the options once', () => {
    const options = { contact: 'care@example.com', typeBaseUrl: 'https://example.com/problems' };
    const once = createErrorResponder(options);
    options.contact = 'changed';
    options.typeBaseUrl = 'changed';
    expect(once({ status: 499 }).body).toBe(
      '{"type":"https://example.com/problems/499","title":"Non-Standard Response","status":499,"detail":"This is a non-standard response. Please contact customer care for more information: care@example.com"}',
    );
  });

  it.each([
    ['https://example.com/problems', 'https://example.com/problems/404'],
    ['https://example.com/problems/', 'https://example.com/problems/404'],
    ['https://example.com/problems#', 'https://example.com/problems#404'],
    ['https://example.com/?problem=', 'https://example.com/?problem=404'],
    ['http://localhost:3000/problems', 'http://localhost:3000/problems/404'],
  ])('makes types of the base URL %s', (typeBaseUrl, type) => {
    const { body } = createErrorResponder({ typeBaseUrl })(new NotFound());
    expect((JSON.parse(body) as { type: string }).type).toBe(type);
  });

  it('keeps a type that is no URL even with a base', () => {
    const { body } = createErrorResponder({ typeBaseUrl: 'https://example.com/' })(
      new NotFound('x', { type: 'http://[' }),
    );
    expect((JSON.parse(body) as { type: string }).type).toBe('http://[');
  });

  it.each<[string, FaultlineOptions<undefined>, unknown]>([
    ['map throws', { map: fail }, new Conflict('x')],
    ['an extension member can not be written', {}, new Conflict('x', { extensions: { fails: { toJSON: fail } } })],
    ['extensions can not be read', {}, Object.assign(new Conflict('x'), { extensions: failing })],
    [
      'a header field can not be read',
      {},
      Object.assign(new Conflict('x'), {
        headers: {
          get 'X-Own'() {
            return fail();
          },
        },
      }),
    ],
    ['headers can not be read', {}, Object.assign(new Conflict('x'), { headers: failing })],
  ])('warns that %s, and of what came of it', (_, options, thrown) => {
    expect(createErrorResponder(options)(thrown).warnings).toEqual([expect.objectContaining({ cause: failure })]);
  });

  it.each([
    [{ maxErrors: -1 }, 'maxErrors'],
    [{ maxErrors: Number.NaN }, 'maxErrors'],
    [{ maxErrors: '100' }, 'maxErrors'],
    [{ map: ['x'] }, 'map'],
    [{ map: {} }, 'map'],
  ])('refuses %j', (options, name) => {
    expect(() => createErrorResponder(options as never)).toThrow(new RegExp(`^${name} must be `));
  });
});
