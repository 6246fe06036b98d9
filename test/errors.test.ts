import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach, describe, expect, it } from '@jest/globals';
import * as core from '@faultline/core';
import { createErrorResponder } from './error-responder.js';
import createError from 'http-errors';
import { readPublished } from './published-catalogue.js';

type ErrorClass = new (message?: string, options?: core.HttpErrorOptions) => core.HttpError;

/** The name and the message of `http-errors` for each 4xx and 5xx status of the published page. */
const listed = Object.keys(readPublished().rows)
  .map(Number)
  .filter((status) => status >= 400)
  .map((status) => {
    const { name, message } = createError(status);
    return { status, name: name.replace(/Error$/, '').replace(/^InternalServer$/, 'InternalServerError'), message };
  });
const require = createRequire(import.meta.url);
const classOf = (name: string): ErrorClass => (core as unknown as Record<string, ErrorClass>)[name]!;

describe('the error classes', () => {
  it('are 38', () => {
    expect(listed).toHaveLength(38);
  });

  it.each(listed)('have the name and the message of http-errors: $status $name', ({ status, name, message }) => {
    const error = new (classOf(name))();
    expect(error).toBeInstanceOf(core.HttpError);
    expect(error).toMatchObject({ status, statusCode: status, name, expose: status < 500 });
    expect(error.message.toLowerCase()).toBe(message.toLowerCase());
    expect(error.stack).toMatch(new RegExp(`^${name}: ${error.message}\\n    at `));
    expect(Object.keys(error)).toEqual(['status', 'expose']);
  });

  it.each(listed)('have the row of the catalogue in their documentation: $name', ({ status, name }) => {
    const path = require.resolve('@faultline/core').replace(/index\.js$/, 'errors/classes.d.ts');
    const declarations = readFileSync(path, 'utf8');
    const [, comment] = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s*export declare class ${name} `).exec(
      declarations,
    )!;
    const { name: title, description } = core.catalogue[status as core.ErrorStatus];
    expect(
      comment!
        .replaceAll(/\s*\n \* ?/g, ' ')
        .trim()
        .startsWith(`${status} ${title}: ${description} `),
    ).toBe(true);
  });

  it('have a status of a literal type', () => {
    const status: 429 = new core.TooManyRequests().status;
    // @ts-expect-error: it is 404
    const wrong: 405 = new core.NotFound().status;
    expect([status, wrong]).toEqual([429, 404]);
  });

  it('give a subclass the name of its class, or the name that it sets', () => {
    class QuotaExceeded extends core.TooManyRequests {}
    expect(new QuotaExceeded().name).toBe('QuotaExceeded');
    class Renamed extends core.NotFound {
      constructor() {
        super();
        this.name = 'Other';
      }
    }
    expect(String(new Renamed())).toBe('Other: Not Found');
    expect(Object.keys(new Renamed())).toEqual(['status', 'expose']);
  });

  it('have a name that can be replaced and deleted', () => {
    const error: { name?: string } = new core.NotFound();
    error.name = 'First';
    error.name = 'Second';
    expect(error.name).toBe('Second');
    delete error.name;
    expect(error.name).toBe('NotFound');
  });

  it('change their status if statusCode is assigned, as http-errors does', () => {
    const error = Object.assign(new core.NotFound(), { statusCode: 410 });
    expect(error).toMatchObject({ status: 410, statusCode: 410 });
  });
});

describe('HttpError', () => {
  it('accepts a status without a class of its own', () => {
    expect(new core.HttpError(402)).toMatchObject({
      status: 402,
      message: 'HTTP 402',
      expose: true,
      name: 'HttpError',
    });
    expect(new core.HttpError(599, 'x')).toMatchObject({ status: 599, message: 'x', expose: false });
  });

  it.each([399, 600, 200, 0, -404, 404.5, NaN, Infinity, '404', null, undefined, {}])(
    'throws a RangeError for the status %p',
    (status) => {
      expect(() => new core.HttpError(status as number)).toThrow(RangeError);
      expect(() => new core.HttpError(status as number)).toThrow(
        /^status must be a whole number from 400 to 599, not /,
      );
    },
  );

  it('keeps the cause, as Error does', () => {
    const cause = new Error('inner');
    expect(new core.NotFound('x', { cause }).cause).toBe(cause);
    expect('cause' in new core.NotFound('x', {})).toBe(false);
  });

  it('has a property for each given option, and for no other option', () => {
    const options = {
      code: 'OUT_OF_STOCK',
      type: 'out-of-stock',
      instance: '/orders/7',
      errors: [{ detail: 'is sold out', pointer: '#/book' }],
      extensions: { balance: 30 },
    };
    expect(new core.Conflict('x', options)).toMatchObject(options);
    expect(new core.Conflict('x', { code: undefined, expose: false }).expose).toBe(false);
    expect(Object.keys(new core.Conflict('x', { code: undefined }))).toEqual(['status', 'expose']);
  });

  it('accepts headers and extensions without a prototype', () => {
    const withoutPrototype = Object.assign(Object.create(null) as object, { 'X-Own': '1' });
    const { headers, extensions } = new core.Conflict('x', { headers: withoutPrototype, extensions: withoutPrototype });
    expect([headers, extensions]).toEqual([{ 'X-Own': '1' }, { 'X-Own': '1' }]);
  });
});

describe('the options that become a header', () => {
  const date = new Date('2027-01-02T03:04:05Z');
  it.each<[core.HttpError, NonNullable<core.HttpError['headers']>]>([
    [new core.TooManyRequests('x', { retryAfter: 60 }), { 'Retry-After': '60' }],
    [new core.TooManyRequests('x', { retryAfter: 0 }), { 'Retry-After': '0' }],
    [new core.ServiceUnavailable('x', { retryAfter: 1.2 }), { 'Retry-After': '2' }],
    [new core.PayloadTooLarge('x', { retryAfter: date }), { 'Retry-After': 'Sat, 02 Jan 2027 03:04:05 GMT' }],
    [new core.Unauthorized('x', { challenge: 'Bearer realm="api"' }), { 'WWW-Authenticate': 'Bearer realm="api"' }],
    [new core.Unauthorized('x', { challenge: ['Bearer', 'Basic'] }), { 'WWW-Authenticate': ['Bearer', 'Basic'] }],
    [new core.ProxyAuthenticationRequired('x', { challenge: 'Basic' }), { 'Proxy-Authenticate': 'Basic' }],
    [new core.MethodNotAllowed('x', { allow: ['GET', 'HEAD'] }), { Allow: 'GET, HEAD' }],
    [new core.MethodNotAllowed('x', { allow: [] }), { Allow: '' }],
    [new core.RangeNotSatisfiable('x', { size: 1234 }), { 'Content-Range': 'bytes */1234' }],
    [new core.UpgradeRequired('x', { upgrade: 'HTTP/2.0' }), { Upgrade: 'HTTP/2.0', Connection: 'Upgrade' }],
    [new core.UpgradeRequired('x', { upgrade: ['a/1', 'b'] }), { Upgrade: 'a/1, b', Connection: 'Upgrade' }],
    [new core.UnsupportedMediaType('x', { accept: 'application/json' }), { Accept: 'application/json' }],
    [new core.UnsupportedMediaType('x', { accept: ['text/csv', 'text/html'] }), { Accept: 'text/csv, text/html' }],
    [new core.UnsupportedMediaType('x', { acceptEncoding: ['gzip', 'br'] }), { 'Accept-Encoding': 'gzip, br' }],
    [
      new core.UnavailableForLegalReasons('x', { blockedBy: new URL('https://court.example') }),
      { Link: '<https://court.example/>; rel="blocked-by"' },
    ],
    [new core.TooManyRequests('x', { retryAfter: 1, headers: { 'X-A': 1 } }), { 'X-A': '1', 'Retry-After': '1' }],
    [new core.NotFound('x', { headers: { 'X-B': ['1', 2] } }), { 'X-B': ['1', '2'] }],
  ])('set for %p the headers %p', (error, headers) => {
    expect(error.headers).toEqual(headers);
  });

  it('are unknown to the other classes', () => {
    // @ts-expect-error: a 404 has no Retry-After
    expect(() => new core.NotFound('x', { retryAfter: 1 })).toThrow("NotFound has no option 'retryAfter'.");
  });
});

describe('a wrong value', () => {
  it.each<[string, () => unknown, string]>([
    ['negative retryAfter', () => new core.TooManyRequests('', { retryAfter: -1 }), 'RangeError: retryAfter'],
    ['NaN retryAfter', () => new core.TooManyRequests('', { retryAfter: NaN }), 'RangeError: retryAfter'],
    ['infinite retryAfter', () => new core.ServiceUnavailable('', { retryAfter: Infinity }), 'RangeError: retryAfter'],
    ['invalid date', () => new core.PayloadTooLarge('', { retryAfter: new Date(NaN) }), 'RangeError: retryAfter'],
    ['text as retryAfter', () => new core.TooManyRequests('', { retryAfter: '60' as never }), 'TypeError: retryAfter'],
    ['null retryAfter', () => new core.TooManyRequests('', { retryAfter: null as never }), 'TypeError: retryAfter'],
    [
      'line break in challenge',
      () => new core.Unauthorized('', { challenge: 'Basic\r\nX: y' }),
      'TypeError: challenge',
    ],
    ['empty challenge', () => new core.Unauthorized('', { challenge: '' }), 'TypeError: challenge'],
    ['challenge object', () => new core.Unauthorized('', { challenge: {} as never }), 'TypeError: challenge'],
    ['text as allow', () => new core.MethodNotAllowed('', { allow: 'GET' as never }), 'TypeError: allow'],
    ['line break in allow', () => new core.MethodNotAllowed('', { allow: ['GET\n'] }), 'TypeError: allow'],
    ['negative size', () => new core.RangeNotSatisfiable('', { size: -1 }), 'RangeError: size'],
    ['fractional size', () => new core.RangeNotSatisfiable('', { size: 0.5 }), 'RangeError: size'],
    ['text as size', () => new core.RangeNotSatisfiable('', { size: '1' as never }), 'TypeError: size'],
    ['line break in upgrade', () => new core.UpgradeRequired('', { upgrade: 'a\r\n' }), 'TypeError: upgrade'],
    ['number as accept', () => new core.UnsupportedMediaType('', { accept: 1 as never }), 'TypeError: accept'],
    [
      'null coding',
      () => new core.UnsupportedMediaType('', { acceptEncoding: [null as never] }),
      'TypeError: acceptEncoding',
    ],
    [
      'blockedBy that ends the link',
      () => new core.UnavailableForLegalReasons('', { blockedBy: 'urn:x>; rel="next", <https://evil.example' }),
      'TypeError: blockedBy must be a URI reference',
    ],
    ['relative blockedBy', () => new core.UnavailableForLegalReasons('', { blockedBy: '/x' }), 'TypeError: blockedBy'],
    [
      'line break in a header',
      () => new core.NotFound('', { headers: { 'X-A': 'a\r\nb' } }),
      'TypeError: headers: X-A',
    ],
    ['line break in an item', () => new core.NotFound('', { headers: { 'X-A': ['a\n'] } }), 'TypeError: headers: X-A'],
    ['non-Latin-1 header', () => new core.NotFound('', { headers: { 'X-A': '\u{1F600}' } }), 'TypeError: headers: X-A'],
    ['header object', () => new core.NotFound('', { headers: { 'X-A': {} as never } }), 'TypeError: headers: X-A'],
    ['bad header name', () => new core.NotFound('', { headers: { 'X A': 'a' } }), 'TypeError: headers: "X A"'],
    [
      'framing header',
      () => new core.NotFound('', { headers: { 'content-length': 1 } }),
      'TypeError: headers: content-length',
    ],
    [
      'Connection: close',
      () => new core.NotFound('', { headers: { Connection: 'close' } }),
      'TypeError: headers: Connection',
    ],
    [
      'Headers',
      () => new core.NotFound('', { headers: new Headers({ a: 'b' }) as never }),
      'TypeError: headers must be a plain',
    ],
    ['null headers', () => new core.NotFound('', { headers: null as never }), 'TypeError: headers must be a plain'],
    ['expose', () => new core.NotFound('', { expose: 'yes' as never }), 'TypeError: expose'],
    ['empty code', () => new core.NotFound('', { code: '' }), 'TypeError: code'],
    ['code that is no text', () => new core.NotFound('', { code: {} as never }), 'TypeError: code'],
    ['type with a space', () => new core.NotFound('', { type: 'a b' }), 'TypeError: type'],
    ['instance with a line break', () => new core.NotFound('', { instance: 'a\n' }), 'TypeError: instance'],
    ['errors that are not an array', () => new core.NotFound('', { errors: {} as never }), 'TypeError: errors'],
    [
      'errors in a Map',
      () => new core.NotFound('', { errors: new Map([[0, { detail: 'a' }]]) as never }),
      'TypeError: errors must be an array',
    ],
    [
      'an item without detail',
      () => new core.NotFound('', { errors: [{ detail: 'a' }, {} as never] }),
      'TypeError: errors[1].detail',
    ],
    ...[-1, 1.5, NaN, Infinity, '7'].map((errorCount): [string, () => unknown, string] => [
      `errorCount ${errorCount}`,
      () => new core.NotFound('', { errorCount: errorCount as never }),
      'TypeError: errorCount must be a whole number that is not negative',
    ]),
    [
      'errorCount that is less than the number of errors',
      () => new core.NotFound('', { errorCount: 1, errors: [{ detail: 'a' }, { detail: 'b' }] }),
      'TypeError: errorCount must be at least the number of errors',
    ],
    ['an item that is null', () => new core.NotFound('', { errors: [null as never] }), 'TypeError: errors[0]'],
    ...(
      [
        [{ pointer: '/items' }, 'pointer'],
        [{ pointer: '' }, 'pointer'],
        [{ pointer: 7 }, 'pointer'],
        [{ pointer: ['#/items'] }, 'pointer'],
        [{ pointer: 'order.json#/items' }, 'pointer'],
        [{ parameter: '' }, 'parameter'],
        [{ parameter: 'id', in: 'params' }, 'in'],
        [{ header: 7 }, 'header'],
        [{ cookie: null }, 'cookie'],
        [{ code: 11000 }, 'code'],
      ] as const
    ).map(([members, name]): [string, () => unknown, string] => [
      `an item with ${JSON.stringify(members)}`,
      () => new core.NotFound('', { errors: [{ detail: 'a', ...members } as never] }),
      `TypeError: errors[0].${name}`,
    ]),
    [
      'extension of a standard name',
      () => new core.NotFound('', { extensions: { status: 1 } }),
      "TypeError: extensions can't have a member 'status'",
    ],
    [
      'extension of a number',
      () => new core.NotFound('', { extensions: { 0: 1 } }),
      "TypeError: extensions can't have a member '0'",
    ],
    ...['type', 'title', 'status', 'detail', 'instance', 'code', 'errors', 'errorCount', 'stack', '10'].map(
      (name): [string, () => unknown, string] => [
        `extension of the name ${name}`,
        () => new core.NotFound('', { extensions: { [name]: 1 } }),
        `TypeError: extensions can't have a member '${name}'`,
      ],
    ),
    [
      'extensions in a Map',
      () => new core.NotFound('', { extensions: new Map() as never }),
      'TypeError: extensions must be a plain',
    ],
    [
      'message that is an error',
      () => new core.NotFound(new Error('x') as never),
      'TypeError: message must be a string; pass an error as { cause }',
    ],
    ['options that are text', () => new core.NotFound('x', 'y' as never), 'TypeError: options must be an object'],
    ['options that are null', () => new core.NotFound('x', null as never), 'TypeError: options must be an object'],
  ])('throws at construction: %s', (_, construct, message) => {
    let thrown: unknown;
    try {
      construct();
    } catch (error) {
      thrown = error;
    }
    expect(String(thrown)).toContain(message);
  });
});

