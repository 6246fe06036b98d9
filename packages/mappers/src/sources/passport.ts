import { type Mapper, Unauthorized } from '@faultline/core';
import { asRecord } from '../shared/thrown-values.js';

/** The options of {@link passport}. */
export interface PassportOptions {
  /** The challenge in `WWW-Authenticate`, such as `Bearer realm="api"`. Each item of a list becomes a header field of its own. */
  readonly challenge: string | readonly string[];
}

/**
 * Maps the `AuthenticationError` of passport to a 401 with a challenge. passport throws it if `failWithError` is set.
 *
 * Use this mapper for strategies without a challenge, such as those for JWTs and forms. A strategy with a challenge, such as
 * that for bearer tokens, sets `WWW-Authenticate` itself and needs no mapper. With this mapper, the option `challenge`
 * replaces that header.
 *
 * @example
 * ```ts
 * app.use(authenticator.authenticate('jwt', { session: false, failWithError: true }));
 * app.use(faultline({ map: [passport({ challenge: 'Bearer realm="books"' })] }));
 * ```
 *
 * @throws {TypeError} if a challenge cannot be in a header.
 */
export function passport({ challenge }: PassportOptions): Mapper {
  const createError = (cause?: unknown): Unauthorized => new Unauthorized(undefined, { challenge, cause });
  createError(); // throws for an invalid option at start, not at the first error
  return (thrown) => {
    const { name, status, message } = asRecord(thrown);
    const isPassportError = name === 'AuthenticationError' && status === 401 && message === 'Unauthorized';
    return isPassportError ? createError(thrown) : undefined;
  };
}
