import { Unauthorized } from '@faultline/core';

/** The options of the mapper of a token library. */
export interface TokenOptions {
  /** What the token is for, told to the client in the challenge (RFC 9110, section 11.5): `api` by default. */
  readonly realm?: string | undefined;
  /** The authentication scheme of the challenge, `Bearer` by default; `DPoP` has the same error. */
  readonly scheme?: string | undefined;
}

/**
 * Makes the function that answers for a token, with the challenge of RFC 6750, section 3: that it is not valid, or, where
 * there is none, that one is asked for.
 *
 * @throws {TypeError} if the scheme is no token, or the realm has a line break or a character that a header can't have.
 */
export function tokenAnswer({
  realm = 'api',
  scheme = 'Bearer',
}: TokenOptions): (token: 'invalid' | 'missing', cause: unknown) => Unauthorized {
  if (!/^[\w!#$%&'*+\-.^`|~]+$/.test(scheme)) throw new TypeError('scheme must be an authentication scheme');
  const missing = `${scheme} realm="${realm.replace(/["\\]/g, '\\$&')}"`;
  const challenges = { missing, invalid: `${missing}, error="invalid_token"` };
  const answer = (token: 'invalid' | 'missing', cause?: unknown): Unauthorized =>
    new Unauthorized(undefined, { challenge: challenges[token], cause });
  answer('missing'); // throws for a wrong option, before there is a token to answer for
  return answer;
}
