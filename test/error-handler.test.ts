import { describe, expect, it } from '@jest/globals';
import { type ErrorDetails, type FaultlineOptions, Conflict, NotFound } from '@faultline/core';
import { createErrorHandler, type Writer } from '@faultline/core/adapter';
import { createErrorResponder } from './error-responder.js';

const failure = new Error('secret');
const fail = (): never => {
  throw failure;
};
const failing = new Proxy({}, { ownKeys: fail });

const huge = 'x'.repeat(300_000_000);

const nested = (depth: number): unknown => {
  let value: unknown = 'the bottom';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};

describe('createErrorResponder()', () => {
  const respond = createErrorResponder();

  it('returns the same response for the same error, and does not change the error', () => {
    const error = new Conflict('Sold out.', { headers: { 'X-Own': ['1'] }, extensions: { stock: 0 } });
    const before = JSON.stringify([error, Reflect.ownKeys(error)]);
    const first = respond(error);
    expect(respond(error)).toEqual(first);
    expect(JSON.stringify([error, Reflect.ownKeys(error)])).toBe(before);
  });

  it('sends an extension member with 10,000 items', () => {
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
  ])('appends the status to the base URL %s', (typeBaseUrl, type) => {
    const { body } = createErrorResponder({ typeBaseUrl })(new NotFound());
    expect((JSON.parse(body) as { type: string }).type).toBe(type);
  });

  it('keeps a type that is not a valid URL, even with a base URL', () => {
    const { body } = createErrorResponder({ typeBaseUrl: 'https://example.com/' })(
      new NotFound('x', { type: 'http://[' }),
    );
    expect((JSON.parse(body) as { type: string }).type).toBe('http://[');
  });

  it.each<[string, FaultlineOptions<undefined>, unknown]>([
    ['map throws', { map: fail }, new Conflict('x')],
    ['an extension member cannot be serialized', {}, new Conflict('x', { extensions: { fails: { toJSON: fail } } })],
    ['extensions cannot be read', {}, Object.assign(new Conflict('x'), { extensions: failing })],
    [
      'a header field cannot be read',
      {},
      Object.assign(new Conflict('x'), {
        headers: {
          get 'X-Own'() {
            return fail();
          },
        },
      }),
    ],
    ['headers cannot be read', {}, Object.assign(new Conflict('x'), { headers: failing })],
  ])('warns with the cause if %s', (_, options, thrown) => {
    expect(createErrorResponder(options)(thrown).warnings).toEqual([expect.objectContaining({ cause: failure })]);
  });

  it.each([
    [{ maxErrors: -1 }, 'maxErrors'],
    [{ maxErrors: Number.NaN }, 'maxErrors'],
    [{ maxErrors: 1001 }, 'maxErrors'],
    [{ maxErrors: Infinity }, 'maxErrors'],
    [{ maxErrors: '100' }, 'maxErrors'],
    [{ map: ['x'] }, 'map'],
    [{ map: {} }, 'map'],
  ])('rejects the options %j', (options, name) => {
    expect(() => createErrorResponder(options as never)).toThrow(new RegExp(`^${name} must be `));
  });
});

