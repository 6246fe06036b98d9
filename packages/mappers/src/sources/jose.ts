import { GatewayTimeout, type Mapper } from '@faultline/core';
import { asRecord } from '../shared/thrown-values.js';
import { createTokenErrorFactory, type TokenOptions } from '../shared/tokens.js';

const invalidTokenCodes = new Set<unknown>([
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

/** The messages of `ERR_JOSE_NOT_SUPPORTED` about the header of a token. The others are about the application's key. */
const unsupportedHeaderMessage = /^(?:Extension Header Parameter |Unsupported "alg" value for )/;

/**
 * Maps the errors of `jwtVerify` and `jwtDecrypt` of jose to a 401 with a challenge:
 * `Bearer realm="api", error="invalid_token"`. A timeout of the key set (`createRemoteJWKSet`) becomes a 504. A wrong key
 * or option, and an error while signing, are not mapped and stay a 500.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [jose({ realm: 'books' })] }));
 * ```
 *
 * @throws {TypeError} if `realm` or `scheme` cannot be in a header.
 * @see RFC 6750, section 3
 */
export function jose(options: TokenOptions = {}): Mapper {
  const createError = createTokenErrorFactory(options);
  return (thrown) => {
    const { code, message } = asRecord(thrown);
    if (code === 'ERR_JWKS_TIMEOUT') return new GatewayTimeout(undefined, { cause: thrown });
    if (typeof message !== 'string' || !isTokenError(code, message)) return undefined;
    return createError(/^Compact JW[ES] must be a string/.test(message) ? 'missing' : 'invalid', thrown);
  };
}

/** Whether the error is about a token of the client, not about a key, an option or a token to be signed. */
function isTokenError(code: unknown, message: string): boolean {
  if (code === 'ERR_JOSE_NOT_SUPPORTED') return unsupportedHeaderMessage.test(message);
  return invalidTokenCodes.has(code) && !/ before #(?:sign|encrypt)\(\)$/.test(message);
}
