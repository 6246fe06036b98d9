import { type Mapper, NotFound } from '@faultline/core';
import { databaseAnswer, type DatabaseFailure, type DatabaseOptions } from '../database-answer.js';
import { mysqlFailure } from '../mysql-failure.js';
import { postgresFailure } from '../postgres-failure.js';
import { propertiesOf } from '../properties-of.js';

const failures: Readonly<Record<string, DatabaseFailure>> = {
  SequelizeUniqueConstraintError: 'conflict',
  SequelizeConnectionAcquireTimeoutError: 'unavailable',
  SequelizeConnectionRefusedError: 'unavailable',
  SequelizeConnectionTimedOutError: 'unavailable',
  SequelizeHostNotFoundError: 'unavailable',
  SequelizeHostNotReachableError: 'unavailable',
  SequelizeTimeoutError: 'unavailable',
};

/**
 * Turns the errors of Sequelize into a 409 where a row is there already, a 404 where none is found (`rejectOnEmpty`), and a
 * 503 with `Retry-After` where the database can't be reached, or it or the pool has no connection left.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [sequelize()] }));
 * ```
 */
export function sequelize(options: DatabaseOptions = {}): Mapper {
  const answer = databaseAnswer(options);
  return (thrown) => {
    const { name, parent } = propertiesOf(thrown);
    if (typeof name !== 'string' || !name.startsWith('Sequelize')) return undefined;
    if (name === 'SequelizeEmptyResultError') return new NotFound(undefined, { cause: thrown });
    return answer(failures[name] ?? failureOfDriver(name, parent), thrown);
  };
}

/** What is behind an error that Sequelize has no class for. */
function failureOfDriver(name: string, parent: unknown): DatabaseFailure | undefined {
  if (name === 'SequelizeConnectionError' && typeof propertiesOf(parent)['syscall'] === 'string') return 'unavailable';
  return postgresFailure(parent) ?? mysqlFailure(parent);
}