describe('isHttpError', () => {
  it('returns true only for errors of Faultline', () => {
    expect([new core.NotFound(), new core.HttpError(402)].every(core.isHttpError)).toBe(true);
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('trap');
        },
      },
    );
    expect(
      [createError(404), new Error('x'), { status: 404 }, null, undefined, 'x', hostile].some(core.isHttpError),
    ).toBe(false);
    expect(core.isHttpError(hostile)).toBe(false);
  });

  it('returns true for errors of the CommonJS copy of the package', () => {
    const cjs = require('../packages/core/dist/cjs/index.js') as typeof core;
    expect(cjs.NotFound).not.toBe(core.NotFound);
    expect(core.isHttpError(new cjs.NotFound())).toBe(true);
    expect(cjs.isHttpError(new core.NotFound())).toBe(true);
  });
});

describe('HttpError.clientErrorStacks', () => {
  const limit = Error.stackTraceLimit;
  afterEach(() => {
    core.HttpError.clientErrorStacks = true;
  });

  it('is true by default: a 4xx has a stack', () => {
    expect(new core.NotFound('There is no book 7.').stack).toMatch(/^NotFound: There is no book 7\.\n {4}at /);
  });

  it('set to false, omits the stack of a 4xx, and of no other error', () => {
    core.HttpError.clientErrorStacks = false;
    expect(new core.NotFound('There is no book 7.').stack).toBe('NotFound: There is no book 7.');
    expect(new core.BadGateway('No answer.').stack).toMatch(/^BadGateway: No answer\.\n {4}at /);
    expect(new Error('another').stack).toMatch(/\n {4}at /);
    expect(Error.stackTraceLimit).toBe(limit);
  });

  it('set to false, keeps the stack of a 500', () => {
    core.HttpError.clientErrorStacks = false;
    expect(new core.InternalServerError('x').stack).toMatch(/^InternalServerError: x\n {4}at /);
  });

  it('set to false, has no effect if Error.stackTraceLimit cannot be written', () => {
    core.HttpError.clientErrorStacks = false;
    Object.defineProperty(Error, 'stackTraceLimit', { writable: false });
    try {
      expect(new core.NotFound('There is no book 7.').stack).toMatch(/^NotFound: There is no book 7\.\n {4}at /);
    } finally {
      Object.defineProperty(Error, 'stackTraceLimit', { writable: true });
    }
  });

  it('does not change Error.stackTraceLimit if an option is rejected', () => {
    core.HttpError.clientErrorStacks = false;
    expect(() => new core.TooManyRequests(undefined, { retryAfter: -1 })).toThrow(RangeError);
    expect(Error.stackTraceLimit).toBe(limit);
  });
});

