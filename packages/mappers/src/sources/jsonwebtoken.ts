import type { Mapper } from '@faultline/core';
import { asRecord } from '../shared/thrown-values.js';
import { createTokenErrorFactory, type TokenOptions } from '../shared/tokens.js';

/** The messages of `JsonWebTokenError` about the token. The others are about the application's key or options. */
const invalidTokenMessage =
  /^(?:jwt (?:malformed$|must be a string$|signature is required$|\w+ invalid\. expected: )|invalid (?:token|algorithm|signature|nbf value|exp value)$|iat required )/;

/**
 * Maps the errors of `verify` of `jsonwebtoken` to a 401 with a challenge: `Bearer realm="api", error="invalid_token"`.
 * A wrong key or option is not mapped and stays a 500.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [jsonwebtoken({ realm: 'books' })] }));
 * ```
 *
 * @throws {TypeError} if `realm` or `scheme` cannot be in a header.
 * @see RFC 6750, section 3
 */
export function jsonwebtoken(options: TokenOptions = {}): Mapper {
  const createError = createTokenErrorFactory(options);
  return (thrown) => {
    const { name, message, expiredAt, date } = asRecord(thrown);
    if (name === 'TokenExpiredError' && expiredAt !== undefined) return createError('invalid', thrown);
    if (name === 'NotBeforeError' && date !== undefined) return createError('invalid', thrown);
    if (name !== 'JsonWebTokenError' || typeof message !== 'string') return undefined;
    if (message === 'jwt must be provided') return createError('missing', thrown);
    return invalidTokenMessage.test(message) ? createError('invalid', thrown) : undefined;
  };
}
