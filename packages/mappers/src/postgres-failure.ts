import type { DatabaseFailure } from './database-answer.js';
import { propertiesOf } from './properties-of.js';

/** Too many connections, and a server that shuts down, has crashed or starts up. */
const unavailable = new Set<unknown>(['53300', '57P01', '57P02', '57P03']);

/** What `pg` says in an `Error` that has nothing else to be known by. */
const lost = new Set<unknown>([
  'Connection terminated due to connection timeout',
  'Connection terminated unexpectedly',
  'timeout exceeded when trying to connect',
]);

/** What an error of `pg` means; `port` is where the server listens. */
export function postgresFailure(thrown: unknown, port = 5432): DatabaseFailure | undefined {
  const { name, code, severity, message, errors } = propertiesOf(thrown);
  if (typeof severity === 'string') {
    return code === '23505' ? 'conflict' : unavailable.has(code) ? 'unavailable' : undefined;
  }
  if (name === 'Error' && lost.has(message)) return 'unavailable';
  // An `AggregateError` of Node's where the name of the host has several addresses.
  const attempts: unknown[] = Array.isArray(errors) ? errors : [thrown];
  return attempts.some((attempt) => isUnreached(attempt, port)) ? 'unavailable' : undefined;
}

/** `pg` rejects with Node's own error of the socket, which tells whose it is by its port or its path alone. */
function isUnreached(thrown: unknown, port: number): boolean {
  const { syscall, address, port: tried } = propertiesOf(thrown);
  if (syscall !== 'connect') return false;
  return tried === undefined ? String(address).endsWith(`/.s.PGSQL.${port}`) : tried === port;
}
