import type { Mapper } from '@faultline/core';
import { databaseAnswer, type DatabaseOptions } from '../database-answer.js';
import { propertiesOf } from '../properties-of.js';

const unavailable = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoPoolClearedError',
  'MongoServerSelectionError',
  'MongoWaitQueueTimeoutError',
]);

/**
 * Turns the errors of MongoDB's driver into a 409 where a document is there already (`E11000`), and a 503 with
 * `Retry-After` where no server can be reached, or the pool has no connection left.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [mongodb()] }));
 * ```
 */
export function mongodb(options: DatabaseOptions = {}): Mapper {
  const answer = databaseAnswer(options);
  return (thrown) => {
    const { name, code } = propertiesOf(thrown);
    if (typeof name !== 'string' || !name.startsWith('Mongo')) return undefined;
    return answer(code === 11000 ? 'conflict' : unavailable.has(name) ? 'unavailable' : undefined, thrown);
  };
}
