import { type Mapper, NotFound } from '@faultline/core';
import { createDatabaseErrorFactory, type DatabaseFailure, type DatabaseOptions } from '../shared/databases.js';
import { asRecord } from '../shared/thrown-values.js';

const failures: Readonly<Record<string, DatabaseFailure>> = {
  P1001: 'unavailable', // the server cannot be reached
  P1002: 'unavailable', // the server accepted the connection but timed out
  P1008: 'unavailable', // the operation timed out
  P1017: 'unavailable', // the server closed the connection
  P2002: 'conflict', // a unique constraint failed
  P2024: 'unavailable', // the pool has no free connection
  P2037: 'unavailable', // the server has too many connections
};

/**
 * Maps the errors of Prisma's client: a unique violation (`P2002`) to a 409; a required row that is not found (`P2025`) to a
 * 404; a database that cannot be reached or a pool without a free connection to a 503 with `Retry-After`.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [prisma()] }));
 * ```
 *
 * @throws {TypeError | RangeError} if `retryAfter` is not a valid number of seconds.
 * @see https://www.prisma.io/docs/orm/reference/error-reference
 */
export function prisma(options: DatabaseOptions = {}): Mapper {
  const createError = createDatabaseErrorFactory(options);
  return (thrown) => {
    const { clientVersion, code, errorCode } = asRecord(thrown);
    if (typeof clientVersion !== 'string') return undefined;
    // A `PrismaClientInitializationError` has `errorCode` instead of `code`.
    const prismaCode = code ?? errorCode;
    if (prismaCode === 'P2025') return new NotFound(undefined, { cause: thrown });
    return createError(typeof prismaCode === 'string' ? failures[prismaCode] : undefined, thrown);
  };
}
