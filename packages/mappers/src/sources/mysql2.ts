import type { Mapper } from '@faultline/core';
import { databaseAnswer, type DatabaseOptions } from '../database-answer.js';
import { mysqlFailure } from '../mysql-failure.js';

/**
 * Turns the errors of MySQL and MariaDB, as `mysql2` and `mysql` reject with them, into a 409 where a row is there already,
 * and into a 503 with `Retry-After` where the server can't be reached or takes no more connections, or the pool has none left.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [mysql2({ retryAfter: 10 })] }));
 * ```
 *
 * @see https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html
 */
export function mysql2(options: DatabaseOptions = {}): Mapper {
  const answer = databaseAnswer(options);
  return (thrown) => answer(mysqlFailure(thrown), thrown);
}
