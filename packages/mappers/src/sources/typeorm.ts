import { type Mapper, NotFound } from '@faultline/core';
import {
  classifyMysqlError,
  classifyPostgresError,
  classifySqliteError,
  createDatabaseErrorFactory,
} from '../shared/databases.js';
import { asRecord } from '../shared/thrown-values.js';
import type { PgOptions } from './pg.js';

/**
 * Maps the errors of TypeORM and of its drivers `pg`, `mysql2`, `better-sqlite3` and `sql.js`: an entity that is not found (`findOneOrFail`) to a 404; a
 * unique violation to a 409; a database that cannot be reached or has too many connections to a 503 with `Retry-After`.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [typeorm()] }));
 * ```
 *
 * @throws {TypeError | RangeError} if `retryAfter` is not a valid number of seconds.
 */
export function typeorm(options: PgOptions = {}): Mapper {
  const { port } = options;
  const createError = createDatabaseErrorFactory(options);
  return (thrown) => {
    const { name, criteria, driverError } = asRecord(thrown);
    if (name === 'EntityNotFoundError' && criteria !== undefined) return new NotFound(undefined, { cause: thrown });
    // TypeORM wraps only the errors of queries. The driver's other errors, such as those of connecting, come unwrapped.
    const error = name === 'QueryFailedError' ? driverError : thrown;
    return createError(
      classifyPostgresError(error, port) ?? classifyMysqlError(error) ?? classifySqliteError(error),
      thrown,
    );
  };
}
