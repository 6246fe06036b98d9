import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { deflateSync, gzipSync } from 'node:zlib';
import type * as client from '@faultline/client';
import { fieldErrorsOf, isProblem, problemOf, problemOfBody, ProblemError, throwIfProblem } from '@faultline/client';
import { Conflict, defineProblem, problemRegistry } from '@faultline/core';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { AxiosHeaders } from 'axios';
import { failureOf } from './failure-of.js';

const sockets = new Set<Socket>();
/** What the server sends on each connection: bytes, or a function that writes to the socket. */
let answer: string | Buffer | ((socket: Socket) => void) = '';
const server = createServer((socket) => {
  sockets.add(socket);
  socket.on('error', () => {});
  socket.once('data', () => (typeof answer === 'function' ? answer(socket) : socket.end(answer)));
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

/** The response of a server that sends these bytes. */
function receive(bytes: typeof answer, init?: RequestInit): Promise<Response> {
  answer = bytes;
  return fetch(url, { headers: { Connection: 'close' }, ...init });
}

async function problemAt(bytes: typeof answer): Promise<ProblemError> {
  const problem = await problemOf(await receive(bytes));
  expect(problem).toBeInstanceOf(ProblemError);
  return problem!;
}

/** What a log shows of an error. */
const propertiesOf = (error: ProblemError | undefined): object => Object.assign({}, error);

/** A 409 with this body. */
const conflict = (body: string, type = 'application/problem+json'): string =>
  `HTTP/1.1 409 Conflict\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;

/** The error of a response of which only the status is certain. */
const onlyStatus = (status: number): object => ({ status, type: 'about:blank', errors: [], members: {} });

const outOfStock =
  '{"type":"https://shop.example/problems/out-of-stock","title":"Out of stock","status":409,"detail":"Only 2 are left.","instance":"/orders/3","code":"OUT_OF_STOCK","errors":[{"detail":"At most 2.","pointer":"#/items/0/count","code":"too_big"}],"book":7,"available":2}';
const outOfStockError = {
  status: 409,
  type: 'https://shop.example/problems/out-of-stock',
  code: 'OUT_OF_STOCK',
  title: 'Out of stock',
  detail: 'Only 2 are left.',
  instance: '/orders/3',
  errors: [{ detail: 'At most 2.', pointer: '#/items/0/count', code: 'too_big' }],
  members: {
    code: 'OUT_OF_STOCK',
    errors: [{ detail: 'At most 2.', pointer: '#/items/0/count', code: 'too_big' }],
    book: 7,
    available: 2,
  },
};

describe('problemOf()', () => {
  it.each([
    {
      name: 'a problem',
      bytes: conflict(outOfStock),
      message: 'HTTP 409: Only 2 are left.',
      error: outOfStockError,
    },
    {
      name: 'a problem that is sent as application/json',
      bytes: conflict(outOfStock, 'application/json'),
      message: 'HTTP 409: Only 2 are left.',
      error: outOfStockError,
    },
    {
      name: 'a problem without a media type, in chunks that divide a character',
      bytes: Buffer.from(
        'HTTP/1.1 404 x\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n{"title":"\xc3\r\n3\r\n\xbc"}\r\n0\r\n\r\n',
        'latin1',
      ),
      message: 'HTTP 404: ü',
      error: { ...onlyStatus(404), title: 'ü' },
    },
    {
      name: 'a problem with a byte order mark',
      bytes: conflict('\uFEFF{"title":"Conflict"}'),
      message: 'HTTP 409: Conflict',
      error: { ...onlyStatus(409), title: 'Conflict' },
    },
    {
      name: 'a problem without members',
      bytes: conflict('{}'),
      message: 'HTTP 409',
      error: onlyStatus(409),
    },
    {
      name: 'another status than that of the status line',
      bytes: conflict('{"status":200,"title":"OK"}'),
      message: 'HTTP 409: OK',
      error: { ...onlyStatus(409), title: 'OK' },
    },
    {
      name: 'standard members of wrong types',
      bytes: conflict('{"type":7,"title":["a"],"status":"409","detail":{"a":1},"instance":null}'),
      message: 'HTTP 409',
      error: onlyStatus(409),
    },
    {
      name: 'other members of wrong types',
      bytes: conflict('{"code":7,"errors":{"name":["The name is missing."]},"requestId":7}'),
      message: 'HTTP 409',
      error: {
        ...onlyStatus(409),
        members: { code: 7, errors: { name: ['The name is missing.'] }, requestId: 7 },
      },
    },
    {
      name: 'errors that have no detail, and members of errors that are not text',
      bytes: conflict(
        '{"errors":[null,7,"a",[],{"pointer":"#/a"},{"detail":7},{"detail":"b","pointer":7,"code":"c"}]}',
      ),
      message: 'HTTP 409',
      error: {
        ...onlyStatus(409),
        errors: [{ detail: 'b', code: 'c' }],
        members: {
          errors: [null, 7, 'a', [], { pointer: '#/a' }, { detail: 7 }, { detail: 'b', pointer: 7, code: 'c' }],
        },
      },
    },
    {
      name: 'the JSON of another format',
      bytes: conflict('{"statusCode":409,"message":"Taken","error":"Conflict"}', 'application/json'),
      message: 'HTTP 409',
      error: { ...onlyStatus(409), members: { statusCode: 409, message: 'Taken', error: 'Conflict' } },
    },
    ...['[]', '[{"title":"a"}]', 'null', '7', '"a"', 'true'].map((body) => ({
      name: `JSON that is no object: ${body}`,
      bytes: conflict(body),
      message: 'HTTP 409',
      error: onlyStatus(409),
    })),
    {
      name: 'an empty body',
      bytes: 'HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n',
      message: 'HTTP 503',
      error: onlyStatus(503),
    },
    {
      name: 'HTML of a proxy',
      bytes:
        'HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nRetry-After: 3\r\nX-Request-Id: p1\r\n\r\n<html><h1>502</h1></html>',
      message: 'HTTP 502',
      error: { ...onlyStatus(502), retryAfter: 3, requestId: 'p1' },
      cause: 'Unexpected token \'<\', "<html><h1>"... is not valid JSON',
    },
    {
      name: 'JSON that is cut off',
      bytes: 'HTTP/1.1 500 x\r\n\r\n{"title":"Inter',
      message: 'HTTP 500',
      error: onlyStatus(500),
      cause: 'Unterminated string in JSON at position 15',
    },
    {
      name: 'a connection that breaks',
      bytes: 'HTTP/1.1 500 x\r\nContent-Length: 100\r\nX-Request-Id: r1\r\n\r\n{"title":"a"}',
      message: 'HTTP 500',
      error: { ...onlyStatus(500), requestId: 'r1' },
      cause: 'terminated',
    },
    {
      name: 'a body that is not the gzip that its header field promises',
      bytes: 'HTTP/1.1 500 x\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}',
      message: 'HTTP 500',
      error: onlyStatus(500),
      cause: 'terminated',
    },
    {
      name: 'bytes that are not UTF-8',
      bytes: Buffer.from('HTTP/1.1 409 x\r\n\r\n{"title":"\xff"}', 'latin1'),
      message: 'HTTP 409: \uFFFD',
      error: { ...onlyStatus(409), title: '\uFFFD' },
    },
    {
      name: 'a status that no standard knows',
      bytes: 'HTTP/1.1 799 x\r\n\r\n{"title":"a"}',
      message: 'HTTP 799: a',
      error: { ...onlyStatus(799), title: 'a' },
    },
  ])('returns what is certain of $name', async ({ bytes, message, error, cause }) => {
    const problem = await problemAt(bytes);
    expect(propertiesOf(problem)).toEqual(error);
    expect(problem.message).toBe(message);
    if (cause === undefined) expect(problem.cause).toBeUndefined();
    else expect((problem.cause as Error).message).toContain(cause);
  });

  it('keeps members with the names of properties of an error apart from its properties', async () => {
    const problem = await problemAt(
      conflict(
        '{"name":"a","message":"b","stack":"c","cause":"d","response":"e","statusCode":401,"expose":true,"headers":{"a":"b"},"toString":"f","then":"g","__proto__":{"h":1}}',
      ),
    );
    expect(String(problem)).toBe('ProblemError: HTTP 409');
    expect(problem.cause).toBeUndefined();
    expect(problem.response.status).toBe(409);
    expect('statusCode' in problem || 'expose' in problem || 'headers' in problem || 'h' in problem).toBe(false);
    expect(Object.keys(problem.members)).toHaveLength(11);
    expect('h' in problem.members).toBe(false);
  });

  it('accepts JSON that is nested very deeply', async () => {
    const problem = await problemAt(conflict(`{"title":"a","deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`));
    expect(problem.title).toBe('a');
  });

  it.each([
    ['200 OK', '{"title":"a","status":500}'],
    ['204 No Content', ''],
    ['304 Not Modified', ''],
    ['302 Found', ''],
  ])('returns undefined for a %s, and leaves the body', async (line, body) => {
    const response = await receive(`HTTP/1.1 ${line}\r\nLocation: /\r\nConnection: close\r\n\r\n${body}`, {
      redirect: 'manual',
    });
    expect(await problemOf(response)).toBeUndefined();
    expect(await response.text()).toBe(body);
  });

  it('returns what is certain of a response to HEAD', async () => {
    const response = await receive('HTTP/1.1 404 x\r\nContent-Length: 13\r\nX-Request-Id: r1\r\n\r\n', {
      method: 'HEAD',
    });
    expect(propertiesOf(await problemOf(response))).toEqual({ ...onlyStatus(404), requestId: 'r1' });
  });

  it('reads at most 1,000,000 characters, and closes the connection', async () => {
    let written = 0;
    let closed: Promise<unknown> | undefined;
    const problem = await problemAt((socket) => {
      closed = new Promise((resolve) => void socket.once('close', resolve));
      socket.write('HTTP/1.1 400 x\r\nX-Request-Id: r1\r\n\r\n{"title":"');
      const fill = (): void => {
        written += 100_000;
        if (!socket.destroyed) socket.write('a'.repeat(100_000), fill);
      };
      fill();
    });
    expect(propertiesOf(problem)).toEqual({ ...onlyStatus(400), requestId: 'r1' });
    expect((problem.cause as Error).message).toBe('The body has more than 1000000 characters');
    await closed;
    expect(written).toBeLessThan(50_000_000);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ] as const)('reads at most 1,000,000 characters of a body in %s', async (encoding, compress) => {
    const body = compress(Buffer.alloc(20_000_000, ' '));
    const problem = await problemAt(
      Buffer.concat([Buffer.from(`HTTP/1.1 400 x\r\nContent-Encoding: ${encoding}\r\n\r\n`), body]),
    );
    expect((problem.cause as Error).message).toBe('The body has more than 1000000 characters');
  });

  it('reads a problem of 1,000,000 characters', async () => {
    const title = 'ü'.repeat(1_000_000 - '{"title":""}'.length);
    expect((await problemAt(conflict(`{"title":"${title}"}`))).title).toBe(title);
    expect((await problemAt(conflict(`{"title":"${title}ü"}`))).title).toBeUndefined();
  });

  it('reads for at most 10 seconds', async () => {
    const response = await receive(
      (socket) => void socket.write('HTTP/1.1 400 x\r\nX-Request-Id: r1\r\n\r\n{"title":'),
    );
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
    try {
      const pending = problemOf(response);
      let isSettled = false;
      void pending.then(() => (isSettled = true));
      await jest.advanceTimersByTimeAsync(9999);
      expect(isSettled).toBe(false);
      await jest.advanceTimersByTimeAsync(1);
      expect(propertiesOf(await pending)).toEqual({ ...onlyStatus(400), requestId: 'r1' });
    } finally {
      jest.useRealTimers();
    }
  });

  it('returns what is certain of a response whose body is aborted', async () => {
    const controller = new AbortController();
    const response = await receive((socket) => void socket.write('HTTP/1.1 429 x\r\nRetry-After: 5\r\n\r\n{"title":'), {
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(), 20);
    const problem = (await problemOf(response))!;
    expect(propertiesOf(problem)).toEqual({ ...onlyStatus(429), retryAfter: 5 });
    expect((problem.cause as Error).name).toBe('AbortError');
  });

  it('returns what is certain of a response whose body was read before', async () => {
    const response = await receive(conflict(outOfStock));
    await response.text();
    const problem = (await problemOf(response))!;
    expect(propertiesOf(problem)).toEqual(onlyStatus(409));
    expect((problem.cause as Error).message).toBe('The body was read before');
  });

  it('returns what is certain of a response whose body is locked by another reader', async () => {
    const response = await receive(conflict(outOfStock));
    response.body!.getReader();
    const problem = (await problemOf(response))!;
    expect(propertiesOf(problem)).toEqual(onlyStatus(409));
    expect((problem.cause as Error).message).toContain('locked');
  });

  it('leaves the body of a response whose clone it reads', async () => {
    const response = await receive(conflict(outOfStock));
    expect((await problemOf(response.clone()))!.code).toBe('OUT_OF_STOCK');
    expect(await response.text()).toBe(outOfStock);
  });

  it('returns an error with the status 0 for a response that the browser hides', async () => {
    expect(propertiesOf(await problemOf(Response.error()))).toEqual(onlyStatus(0));
  });

  it('reads the text of a response without a stream, as in React Native', async () => {
    const response = { status: 409, headers: new Headers(), bodyUsed: false, text: async () => outOfStock };
    expect((await problemOf(response))!.code).toBe('OUT_OF_STOCK');
    const failing = { ...response, text: () => Promise.reject(new Error('Network request failed')) };
    expect(propertiesOf(await problemOf(failing))).toEqual(onlyStatus(409));
  });
});

