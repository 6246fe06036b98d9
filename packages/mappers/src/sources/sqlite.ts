import type { Mapper } from '@faultline/core';
import { classifySqliteError, createDatabaseErrorFactory, type DatabaseOptions } from '../shared/databases.js';

/**
 * Maps the errors of the clients of SQLite (`better-sqlite3`, `sql.js`, `node:sqlite`, `sqlite3`, `bun:sqlite`, `libsql`): a
 * unique violation to a 409; a database that another connection has locked to a 503 with `Retry-After`.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [sqlite()] }));
 * ```
 *
 * @throws {TypeError | RangeError} if `retryAfter` is not a valid number of seconds.
 * @see https://www.sqlite.org/rescode.html
 */
export function sqlite(options: DatabaseOptions = {}): Mapper {
  const createError = createDatabaseErrorFactory(options);
  return (thrown) => createError(classifySqliteError(thrown), thrown);
}
