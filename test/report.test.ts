import { EventEmitter, once } from 'node:events';
import { get, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Conflict, InternalServerError } from '@faultline/core';
import { createErrorHandler, describeReport, logError, nodeWriter } from '@faultline/core/adapter';
import Boom from '@hapi/boom';
import axios from 'axios';
import { authorization, failureAt, unauthorized } from './failing-servers.js';
import { hostileValues } from './hostile-values.js';
import { listening } from './running-server.js';

const describeError = (error: unknown): string => describeReport('', error).text.slice(': '.length);
const withoutFrames = (text: string): string => text.replaceAll(/\n +at .*/g, '');

describe('describeReport', () => {
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

  it('describes the data of Boom, and of an error in the data its stack', () => {
    expect(describeError(Boom.badImplementation('x', { invoice: 7 }))).toContain('\n  data: {"invoice":7}');
    expect(withoutFrames(describeError(new Conflict('x', { data: new Error('inner') })))).toContain(
      '\n  [data]: Error: inner',
    );
  });

  it('omits requests and responses of HTTP clients from the data', () => {
    const request = { method: 'GET', url: '/', headers: { authorization: 'hunter2' } };
    const data = { order: 7, request, nested: [{ headers: { cookie: 'hunter2' } }] };
    expect(describeError(new Conflict('x', { data }))).toContain(
      '\n  data: {"order":7,"request":"[omitted]","nested":[{"headers":"[omitted]"}]}',
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

  it.each([
    ['an array', Array.from({ length: 1_000_000 }, () => 7)],
    ['bytes', new Uint8Array(1_000_000).fill(7)],
  ])('describes the first items of %s', (_what, items) => {
    jest.spyOn(Object, 'keys');
    expect(describeError(items)).toMatch(/^\[object \w+\](?:\n {2}\d+: 7){20}$/);
    expect(Object.keys).not.toHaveBeenCalledWith(items);
    jest.restoreAllMocks();
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

  const details = {
    status: 409,
    code: undefined,
    type: 'about:blank',
    problem: {} as never,
    written: true,
    warnings: [],
  };

  it('describes a 5xx as an error with its stack, after the context and the status', () => {
    const { level, text } = describeReport('GET /books', new Error('outer'), { ...details, status: 503 });
    expect([level, withoutFrames(text)]).toEqual(['error', 'GET /books 503: Error: outer']);
    expect(text).toContain('\n    at ');
  });

  it('describes the extension members that are text, numbers or booleans, and instance, after the status', () => {
    const members = { detail: 'x', instance: '/requests/r1', code: 'X', requestId: 'r1', order: { id: 7 }, stock: 0 };
    const { text } = describeReport('GET /books', 'x', { ...details, problem: members as never });
    expect(text).toBe('GET /books 409 instance="/requests/r1" requestId="r1" stock=0: x');
  });

  it('describes at most ten extension members, and no long text', () => {
    const members = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`m${at}`, at]));
    const problem = { long: 'x'.repeat(201), ['x'.repeat(201)]: 1, 'a\nb': '\x1b[2J\u2028', ...members } as never;
    expect(describeReport('GET /books', 'x', { ...details, problem }).text).toBe(
      'GET /books 409 a\\u000ab="\\u001b[2J\\u2028" m0=0 m1=1 m2=2 m3=3 m4=4 m5=5 m6=6 m7=7 m8=8: x',
    );
  });

  it('describes a 4xx as a warning without stacks, with the first cause', () => {
    const error = new Conflict('Sold out.', { cause: new Error('inner'), data: { order: 7 } });
    expect(describeReport('GET /books', error, details)).toEqual({
      level: 'warn',
      text: 'GET /books 409: Conflict: Sold out.\n  [cause]: Error: inner',
    });
  });

  it('describes the warnings after the error, each in one line', () => {
    const warnings = [new Error('The member is omitted', { cause: new TypeError('It is a BigInt') })];
    expect(withoutFrames(describeReport('GET /', 'bug', { ...details, status: 500, warnings }).text)).toBe(
      'GET / 500: bug\n  [warning]: Error: The member is omitted\n    [cause]: TypeError: It is a BigInt',
    );
  });

  it('describes a 4xx that was not written as an error', () => {
    const { level, text } = describeReport('GET /books', new Conflict('Sold out.'), { ...details, written: false });
    expect([level, text.includes('\n    at ')]).toEqual(['error', true]);
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

describe('createErrorHandler', () => {
  it('does not log that a client closed the connection while a stream was sent to it', async () => {
    const logged: unknown[] = [];
    const log = (error: unknown): number => logged.push(error);
    const handleError = createErrorHandler<IncomingMessage, ServerResponse>({ writer: nodeWriter, log });
    const failed = new EventEmitter();
    const running = await listening((request, response) => {
      const endless = new Readable({ read: () => void setImmediate(() => endless.push('x'.repeat(1000))) });
      pipeline(endless, response, (error) => {
        handleError(error, request, response);
        handleError(new Error('bug'), request, response);
        failed.emit('reported', error);
      });
    });
    get(running.url, (response) => response.destroy()).on('error', () => {});
    const [error] = (await once(failed, 'reported')) as [unknown];
    await running.close();

    expect(error).toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
    expect(logged).toEqual([new Error('bug')]);
  });
});