describe('the cause of an error', () => {
  it('is an own property that is not enumerable, as on Error, and is absent by default', () => {
    const cause = new Error('socket hang up');
    expect(Object.getOwnPropertyDescriptor(new core.BadGateway('No answer.', { cause }), 'cause')).toEqual(
      Object.getOwnPropertyDescriptor(new Error('No answer.', { cause }), 'cause'),
    );
    expect(new core.BadGateway('No answer.', { cause: undefined })).toHaveProperty('cause', undefined);
    expect(new core.BadGateway('No answer.', { code: 'X' })).not.toHaveProperty('cause');
  });
});

describe('jsonPointer()', () => {
  it.each<[PropertyKey[], string]>([
    [[], '#'],
    [['items', 3, 'price'], '#/items/3/price'],
    [['a/b', 'm~n', ''], '#/a~1b/m~0n/'],
    [['größe', 'a b', '%', '"'], '#/gr%C3%B6%C3%9Fe/a%20b/%25/%22'],
    [['\ud800'], '#/%EF%BF%BD'],
    [[Symbol('secret')], '#/Symbol(secret)'],
  ])('returns the URI fragment of RFC 6901 for %j', (path, pointer) => {
    expect(core.jsonPointer(path)).toBe(pointer);
  });
});

describe('hasStatus()', () => {
  it('returns true only for errors of Faultline with one of the statuses', () => {
    expect(core.hasStatus(new core.NotFound(), 410, 404)).toBe(true);
    expect(core.hasStatus(new core.NotFound(), 410)).toBe(false);
    expect(core.hasStatus(new core.NotFound())).toBe(false);
    expect(core.hasStatus(createError(404), 404)).toBe(false);
    expect(core.hasStatus(null, 404)).toBe(false);
  });
});

