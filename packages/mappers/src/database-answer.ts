import { Conflict, ServiceUnavailable } from '@faultline/core';

/** The options of the mapper of a database. */
export interface DatabaseOptions {
  /** After how many seconds a client may try again where the database can't be reached or is full: 5 by default. */
  readonly retryAfter?: number | undefined;
}

/** What the failure of a database means to a request: a row that is there already, or no database to ask. */
export type DatabaseFailure = 'conflict' | 'unavailable';

/**
 * Makes the function that answers a failure.
 *
 * @throws {TypeError | RangeError} if `retryAfter` is not a number of seconds.
 */
export function databaseAnswer({
  retryAfter = 5,
}: DatabaseOptions): (
  failure: DatabaseFailure | undefined,
  cause: unknown,
) => Conflict | ServiceUnavailable | undefined {
  const unavailable = (cause?: unknown): ServiceUnavailable => new ServiceUnavailable(undefined, { retryAfter, cause });
  unavailable(); // throws for a wrong option, before there is an error to answer
  return (failure, cause) => {
    if (failure === 'conflict') return new Conflict(undefined, { cause });
    return failure === 'unavailable' ? unavailable(cause) : undefined;
  };
}
