import { GatewayTimeout, type Mapper } from '@faultline/core';
import { propertiesOf } from '../properties-of.js';
import { tokenAnswer, type TokenOptions } from '../token-answer.js';

const invalid = new Set<unknown>([
  'ERR_JOSE_ALG_NOT_ALLOWED',
  'ERR_JWE_DECRYPTION_FAILED',
  'ERR_JWE_INVALID',
  'ERR_JWKS_NO_MATCHING_KEY',
  'ERR_JWS_INVALID',
  'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  'ERR_JWT_CLAIM_VALIDATION_FAILED',
  'ERR_JWT_EXPIRED',
  'ERR_JWT_INVALID',
]);

/** What it says of the header of a token; the rest that is not supported is our own key. */
const unsupported = /^(?:Extension Header Parameter |Unsupported "alg" value for )/;

/**
 * Turns the errors of jose's `jwtVerify` and `jwtDecrypt` into a 401 with a challenge:
 * `Bearer realm="api", error="invalid_token"`; and into a 504 where the set of keys (`createRemoteJWKSet`) did not come in
 * time. A wrong key or option, and a mistake in signing, stay a 500.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [jose({ realm: 'books' })] }));
 * ```
 *
 * @see RFC 6750, section 3
 */
export function jose(options: TokenOptions = {}): Mapper {
  const answer = tokenAnswer(options);
  return (thrown) => {
    const { code, message } = propertiesOf(thrown);
    if (code === 'ERR_JWKS_TIMEOUT') return new GatewayTimeout(undefined, { cause: thrown });
    if (typeof message !== 'string' || !isOfToken(code, message)) return undefined;
    return answer(/^Compact JW[ES] must be a string/.test(message) ? 'missing' : 'invalid', thrown);
  };
}

function isOfToken(code: unknown, message: string): boolean {
  if (code === 'ERR_JOSE_NOT_SUPPORTED') return unsupported.test(message);
  return invalid.has(code) && !/ before #(?:sign|encrypt)\(\)$/.test(message);
}
