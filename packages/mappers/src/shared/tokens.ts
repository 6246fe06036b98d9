import { Unauthorized } from '@faultline/core';

/** The options of a mapper for a token library. */
export interface TokenOptions {
  /** The `realm` of the challenge: the name of the protected area (RFC 9110, section 11.5). Default: `api`. */
  readonly realm?: string | undefined;
  /** The authentication scheme of the challenge: `Bearer` or `DPoP` (RFC 9449), which has the same error code. Default: `Bearer`. */
  readonly scheme?: string | undefined;
}

/**
 * Returns a function that creates a 401 with a challenge (RFC 6750, section 3). For an invalid token, the challenge has
 * `error="invalid_token"`; for a missing token, it has no error code.
 *
 * @throws {TypeError} if `scheme` is not a token (RFC 9110, section 5.6.2), or if `realm` contains a character that a
 *   header cannot contain, such as a line break.
 */
export function createTokenErrorFactory({
  realm = 'api',
  scheme = 'Bearer',
}: TokenOptions): (token: 'invalid' | 'missing', cause: unknown) => Unauthorized {
  if (!/^[\w!#$%&'*+\-.^`|~]+$/.test(scheme)) throw new TypeError('scheme must be an authentication scheme');
  const missing = `${scheme} realm="${realm.replace(/["\\]/g, '\\$&')}"`;
  const challenges = { missing, invalid: `${missing}, error="invalid_token"` };
  const createError = (token: 'invalid' | 'missing', cause?: unknown): Unauthorized =>
    new Unauthorized(undefined, { challenge: challenges[token], cause });
  createError('missing'); // throws for an invalid option at start, not at the first error
  return createError;
}