describe('throwIfProblem()', () => {
  it('throws the error of a failed response', async () => {
    const response = await receive(conflict(outOfStock));
    const error = await failureOf(() => throwIfProblem(response));
    expect(error).toBeInstanceOf(ProblemError);
    expect(propertiesOf(error as ProblemError)).toEqual(outOfStockError);
    expect((error as ProblemError).response).toBe(response);
  });

  it('returns any other response', async () => {
    const response = await receive('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[1]');
    expect(await throwIfProblem(response)).toBe(response);
    expect(await response.json()).toEqual([1]);
  });
});

describe('the retryAfter of a ProblemError', () => {
  const now = 'Sun, 06 Nov 1994 08:49:37 GMT';
  it.each([
    { field: '120', seconds: 120 },
    { field: '0', seconds: 0 },
    { field: '1.2', seconds: 2 },
    { field: 'Sun, 06 Nov 1994 08:50:07 GMT', date: now, seconds: 30 },
    { field: 'Sunday, 06-Nov-94 08:50:07 GMT', date: now, seconds: 30 },
    { field: 'Sun Nov  6 08:50:07 1994', date: now, seconds: 30 },
    { field: 'Sun, 06 Nov 1994 08:49:36 GMT', date: now, seconds: 0 },
    { field: 'Fri, 31 Dec 9999 23:59:59 GMT', date: now, seconds: 2_147_483 },
    { field: '99999999999', seconds: 2_147_483 },
    { field: '9'.repeat(400), seconds: 2_147_483 },
    { field: 'Sun, 06 Nov 1994 08:49:37 GMT', seconds: 0 },
    { field: 'Sun, 06 Nov 1994 08:49:37 GMT', date: 'yesterday', seconds: 0 },
    { field: 'Sun, 06 Nov 1994 08:99:37 GMT', seconds: undefined },
    { field: '-5', seconds: undefined },
    { field: '1e3', seconds: undefined },
    { field: '0x10', seconds: undefined },
    { field: '5, 10', seconds: undefined },
    { field: 'soon', seconds: undefined },
    { field: 'in 5 minutes', seconds: undefined },
    { field: 'Infinity', seconds: undefined },
    { field: '', seconds: undefined },
  ])('is $seconds for Retry-After: $field', async ({ field, date, seconds }) => {
    const dateField = date === undefined ? '' : `Date: ${date}\r\n`;
    const { retryAfter } = await problemAt(`HTTP/1.1 503 x\r\n${dateField}Retry-After: ${field}\r\n\r\n{}`);
    expect(retryAfter).toBe(seconds);
  });

  it('is measured by the clock if the response has no Date', async () => {
    const inTenSeconds = new Date(Date.now() + 10_000).toUTCString();
    const { retryAfter } = await problemAt(`HTTP/1.1 503 x\r\nRetry-After: ${inTenSeconds}\r\n\r\n{}`);
    expect([9, 10]).toContain(retryAfter);
  });

  it('is the same in a time zone other than UTC', async () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Tokyo';
    try {
      const bytes = `HTTP/1.1 503 x\r\nDate: ${now}\r\nRetry-After: Sun Nov  6 08:50:07 1994\r\n\r\n{}`;
      expect((await problemAt(bytes)).retryAfter).toBe(30);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});

describe('the requestId of a ProblemError', () => {
  it.each([
    { fields: 'X-Request-Id: r1\r\n', body: '{"requestId":"r2"}', requestId: 'r1' },
    { fields: '', body: '{"requestId":"r2"}', requestId: 'r2' },
    { fields: '', body: '{"requestId":{}}', requestId: undefined },
    { fields: '', body: '', requestId: undefined },
  ])('is $requestId for the field "$fields" and the body "$body"', async ({ fields, body, requestId }) => {
    expect((await problemAt(`HTTP/1.1 500 x\r\n${fields}\r\n${body}`)).requestId).toBe(requestId);
  });
});

describe('problemOfBody()', () => {
  it.each([
    ['an object', JSON.parse(outOfStock) as unknown],
    ['text', outOfStock],
  ])('returns the error of a body that is %s', (_name, body) => {
    expect(propertiesOf(problemOfBody(body, 409))).toEqual(outOfStockError);
  });

  it.each([
    ['HTML', '<html>'],
    ['an empty text', ''],
    ['undefined', undefined],
    ['null', null],
    ['a number', 7],
    ['an array', [{ title: 'a' }]],
    ['a function', () => {}],
    ['an ArrayBuffer', new ArrayBuffer(2)],
    ['a Buffer', Buffer.from('{"title":"a"}')],
    ['a Blob', new Blob(['{"title":"a"}'])],
    [
      'an object whose members throw',
      {
        get title(): string {
          throw new Error('title');
        },
      },
    ],
  ])('returns what is certain of a body that is %s', (_name, body) => {
    expect(propertiesOf(problemOfBody(body, 502))).toEqual(onlyStatus(502));
  });

  it.each([
    ['a Headers object', new Headers({ 'Retry-After': '5', 'X-Request-Id': 'r1' })],
    ['an object', { 'Retry-After': '5', 'x-request-id': 'r1' }],
    ['an object with other values', { 'retry-after': 5, 'X-REQUEST-ID': 'r1', a: undefined, b: null, c: ['d'] }],
    ['pairs', [['retry-after', '5'], ['X-Request-Id', 'r1']]], // prettier-ignore
    ['those of axios', new AxiosHeaders({ 'Retry-After': '5', 'X-Request-Id': 'r1', 'Set-Cookie': ['a', 'b'] })],
    ['those of HTTP/2', { ':status': 503, 'retry-after': '5', 'x-request-id': 'r1', bad: 'a\nb' }],
  ])('reads header fields that are %s', (_name, headers) => {
    const { retryAfter, requestId, response } = problemOfBody({}, 503, headers);
    expect({ retryAfter, requestId }).toEqual({ retryAfter: 5, requestId: 'r1' });
    expect(response.status).toBe(503);
    expect(response.headers.get('RETRY-AFTER')).toBe('5');
  });

  it.each([undefined, null, {}])('needs no header fields: %p', (headers) => {
    const { retryAfter, requestId } = problemOfBody({}, 503, headers);
    expect({ retryAfter, requestId }).toEqual({ retryAfter: undefined, requestId: undefined });
  });
});

describe('ProblemError', () => {
  it('does not show the response in a log', () => {
    const error = problemOfBody({ title: 'a' }, 401, { 'Set-Cookie': 'session=hunter2' });
    expect(JSON.stringify(error)).toBe('{"status":401,"type":"about:blank","title":"a","errors":[],"members":{}}');
    expect(Object.keys(error)).not.toContain('response');
  });

  it('has a stack that begins with its name and message', () => {
    expect(problemOfBody({ detail: 'a' }, 401).stack).toMatch(/^ProblemError: HTTP 401: a\n/);
  });
});

describe('isProblem()', () => {
  class OutOfStock extends defineProblem(Conflict, { code: 'OUT_OF_STOCK', title: 'Out of stock' }) {}
  class Closed extends defineProblem(Conflict, { code: 'CLOSED', title: 'Closed' }) {}
  problemRegistry({ base: 'https://shop.example/problems/' }, OutOfStock, Closed);
  const error = problemOfBody(outOfStock, 409);

  it.each([
    { names: [], result: true },
    { names: ['OUT_OF_STOCK'], result: true },
    { names: ['CLOSED', 'OUT_OF_STOCK'], result: true },
    { names: ['https://shop.example/problems/out-of-stock'], result: true },
    { names: [OutOfStock], result: true },
    { names: [Closed, OutOfStock], result: true },
    { names: ['CLOSED'], result: false },
    { names: [Closed], result: false },
    { names: [''], result: false },
  ] as { names: ['OUT_OF_STOCK']; result: boolean }[])('returns $result for $names', ({ names, result }) => {
    expect(isProblem(error, ...names)).toBe(result);
  });

  it.each([undefined, null, 7, 'a', {}, new Error('a'), new OutOfStock(), { status: 409, code: 'OUT_OF_STOCK' }])(
    'returns false for %p, which is no ProblemError',
    (value) => {
      expect(isProblem(value)).toBe(false);
      expect(isProblem(value, 'OUT_OF_STOCK')).toBe(false);
    },
  );

  it('recognizes the errors of another copy of the package', async () => {
    const copy = new URL('../packages/client/dist/esm/index.js?copy', import.meta.url).href;
    const other = (await import(copy)) as typeof client;
    expect(other.ProblemError).not.toBe(ProblemError);
    expect(isProblem(other.problemOfBody(outOfStock, 409), 'OUT_OF_STOCK')).toBe(true);
  });
});

describe('fieldErrorsOf()', () => {
  it.each([
    ['#/items/3/price', 'items[3].price'],
    ['#/name', 'name'],
    ['#/3', '[3]'],
    ['#/3/name', '[3].name'],
    ['#/matrix/0/1', 'matrix[0][1]'],
    ['#', ''],
    ['#/', ''],
    ['', ''],
    ['/items/3', 'items[3]'],
    ['name', 'name'],
    ['#/a~1b/c~0d', 'a/b.c~d'],
    ['#/a~01', 'a~1'],
    ['#/f%C3%BCr/a%20b', 'für.a b'],
    ['/a%20b', 'a%20b'],
    ['#/100%', '100%'],
    ['#/__proto__/constructor', '__proto__.constructor'],
  ])('names the field of %s: %s', (pointer, path) => {
    const problem = problemOfBody({ errors: [{ detail: 'a', pointer }] }, 422);
    expect(fieldErrorsOf(problem)).toEqual(new Map([[path, ['a']]]));
    expect(fieldErrorsOf(problem, 'pointer')).toEqual(new Map([[pointer, ['a']]]));
  });

  const mixed = problemOfBody(
    {
      errors: [
        { detail: 'The items are wrong together.' },
        { detail: 'too long', pointer: '#/items/0' },
        { detail: 'no number', parameter: 'page', in: 'query' },
        { detail: 'missing', header: 'Idempotency-Key' },
        { detail: 'expired', cookie: 'session' },
        { detail: 'not allowed', pointer: '#/items/0' },
      ],
    },
    422,
  );

  it('collects the messages of each field, in their order', () => {
    const general = ['The items are wrong together.', 'missing', 'expired'];
    expect([...fieldErrorsOf(mixed)]).toEqual([
      ['', general],
      ['items[0]', ['too long', 'not allowed']],
      ['page', ['no number']],
    ]);
    expect([...fieldErrorsOf(mixed, 'pointer').keys()]).toEqual(['', '#/items/0', 'page']);
  });

  it('is empty for a problem without errors', () => {
    expect(fieldErrorsOf(problemOfBody('<html>', 502))).toEqual(new Map());
  });
});

describe('@faultline/client', () => {
  it('works in a worker of Node', async () => {
    answer = conflict(outOfStock);
    const file = import.meta.resolve('@faultline/client');
    const worker = new Worker(
      `import { parentPort } from 'node:worker_threads';
      import { isProblem, throwIfProblem } from '${file}';
      fetch('${url}').then(throwIfProblem).catch((error) => parentPort.postMessage([isProblem(error, 'OUT_OF_STOCK'), error.members]));`,
      { eval: true },
    );
    const [[isOutOfStock, members]] = (await once(worker, 'message')) as [[boolean, object]];
    await worker.terminate();
    expect(isOutOfStock).toBe(true);
    expect(members).toEqual(outOfStockError.members);
  });
});
