import { Conflict, type Mapper, ServiceUnavailable } from '@faultline/core';

/**
 * Turns the errors of PostgreSQL, as `pg` rejects with them, into a 409 where a row is there already, and into a 503 where
 * the database can't be reached or takes no more connections.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function pg(): Mapper {
  return (thrown) => {
    if (!(thrown instanceof Error) || !('code' in thrown)) return undefined;
    if ('severity' in thrown && thrown.code === '23505') return new Conflict(undefined, { cause: thrown });
    if ('severity' in thrown && thrown.code === '53300') {
      return new ServiceUnavailable(undefined, { retryAfter: 5, cause: thrown });
    }
    return undefined;
  };
}
