import type { DatabaseFailure } from './database-answer.js';
import { propertiesOf } from './properties-of.js';

const unavailable = new Set<unknown>(['ER_CON_COUNT_ERROR', 'ER_SERVER_SHUTDOWN', 'ER_TOO_MANY_USER_CONNECTIONS']);

/** What a pool says in an `Error` that has nothing else to be known by. */
const exhausted = new Set<unknown>(['No connections available.', 'Queue limit reached.']);

/** What an error of `mysql2` or `mysql` means. */
export function mysqlFailure(thrown: unknown): DatabaseFailure | undefined {
  const { name, code, sqlState, message, fatal, syscall } = propertiesOf(thrown);
  if (typeof sqlState === 'string') {
    return code === 'ER_DUP_ENTRY' ? 'conflict' : unavailable.has(code) ? 'unavailable' : undefined;
  }
  // `fatal` is the client's mark on Node's own errors of the socket.
  if (fatal === true && (code === 'PROTOCOL_CONNECTION_LOST' || typeof syscall === 'string')) return 'unavailable';
  return name === 'Error' && exhausted.has(message) ? 'unavailable' : undefined;
}
