import type { Mapper } from '@faultline/core';
import { classifyPostgresError, createDatabaseErrorFactory, type DatabaseOptions } from '../shared/databases.js';

/** The options of {@link pg}. */
export interface PgOptions extends DatabaseOptions {
  /**
   * The port of the server. Default: 5432. If a connection fails, `pg` rejects with Node's own socket error, and only the
   * port identifies PostgreSQL.
   */
  readonly port?: number | undefined;
}

/**
 * Maps the errors of `pg` (PostgreSQL): a unique violation to a 409; a server that cannot be reached or has too many
 * connections, or a pool without a free connection, to a 503 with `Retry-After`.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [pg()] }));
 * ```
 *
 * @throws {TypeError | RangeError} if `retryAfter` is not a valid number of seconds.
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function pg(options: PgOptions = {}): Mapper {
  const { port } = options;
  const createError = createDatabaseErrorFactory(options);
  return (thrown) => createError(classifyPostgresError(thrown, port), thrown);
}
