import { type Mapper, NotFound } from '@faultline/core';
import { createDatabaseErrorFactory, type DatabaseOptions } from '../shared/databases.js';
import { asRecord } from '../shared/thrown-values.js';
import { mongodb } from './mongodb.js';

/**
 * Maps the errors of Mongoose: a document that is not found (`orFail`, `save`) to a 404; a duplicate key (`E11000`) to a 409;
 * a server that cannot be reached or a pool without a free connection to a 503 with `Retry-After`. An invalid document is
 * not mapped and stays a 500: the mapper cannot know that its values come from the request.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [mongoose()] }));
 * ```
 *
 * @throws {TypeError | RangeError} if `retryAfter` is not a valid number of seconds.
 */
export function mongoose(options: DatabaseOptions = {}): Mapper {
  const createError = createDatabaseErrorFactory(options);
  const mapDriverError = mongodb(options);
  return (thrown, request) => {
    const { name, filter, message } = asRecord(thrown);
    if (name === 'DocumentNotFoundError' && filter !== undefined) return new NotFound(undefined, { cause: thrown });
    const isBufferTimeout = name === 'MongooseError' && /buffering timed out after \d+ms$/.test(String(message));
    return isBufferTimeout || name === 'MongooseServerSelectionError'
      ? createError('unavailable', thrown)
      : mapDriverError(thrown, request);
  };
}
