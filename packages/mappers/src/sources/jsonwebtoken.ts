import type { Mapper } from '@faultline/core';
import { propertiesOf } from '../properties-of.js';
import { tokenAnswer, type TokenOptions } from '../token-answer.js';

/** What a `JsonWebTokenError` says of the token; what it says of the key or of the options is our own mistake. */
const invalid =
  /^(?:jwt (?:malformed$|must be a string$|signature is required$|\w+ invalid\. expected: )|invalid (?:token|algorithm|signature|nbf value|exp value)$|iat required )/;

/**
 * Turns the errors of `jsonwebtoken`'s `verify` into a 401 with a challenge: `Bearer realm="api", error="invalid_token"`.
 * A wrong key or option stays a 500.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [jsonwebtoken({ realm: 'books' })] }));
 * ```
 *
 * @see RFC 6750, section 3
 */
export function jsonwebtoken(options: TokenOptions = {}): Mapper {
  const answer = tokenAnswer(options);
  return (thrown) => {
    const { name, message, expiredAt, date } = propertiesOf(thrown);
    if (name === 'TokenExpiredError' && expiredAt !== undefined) return answer('invalid', thrown);
    if (name === 'NotBeforeError' && date !== undefined) return answer('invalid', thrown);
    if (name !== 'JsonWebTokenError' || typeof message !== 'string') return undefined;
    if (message === 'jwt must be provided') return answer('missing', thrown);
    return invalid.test(message) ? answer('invalid', thrown) : undefined;
  };
}
