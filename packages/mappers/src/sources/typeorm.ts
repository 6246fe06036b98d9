import { type Mapper, NotFound } from '@faultline/core';
import { databaseAnswer } from '../database-answer.js';
import { mysqlFailure } from '../mysql-failure.js';
import { postgresFailure } from '../postgres-failure.js';
import { propertiesOf } from '../properties-of.js';
import type { PgOptions } from './pg.js';

/**
 * Turns the errors of TypeORM into a 404 where an entity is not found (`findOneOrFail`), and those of its drivers, `pg` and
 * `mysql2`, into a 409 where a row is there already, and a 503 with `Retry-After` where the database can't be reached or
 * takes no more connections.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [typeorm()] }));
 * ```
 */
export function typeorm(options: PgOptions = {}): Mapper {
  const { port } = options;
  const answer = databaseAnswer(options);
  return (thrown) => {
    const { name, criteria, driverError } = propertiesOf(thrown);
    if (name === 'EntityNotFoundError' && criteria !== undefined) return new NotFound(undefined, { cause: thrown });
    // What fails before there is a query to fail comes from the driver as it is.
    const error = name === 'QueryFailedError' ? driverError : thrown;
    return answer(postgresFailure(error, port) ?? mysqlFailure(error), thrown);
  };
}
