import { type Mapper, NotFound } from '@faultline/core';
import { databaseAnswer, type DatabaseFailure, type DatabaseOptions } from '../database-answer.js';
import { propertiesOf } from '../properties-of.js';

const failures: Readonly<Record<string, DatabaseFailure>> = {
  P1001: 'unavailable', // the server can't be reached
  P1002: 'unavailable', // it was reached, and did not answer in time
  P1008: 'unavailable', // it did not answer in time
  P1017: 'unavailable', // it closed the connection
  P2002: 'conflict', // a unique constraint
  P2024: 'unavailable', // the pool has no connection left
  P2037: 'unavailable', // the server has none left
};

/**
 * Turns the errors of Prisma's client into a 409 where a row is there already (`P2002`), a 404 where a row that is to be
 * read or changed is not (`P2025`), and a 503 with `Retry-After` where the database can't be reached or the pool has no
 * connection left.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [prisma()] }));
 * ```
 *
 * @see https://www.prisma.io/docs/orm/reference/error-reference
 */
export function prisma(options: DatabaseOptions = {}): Mapper {
  const answer = databaseAnswer(options);
  return (thrown) => {
    const { clientVersion, code, errorCode } = propertiesOf(thrown);
    if (typeof clientVersion !== 'string') return undefined;
    // A client that can't be started calls it `errorCode`.
    const known = code ?? errorCode;
    if (known === 'P2025') return new NotFound(undefined, { cause: thrown });
    return answer(typeof known === 'string' ? failures[known] : undefined, thrown);
  };
}