describe('createError()', () => {
  it.each(listed)('returns an instance of $name for $status', ({ status, name, message }) => {
    const error = core.createError(status);
    expect(error).toBeInstanceOf(classOf(name));
    expect(error.message.toLowerCase()).toBe(message.toLowerCase());
  });

  it('returns an HttpError for a status that the catalogue does not list', () => {
    const error = core.createError(402, 'Your balance is too low.', { code: 'OUT_OF_CREDIT' });
    expect(error.constructor).toBe(core.HttpError);
    expect(error).toMatchObject({ status: 402, message: 'Your balance is too low.', code: 'OUT_OF_CREDIT' });
  });

  it('accepts the options of the class', () => {
    const error: core.TooManyRequests = core.createError(429, undefined, { retryAfter: 60 });
    expect(error.headers).toEqual({ 'Retry-After': '60' });
    // @ts-expect-error: a 404 has no Retry-After
    expect(() => core.createError(404, 'x', { retryAfter: 60 })).toThrow("NotFound has no option 'retryAfter'.");
  });

  it('has the type of the class of a literal status', () => {
    const notFound: core.NotFound = core.createError(404);
    const paymentRequired: core.HttpError<402> = core.createError(402);
    const either: core.NotFound | core.Gone = core.createError(Math.random() < 2 ? 404 : 410);
    const any: core.HttpError = core.createError(Number('409'));
    expect([notFound.status, paymentRequired.status, either.status, any.status]).toEqual([404, 402, 404, 409]);
  });

  it.each([399, 600, '404', NaN, 'constructor'])('throws a RangeError for the status %p', (status) => {
    expect(() => core.createError(status as number)).toThrow(
      new RangeError(`status must be a whole number from 400 to 599, not ${status}`),
    );
  });
});

