import { Conflict, ServiceUnavailable } from '@faultline/core';
import { asRecord } from './thrown-values.js';

/** The options of a mapper for a database. */
export interface DatabaseOptions {
  /** The seconds in `Retry-After` of a 503. Default: 5. */
  readonly retryAfter?: number | undefined;
}

/** The meaning of a database error for the request: the row already exists, or the database is unavailable. */
export type DatabaseFailure = 'conflict' | 'unavailable';

/**
 * Returns a function that creates the error for a failure: a 409 or a 503. It returns `undefined` for no failure.
 *
 * @throws {TypeError | RangeError} if `retryAfter` is not a valid number of seconds.
 */
export function createDatabaseErrorFactory({
  retryAfter = 5,
}: DatabaseOptions): (
  failure: DatabaseFailure | undefined,
  cause: unknown,
) => Conflict | ServiceUnavailable | undefined {
  const createUnavailable = (cause?: unknown): ServiceUnavailable =>
    new ServiceUnavailable(undefined, { retryAfter, cause });
  createUnavailable(); // throws for an invalid option at start, not at the first error
  return (failure, cause) => {
    if (failure === 'conflict') return new Conflict(undefined, { cause });
    return failure === 'unavailable' ? createUnavailable(cause) : undefined;
  };
}

const mysqlUnavailableCodes = new Set<unknown>([
  'ER_CON_COUNT_ERROR',
  'ER_SERVER_SHUTDOWN',
  'ER_TOO_MANY_USER_CONNECTIONS',
]);

/** The errors of a pool are a plain `Error`. Only the message identifies them. */
const mysqlPoolMessages = new Set<unknown>(['No connections available.', 'Queue limit reached.']);

/** Classifies an error of `mysql2` or `mysql`. Returns `undefined` for any other error. */
export function classifyMysqlError(thrown: unknown): DatabaseFailure | undefined {
  const { name, code, sqlState, message, fatal, syscall } = asRecord(thrown);
  if (typeof sqlState === 'string') {
    return code === 'ER_DUP_ENTRY' ? 'conflict' : mysqlUnavailableCodes.has(code) ? 'unavailable' : undefined;
  }
  // The client adds `fatal` to the socket errors of Node.
  if (fatal === true && (code === 'PROTOCOL_CONNECTION_LOST' || typeof syscall === 'string')) return 'unavailable';
  return name === 'Error' && mysqlPoolMessages.has(message) ? 'unavailable' : undefined;
}

/** Too many connections (53300); the server shuts down (57P01), has crashed (57P02) or starts up (57P03). */
const postgresUnavailableCodes = new Set<unknown>(['53300', '57P01', '57P02', '57P03']);

/** These errors of `pg` are a plain `Error`. Only the message identifies them. */
const postgresConnectionMessages = new Set<unknown>([
  'Connection terminated due to connection timeout',
  'Connection terminated unexpectedly',
  'timeout exceeded when trying to connect',
]);

/**
 * Classifies an error of `pg`. Returns `undefined` for any other error.
 *
 * @param port The port of the server.
 */
export function classifyPostgresError(thrown: unknown, port = 5432): DatabaseFailure | undefined {
  const { name, code, severity, message, errors } = asRecord(thrown);
  if (typeof severity === 'string') {
    return code === '23505' ? 'conflict' : postgresUnavailableCodes.has(code) ? 'unavailable' : undefined;
  }
  if (name === 'Error' && postgresConnectionMessages.has(message)) return 'unavailable';
  // Node throws an `AggregateError` if the host name has several addresses.
  const attempts: unknown[] = Array.isArray(errors) ? errors : [thrown];
  return attempts.some((attempt) => isPostgresConnectError(attempt, port)) ? 'unavailable' : undefined;
}

/** `pg` rejects with Node's own socket error. Only the port or the path of the socket identifies PostgreSQL. */
function isPostgresConnectError(thrown: unknown, serverPort: number): boolean {
  const { syscall, address, port } = asRecord(thrown);
  if (syscall !== 'connect') return false;
  return port === undefined ? String(address).endsWith(`/.s.PGSQL.${serverPort}`) : port === serverPort;
}

/** SQLite's extended result codes of a unique violation, by name and by number. */
const sqliteConflictCodes = new Set<unknown>([
  'SQLITE_CONSTRAINT_PRIMARYKEY',
  'SQLITE_CONSTRAINT_ROWID',
  'SQLITE_CONSTRAINT_UNIQUE',
  1555,
  2067,
  2579,
]);

/**
 * Classifies an error of `better-sqlite3`, `sql.js`, `node:sqlite`, `sqlite3`, `bun:sqlite` or `libsql`. Returns `undefined`
 * for any other error.
 */
export function classifySqliteError(thrown: unknown): DatabaseFailure | undefined {
  const { code, extendedCode, errcode, message } = asRecord(thrown);
  // `node:sqlite` has only the number. The lowest byte of an extended code is the primary code; 5 is `SQLITE_BUSY`.
  if (code === 'ERR_SQLITE_ERROR') {
    return sqliteConflictCodes.has(errcode) ? 'conflict' : Number(errcode) % 256 === 5 ? 'unavailable' : undefined;
  }
  const result = extendedCode ?? code;
  if (typeof result === 'string') {
    if (sqliteConflictCodes.has(result)) return 'conflict';
    if (/^SQLITE_BUSY(?:_|$)/.test(result)) return 'unavailable'; // another connection has locked the database
  }
  // `sqlite3` has only the primary code, and `sql.js` none.
  const prefix = result === undefined ? '' : result === 'SQLITE_CONSTRAINT' ? 'SQLITE_CONSTRAINT: ' : undefined;
  const isUnique = prefix !== undefined && String(message).startsWith(`${prefix}UNIQUE constraint failed: `);
  return isUnique ? 'conflict' : undefined;
}
