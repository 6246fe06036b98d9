import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, HttpError, TooManyRequests, UnprocessableEntity } from '@faultline/core';
import * as fc from 'fast-check';
import { isProblem } from './problem-schema.js';
import type { Running } from './running-server.js';
import { servers } from './servers.js';

const seed = Number(process.env['FUZZ_SEED'] ?? 20261122);
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 3);
const planted = 'hunter2';

const fail = (): never => {
  throw new Error(planted);
};

const everyTrap = Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((trap) => [trap, fail]));

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** Values for any property of an error. Texts contain the planted secret. */
const anything = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withMap: true, withTypedArray: true }),
  fc.string().map((text) => planted + text),
  fc.constantFrom(404, 503, 200, 999, '404', true, planted, Symbol(planted), () => planted),
);

/** Names of properties that libraries add to their errors. */
const names = fc.constantFrom(
  ...'status statusCode message name stack cause headers code type instance errors extensions'.split(' '),
  ...'output isBoom response request config syscall path sql toJSON then'.split(' '),
);

/** Other errors and objects: plain, frozen, or with getters that throw or return another value each time. */
const otherErrors = fc
  .tuple(
    fc.dictionary(names, fc.tuple(anything, fc.constantFrom('value', 'fails', 'fickle'))),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([properties, isError, frozen]) => {
    const thrown: object = isError ? new Error(planted) : {};
    Reflect.get(thrown, 'stack'); // V8 creates it now; later, it would call the getters
    for (const [name, [value, kind]] of Object.entries(properties)) {
      let reads = 0;
      const fickle = (): unknown => ((reads += 1) % 2 === 0 ? planted : value);
      const get = kind === 'fails' ? fail : kind === 'fickle' ? fickle : undefined;
      Object.defineProperty(thrown, name, get ? { get, enumerable: true } : { value, enumerable: true });
    }
    return frozen ? Object.freeze(thrown) : thrown;
  });

/** Errors of Faultline. Everything except the cause is public, so only the cause contains the secret. */
const faultlineErrors = fc
  .tuple(
    fc.integer({ min: 400, max: 599 }),
    fc.string({ unit: 'binary' }),
    fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 50 })),
  )
  .map(([status, message, extensions]) => {
    try {
      return new HttpError(status, message, { extensions, cause: new Error(planted) });
    } catch {
      return new Conflict(message); // a reserved name
    }
  });

/** Values that throw, never end or are huge. They contain the secret only where it must not be exposed. */
const hostile = fc.constantFrom<() => unknown>(
  () => new Proxy({}, everyTrap),
  () => new Proxy([], { get: fail }),
  () => revoked({}),
  () => revoked([]),
  () => new Map([[planted, planted]]),
  () => new Headers({ [planted]: planted }),
  () => [
    { detail: 'x', value: planted },
    { detail: 'y', pointer: '#/y', [planted]: planted },
  ],
  () => [new Proxy({ detail: 'x' }, { get: fail })],
  () => Object.assign([{ detail: 'x' }], { length: 1e9 }),
  () => Object.defineProperty({}, 'x', { get: fail, enumerable: true }),
  () => ({ toJSON: fail }),
  () => ({ toJSON: () => ({ toJSON: fail }) }),
  () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = [cycle, cycle];
    return cycle;
  },
  () => ({ 'X-Own': 'a\r\nX-Break: b', 'Content-Length': '7', ['x'.repeat(70_000)]: 'x' }),
  () => 'x'.repeat(10_000_000),
  () => ({ text: 'x'.repeat(10_000_000), list: Array(1e9) }),
  () => new Uint8Array(10_000_000),
  () => Symbol(planted),
  () => () => planted,
  () => 10n,
  () => NaN,
  () => null,
  () => new Date(NaN),
);