describe('the options of an error', () => {
  it('reject an unknown name, and list the known ones', () => {
    expect(() => new core.TooManyRequests('x', { retryafter: 1 } as never)).toThrow(
      new TypeError(
        "TooManyRequests has no option 'retryafter'. The options are cause, expose, report, data, headers, extensions, type, title, instance, code, errors, errorCount, retryAfter",
      ),
    );
    class SoldOut extends core.Conflict {}
    expect(() => new SoldOut('x', { constructor: undefined } as never)).toThrow("SoldOut has no option 'constructor'.");
  });

  it.each([[{ title: 'Out of stock' }], [{ title: 'Out of stock', type: 'about:blank' }]])(
    'reject a title without a type of its own: %j',
    (options) => {
      expect(() => new core.Conflict('x', options)).toThrow(
        new TypeError('title needs a type: the title of about:blank is the name of the status'),
      );
    },
  );

  it.each([
    ['code must have at most 200 characters, not 201', { code: 'x'.repeat(201) }],
    ['type must have at most 2000 characters, not 2001', { type: 'x'.repeat(2001) }],
    ['title must have at most 1000 characters, not 1001', { type: 'x', title: 'x'.repeat(1001) }],
    ['headers: X-Own must have at most 8000 characters', { headers: { 'X-Own': 'x'.repeat(8001) } }],
  ])('reject a value that is too long: %s', (message, options) => {
    expect(() => new core.Conflict('x', options)).toThrow(new TypeError(message));
  });
});

