import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';

const fail = (): never => {
  throw new Error('secret trap');
};

/** An error with a getter that throws. */
const failing = (property: PropertyKey): object => Object.defineProperty(new Error('secret'), property, { get: fail });

const everyTrap = Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((trap) => [trap, fail]));

const revoked = ((): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
})();

const causes = (depth: number): Error => {
  let error = new Error('secret');
  for (let level = 0; level < depth; level += 1) error = new Error('secret', { cause: error });
  return error;
};

const circular = new Error('secret');
circular.cause = circular;

/** Values that are thrown by mistake or by an attacker, by name. The response to each is a generic 500. */
export const hostileValues: Readonly<Record<string, unknown>> = {
  'a string': 'secret',
  'a number': 404,
  'an infinite number': Infinity,
  true: true,
  'a BigInt': 10n,
  'a symbol': Symbol('secret'),
  'a function': () => 'secret',
  'a class': class Secret extends Error {},
  'an array': ['secret', { status: 404 }],
  'an object': { secret: 'secret' },
  'an object without a prototype': Object.assign(Object.create(null) as object, { message: 'secret' }),
  'the global object': globalThis,
  'a date': new Date(),
  'a regular expression': /secret/,
  'a map': new Map([['status', 404]]),
  'a buffer': Buffer.from('secret'),
  'a promise that never settles': new Promise(() => {}),
  // oxlint-disable-next-line unicorn/no-thenable -- it must not be awaited
  'a thenable that never settles': { then: () => {} },
  // oxlint-disable-next-line unicorn/no-thenable -- it must not be awaited
  'a thenable that throws': { then: fail },
  'a TypeError': new TypeError('secret'),
  'an AggregateError': new AggregateError([new Error('secret')], 'secret'),
  'a DOMException': new DOMException('secret', 'AbortError'),
  'an error of another realm': runInNewContext('new TypeError("secret")') as unknown,
  'a frozen error': Object.freeze(new Error('secret')),
  'a sealed error': Object.seal(new Error('secret')),
  'an error with a message that is not a string': Object.assign(new Error('x'), { message: { secret: 'secret' } }),
  'an error with a name and a stack that are not strings': Object.assign(new Error('x'), {
    name: 7,
    stack: Symbol('x'),
  }),
  'an error with 10,000 causes': causes(10_000),
  'an error that is its own cause': circular,
  'an error with a message of 10 MB': new Error('secret'.repeat(1_700_000)),
  'an error with conversions to text that throw': Object.assign(new Error('secret'), {
    toString: fail,
    toJSON: fail,
    [inspect.custom]: fail,
  }),
  'a proxy with traps that throw': new Proxy({}, everyTrap),
  'a proxy of a function with traps that throw': new Proxy(() => {}, everyTrap),
  'a revoked proxy': revoked,
  ...Object.fromEntries(
    ['status', 'statusCode', 'expose', 'message', 'headers', 'isBoom', 'output', 'code', 'type', 'syscall', 'response']
      .concat(['name', 'stack', 'cause', 'constructor', 'then', 'toString'])
      .map((property) => [`an error with a getter that throws: ${property}`, failing(property)]),
  ),
  'an error with a prototype that cannot be read': new Proxy(new Error('secret'), { getPrototypeOf: fail }),
  'an error with the mark of HttpError and a wrong status': Object.assign(new Error('secret'), {
    [Symbol.for('@faultline/core HttpError')]: true,
    status: 'secret',
  }),
};
