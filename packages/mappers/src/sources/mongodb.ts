import type { Mapper } from '@faultline/core';
import { createDatabaseErrorFactory, type DatabaseOptions } from '../shared/databases.js';
import { asRecord } from '../shared/thrown-values.js';

const unavailableNames = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoPoolClearedError',
  'MongoServerSelectionError',
  'MongoWaitQueueTimeoutError',
]);

/**
 * Maps the errors of MongoDB's driver: a duplicate key (`E11000`) to a 409; a server that cannot be reached or a pool
 * without a free connection to a 503 with `Retry-After`.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [mongodb()] }));
 * ```
 *
 * @throws {TypeError | RangeError} if `retryAfter` is not a valid number of seconds.
 */
export function mongodb(options: DatabaseOptions = {}): Mapper {
  const createError = createDatabaseErrorFactory(options);
  return (thrown) => {
    const { name, code } = asRecord(thrown);
    if (typeof name !== 'string' || !name.startsWith('Mongo')) return undefined;
    return createError(code === 11000 ? 'conflict' : unavailableNames.has(name) ? 'unavailable' : undefined, thrown);
  };
}