describe('HttpError.toJSON()', () => {
  it('returns the problem that a client gets', () => {
    const error = new core.Conflict('Sold out.', {
      code: 'SOLD_OUT',
      type: 'https://books.example/problems/sold-out',
      title: 'Sold out',
      instance: '/orders/7',
      errors: [{ detail: 'There are none left.', pointer: '#/book' }],
      extensions: { book: 7 },
      cause: new Error('secret'),
      data: 'secret',
      headers: { 'X-Own': '1' },
    });
    expect(JSON.stringify(error)).toBe(
      '{"type":"https://books.example/problems/sold-out","title":"Sold out","status":409,"detail":"Sold out.","instance":"/orders/7","code":"SOLD_OUT","errors":[{"detail":"There are none left.","pointer":"#/book"}],"book":7}',
    );
  });

  it.each([
    ['a 5xx', new core.BadGateway('secret')],
    ['a 4xx with expose: false', new core.NotFound('secret', { expose: false })],
    ['a default message', new core.NotFound()],
    ['a status that the catalogue does not list', new core.HttpError(402, 'Pay first.')],
  ])('is the body of the response to %s', (_name, error) => {
    expect(JSON.stringify(error)).toBe(createErrorResponder()(error).body);
  });

  it('omits properties that were replaced by wrong values', () => {
    const wrong = { code: {}, type: 7, errors: [{}], extensions: { big: 10n, status: 200, stock: 0 } };
    expect(JSON.stringify(Object.assign(new core.Conflict('Sold out.'), wrong))).toBe(
      '{"type":"about:blank","title":"Conflict","status":409,"detail":"Sold out.","stock":0}',
    );
  });
});

describe('the option code', () => {
  it('is text, also if it is given as a number', () => {
    expect(new core.Conflict('x', { code: 1042 }).code).toBe('1042');
  });
});
