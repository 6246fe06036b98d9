import type { Mapper } from '@faultline/core';
import { databaseAnswer, type DatabaseOptions } from '../database-answer.js';
import { postgresFailure } from '../postgres-failure.js';

/** The options of {@link pg}. */
export interface PgOptions extends DatabaseOptions {
  /** The port of the server, 5432 by default. Of a connection that fails, `pg` tells nothing else that is PostgreSQL's. */
  readonly port?: number | undefined;
}

/**
 * Turns the errors of PostgreSQL, as `pg` rejects with them, into a 409 where a row is there already, and into a 503 with
 * `Retry-After` where the server can't be reached or takes no more connections, or the pool has none left.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [pg()] }));
 * ```
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function pg(options: PgOptions = {}): Mapper {
  const { port } = options;
  const answer = databaseAnswer(options);
  return (thrown) => answer(postgresFailure(thrown, port), thrown);
}
