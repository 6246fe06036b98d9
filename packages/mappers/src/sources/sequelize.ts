import { type Mapper, NotFound } from '@faultline/core';
import {
  classifyMysqlError,
  classifyPostgresError,
  createDatabaseErrorFactory,
  type DatabaseFailure,
  type DatabaseOptions,
} from '../shared/databases.js';
import { asRecord } from '../shared/thrown-values.js';

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
 * Maps the errors of Sequelize: a unique violation to a 409; a row that is not found (`rejectOnEmpty`) to a 404; a database
 * that cannot be reached or has too many connections, a pool without a free connection, or a lock timeout to a 503 with
 * `Retry-After`.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [sequelize()] }));
 * ```
 *
 * @throws {TypeError | RangeError} if `retryAfter` is not a valid number of seconds.
 */
export function sequelize(options: DatabaseOptions = {}): Mapper {
  const createError = createDatabaseErrorFactory(options);
  return (thrown) => {
    const { name, parent } = asRecord(thrown);
    if (typeof name !== 'string' || !name.startsWith('Sequelize')) return undefined;
    if (name === 'SequelizeEmptyResultError') return new NotFound(undefined, { cause: thrown });
    return createError(failures[name] ?? classifyDriverError(name, parent), thrown);
  };
}

/** Classifies the driver's error if Sequelize has no class for it. */
function classifyDriverError(name: string, parent: unknown): DatabaseFailure | undefined {
  if (name === 'SequelizeConnectionError' && typeof asRecord(parent)['syscall'] === 'string') return 'unavailable';
  return classifyPostgresError(parent) ?? classifyMysqlError(parent);
}
