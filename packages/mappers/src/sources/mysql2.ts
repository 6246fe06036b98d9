import type { Mapper } from '@faultline/core';
import { classifyMysqlError, createDatabaseErrorFactory, type DatabaseOptions } from '../shared/databases.js';

/**
 * Maps the errors of `mysql2` and `mysql` (MySQL and MariaDB): a duplicate entry to a 409; a server that cannot be reached
 * or has too many connections, or a pool without a free connection, to a 503 with `Retry-After`.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [mysql2({ retryAfter: 10 })] }));
 * ```
 *
 * @throws {TypeError | RangeError} if `retryAfter` is not a valid number of seconds.
 * @see https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html
 */
export function mysql2(options: DatabaseOptions = {}): Mapper {
  const createError = createDatabaseErrorFactory(options);
  return (thrown) => createError(classifyMysqlError(thrown), thrown);
}
