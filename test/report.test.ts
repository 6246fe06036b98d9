import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Conflict, InternalServerError } from '@faultline/core';
import { describeError, logError } from '@faultline/core/adapter';
import axios from 'axios';
import { authorization, failureAt, unauthorized } from './failing-servers.js';
import { hostileValues } from './hostile-values.js';

const withoutFrames = (text: string): string => text.replaceAll(/\n +at .*/g, '');

describe('describeError', () => {
  it('describes the stack, the causes, and the properties that are text, numbers or booleans', () => {
    const cause = Object.assign(new TypeError('inner'), { code: 'EINNER' });
    const error = Object.assign(new Error('outer', { cause }), {
      code: 7,
      isRetryable: true,
      text: 'a\nb',
      config: { headers: { authorization: 'Bearer secret' } },
    });

    expect(describeError(error)).toContain('Error: outer\n    at ');
    expect(withoutFrames(describeError(error))).toBe(
      'Error: outer\n  code: 7\n  isRetryable: true\n  text: "a\\nb"\n  [cause]: TypeError: inner\n    code: "EINNER"',
    );
  });

  it('describes the data of an HttpError', () => {
    expect(withoutFrames(describeError(new Conflict('Sold out.', { data: { order: { id: 7 } } })))).toBe(
      'Conflict: Sold out.\n  status: 409\n  expose: true\n  data: {"order":{"id":7}}',
    );
  });

  it('describes data that is not JSON', () => {
    expect(describeError(new InternalServerError('x', { data: 10n }))).toContain("\n  data: can't be written as JSON");
  });

  it('describes each error of an AggregateError, and each error once', () => {
    const inner = new Error('inner');
    const error = new AggregateError([inner, inner], 'outer');
    expect(withoutFrames(describeError(error))).toBe('AggregateError: outer\n  [errors]: Error: inner\n  [errors]: …');
  });

  it('is bounded for causes, nested errors and texts of any size', () => {
    let deep: Error = new Error('deepest');
    for (let level = 0; level < 10_000; level += 1)
      deep = new AggregateError([deep, deep, new Error('x')], 'x', { cause: deep });
    expect(describeError(deep).length).toBeLessThan(200_000);
    const large = 'x'.repeat(10_000_000);
    const error = Object.assign(new Error(large), { large, stack: large });
    expect(describeError(error).length).toBeLessThan(25_000);
  });

  it('escapes control characters', () => {
    expect(describeError('\x1b[2J\x07')).toBe('\\u001b[2J\\u0007');
  });

  it('describes an error although Error.prepareStackTrace throws', () => {
    const original = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
    Error.prepareStackTrace = () => {
      throw new Error('prepareStackTrace');
    };
    try {
      expect(describeError(new RangeError('outer'))).toBe('RangeError: outer');
    } finally {
      delete (Error as { prepareStackTrace?: unknown }).prepareStackTrace;
      if (original !== undefined) Object.defineProperty(Error, 'prepareStackTrace', original);
    }
  });

  it.each(Object.keys(hostileValues))('returns text for %s', (name) => {
    const text = describeError(hostileValues[name]);
    expect(typeof text).toBe('string');
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThan(400_000);
  });

  it('omits the credentials of a request of axios', async () => {
    const text = describeError(await failureAt(unauthorized, (url) => axios.get(url, { headers: authorization })));
    expect(text).toContain('AxiosError: Request failed with status code 401');
    expect(text).toContain('\n  status: 401');
    expect(text).not.toContain('hunter2');
  });
});

describe('logError', () => {
  let log: jest.SpiedFunction<typeof console.error>;
  beforeEach(() => {
    log = jest.spyOn(console, 'error').mockReturnValue();
  });
  afterEach(() => log.mockRestore());

  it('logs the path of a request as it is: a client can not erase or forge a line', () => {
    logError('GET /%c%s%o\r\nfaultline: GET /\u2028', 'x');
    expect(log.mock.calls).toEqual([['%s', 'faultline: GET /%c%s%o\\u000d\\u000afaultline: GET /\\u2028: x']]);
  });

  it('logs at most 2,000 characters of a path', () => {
    logError(`GET /${'x'.repeat(10_000)}`, 'bug');
    expect(log.mock.calls[0]![1]).toBe(`faultline: GET /${'x'.repeat(1995)}: bug`);
  });

  it('does not throw if the console does', () => {
    log.mockImplementation(() => {
      throw new Error('closed');
    });
    expect(() => logError('GET /', new Error('x'))).not.toThrow();
  });
});
