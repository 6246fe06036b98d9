import { type Mapper, NotFound } from '@faultline/core';
import { databaseAnswer, type DatabaseOptions } from '../database-answer.js';
import { propertiesOf } from '../properties-of.js';
import { mongodb } from './mongodb.js';

/**
 * Turns the errors of Mongoose into a 404 where a document is not found (`orFail`, `save`), a 409 where one is there already
 * (`E11000`), and a 503 with `Retry-After` where no server can be reached, or the pool has no connection left. What does not
 * validate is no request, but what is to be stored: it stays a 500.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [mongoose()] }));
 * ```
 */
export function mongoose(options: DatabaseOptions = {}): Mapper {
  const answer = databaseAnswer(options);
  const ofDriver = mongodb(options);
  return (thrown) => {
    const { name, filter, message } = propertiesOf(thrown);
    if (name === 'DocumentNotFoundError' && filter !== undefined) return new NotFound(undefined, { cause: thrown });
    const waited = name === 'MongooseError' && /buffering timed out after \d+ms$/.test(String(message));
    return waited || name === 'MongooseServerSelectionError' ? answer('unavailable', thrown) : ofDriver(thrown);
  };
}