/** Errors of Faultline with properties that were replaced after construction. */
const mutated = fc
  .tuple(
    fc.constantFrom(
      () => new Conflict('Sold out.', { code: 'SOLD_OUT', extensions: { stock: 0 } }),
      () => new TooManyRequests('Slow down.', { retryAfter: 60 }),
      () => new UnprocessableEntity('Wrong.', { errors: [{ detail: 'must be positive', pointer: '#/price' }] }),
      () => new HttpError(599, planted),
    ),
    fc.dictionary(
      fc.constantFrom(
        ...'status statusCode expose message stack name cause headers type title instance code errors extensions'.split(
          ' ',
        ),
        ...'errorCount detail toJSON constructor isBoom output response request'.split(' '),
      ),
      fc.tuple(hostile, fc.constantFrom('value', 'fails', 'getter')),
      { minKeys: 1, maxKeys: 4 },
    ),
    fc.boolean(),
  )
  .map(([make, properties, isFrozen]) => {
    const error = make();
    Reflect.get(error, 'stack'); // V8 creates it now; later, it would call the getters
    for (const [name, [value, kind]] of Object.entries(properties)) {
      const get = kind === 'fails' ? fail : kind === 'getter' ? value : undefined;
      Object.defineProperty(error, name, get ? { get, configurable: true } : { value: value(), configurable: true });
    }
    // fast-check would print the values.
    const description = (): string => inspect([make, properties], { depth: 4 });
    Object.defineProperty(error, fc.toStringMethod, { value: description });
    return isFrozen ? Object.freeze(error) : error;
  });

/** The limits of a problem allow about this many characters. */
const maxBodyLength = 200_000;

/** A persistent connection. The end of each response follows from its Content-Length. */
class Client {
  readonly #socket: Socket;
  #received = Buffer.alloc(0);

  constructor(origin: string) {
    const { hostname, port } = new URL(origin);
    this.#socket = connect(Number(port), hostname);
    this.#socket.on('data', (chunk) => (this.#received = Buffer.concat([this.#received, chunk])));
  }

  async sendRequest(): Promise<{ head: string; body: string }> {
    this.#socket.write('GET /thrown HTTP/1.1\r\nHost: a\r\n\r\n');
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      const head = this.#received.subarray(0, Math.max(end, 0)).toString('latin1');
      const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? NaN);
      if (end >= 0 && this.#received.length >= end + 4 + length) {
        const body = this.#received.subarray(end + 4, end + 4 + length).toString();
        this.#received = this.#received.subarray(end + 4 + length);
        return { head, body };
      }
      await once(this.#socket, 'data', { signal: AbortSignal.timeout(5000) });
    }
  }

  close(): void {
    this.#socket.destroy();
  }
}

describe.each(servers)('Faultline in $name', ({ name: server, start }) => {
  let thrown: unknown;
  let running: Running;
  let client: Client;
  beforeAll(async () => {
    running = await start({ options: { onError: () => {} }, handle: () => Promise.reject(thrown) });
    client = new Client(running.url);
  });
  afterAll(async () => {
    client.close();
    await running.close();
  });

  it(`sends a problem for every thrown value, for ${seconds} seconds from the seed ${seed}`, async () => {
    const property = fc.asyncProperty(
      fc.oneof(anything, otherErrors, otherErrors, faultlineErrors, mutated, mutated),
      async (value) => {
        // Express 4 ignores a falsy error.
        thrown = server === 'Express 4' ? value || 'falsy' : value;
        const { head, body } = await client.sendRequest();
        const { status, title, detail } = JSON.parse(body) as Record<string, unknown>;
        expect(head).toMatch(/^HTTP\/1\.1 [45]\d\d /);
        expect(status).toBe(Number(head.slice(9, 12)));
        expect([typeof title, typeof detail]).toEqual(['string', 'string']);
        expect(head).toMatch(/^content-type: application\/problem\+json$/im);
        expect((head + body).includes(planted)).toBe(false);
        expect(body.length).toBeLessThan(maxBodyLength);
        expect(isProblem(JSON.parse(body))).toBe(true);
      },
    );
    await fc.assert(property, {
      seed,
      numRuns: 100_000,
      interruptAfterTimeLimit: seconds * 1000,
      markInterruptAsFailure: false,
    });
  }, 60_000);
});