describe('createErrorHandler()', () => {
  /** Creates an error handler. Its writer records the calls, and throws in the methods that `fails` names. */
  function createRecorder(fails: Partial<Record<'hasBegun' | 'write' | 'abort', boolean>> = {}, begun = false) {
    const calls: string[] = [];
    const call = (name: 'hasBegun' | 'write' | 'abort'): string => {
      calls.push(name);
      if (fails[name] === true) throw failure;
      return name;
    };
    const writer: Writer<undefined, string> = {
      hasBegun: () => call('hasBegun') === 'hasBegun' && begun,
      write: () => call('write'),
      abort: () => call('abort'),
    };
    const reported: unknown[] = [];
    const handleError = createErrorHandler<undefined, undefined, string>({
      writer,
      log: (error, _request, { warnings }) => reported.push(error, ...warnings),
    });
    return { calls, reported, handleError };
  }

  it('reports an error once, with its warnings; without the error, each warning', () => {
    const calls: unknown[][] = [];
    const onError = (error: unknown, _request: undefined, { warnings }: ErrorDetails): number =>
      calls.push([error, warnings.map(({ message }) => message)]);
    const writer: Writer<undefined> = { hasBegun: () => false, write: () => {}, abort: () => {} };
    const handleError = createErrorHandler<undefined, undefined>({ writer, log: () => {} }, { onError });
    const bug = Object.assign(new Error('x'), { status: 401, response: { status: 401, headers: {} } });
    handleError(bug, undefined, undefined);
    handleError(new Conflict('x', { extensions: { big: 10n } }), undefined, undefined);

    expect(calls).toEqual([
      [bug, [expect.stringMatching(/^The status of the error is masked/)]],
      [expect.objectContaining({ message: 'The extension member "big" of the error is omitted' }), []],
    ]);
  });

  it('returns what the writer returns', () => {
    expect(createRecorder().handleError(new Conflict('x'), undefined, undefined)).toBe('write');
  });

  it('aborts a response that has begun, and reports the error', () => {
    const { calls, reported, handleError } = createRecorder({}, true);
    const error = new Conflict('x');
    expect(handleError(error, undefined, undefined)).toBe('abort');
    expect(calls).toEqual(['hasBegun', 'abort']);
    expect(reported).toEqual([error]);
  });

  it.each(['hasBegun', 'write'] as const)(
    'aborts the response if the writer fails in %s(), and reports both',
    (name) => {
      const { calls, reported, handleError } = createRecorder({ [name]: true });
      const error = new Conflict('x');
      expect(handleError(error, undefined, undefined)).toBe('abort');
      expect(calls.at(-1)).toBe('abort');
      expect(reported).toEqual([
        error,
        expect.objectContaining({ message: 'The error response could not be written', cause: failure }),
      ]);
    },
  );

  it('writes, then reports', () => {
    const order: string[] = [];
    const writer = { hasBegun: () => false, write: () => void order.push('write'), abort: () => {} };
    createErrorHandler({ writer, log: () => order.push('report') })(failure, undefined, undefined);
    expect(order).toEqual(['write', 'report']);
  });

  it('calls the classifiers of the adapter first, checks their results, and responds even if they throw', () => {
    class FrameworkError extends Error {}
    const respond = createErrorResponder({}, [
      (thrown) => {
        if (thrown === failing) throw failure;
        if (!(thrown instanceof FrameworkError)) return undefined;
        return { status: 404, detail: 7, code: 'FRAMEWORK', headers: { 'X-Own': '1', 'X Bad': '1' }, errors: {} };
      },
    ]);
    expect(respond(new FrameworkError('secret'))).toMatchObject({
      status: 404,
      headers: { 'X-Own': '1' },
      body: '{"type":"about:blank","title":"Not Found","status":404,"detail":"The server cannot find the requested resource.","code":"FRAMEWORK"}',
      warnings: ['detail', 'errors', '"X Bad"'].map((name) =>
        expect.objectContaining({ message: expect.stringContaining(name) }),
      ),
    });
    expect(respond(failing).status).toBe(500);
    expect(createErrorResponder({}, [() => ({ status: 200, detail: 'secret' })])({}).body).not.toContain('secret');
  });

  it('accepts the options of the adapter, and rejects all others by name', () => {
    const adapter = {
      writer: { hasBegun: () => false, write: () => {}, abort: () => {} },
      log: () => {},
      ownOptions: { realm: 'string' },
    } as const;
    const create = (options: object): unknown =>
      createErrorHandler<undefined, undefined, void, { realm?: string }>(adapter, options);
    expect(create({ realm: 'api', maxErrors: 7 })).toBeInstanceOf(Function);
    expect(() => create({ realm: 7 })).toThrow(new TypeError('realm must be of the type string'));
    expect(() => create({ ream: 'api' })).toThrow(
      new TypeError(
        "There is no option 'ream'. The options are catalogue, contact, extensions, format, includeStack, languages, map, maxErrors, onError, reportClientErrors, translate, typeBaseUrl, realm",
      ),
    );
    expect(() => createErrorHandler({ ...adapter, ownOptions: {} }, { realm: 'api' } as never)).toThrow(
      /^There is no option 'realm'\./,
    );
  });

  it.each([
    ['a message of 100 MB', new Conflict('x'.repeat(100_000_000))],
    ['a message of 100 MB of control characters', new Conflict('\0'.repeat(100_000_000))],
    ['two extension members of 300 MB', new Conflict('x', { extensions: { a: huge, b: huge } })],
    [
      '10 million wrong field errors',
      Object.assign(new Conflict('x'), { errors: Array.from({ length: 10_000_000 }, () => 0) }),
    ],
  ])('sends a small body for %s', (_, error) => {
    const { status, body } = createErrorResponder()(error);
    expect(status).toBe(409);
    expect(body.length).toBeLessThan(100_000);
  });
});
