import { type Mapper, Unauthorized } from '@faultline/core';
import { propertiesOf } from '../properties-of.js';

/** The options of {@link passport}. */
export interface PassportOptions {
  /** How to authenticate, such as `Bearer realm="api"`; several challenges are written as several fields. */
  readonly challenge: string | readonly string[];
}

/**
 * Turns the `AuthenticationError` of passport, which its `failWithError` throws, into a 401 with a challenge.
 *
 * It is for strategies that have none, such as those for JWTs and for forms. One that has, such as that for bearer tokens,
 * writes it to the response by itself, where it stays without this mapper; with it, this challenge takes its place.
 *
 * @example
 * ```ts
 * app.use(passportOfApp.authenticate('jwt', { session: false, failWithError: true }));
 * app.use(faultline({ map: [passport({ challenge: 'Bearer realm="books"' })] }));
 * ```
 *
 * @throws {TypeError} if a challenge is not text that a header can have.
 */
export function passport({ challenge }: PassportOptions): Mapper {
  const answer = (cause?: unknown): Unauthorized => new Unauthorized(undefined, { challenge, cause });
  answer(); // throws for a wrong option, before there is a failure to answer
  return (thrown) => {
    const { name, status, message } = propertiesOf(thrown);
    const isPassports = name === 'AuthenticationError' && status === 401 && message === 'Unauthorized';
    return isPassports ? answer(thrown) : undefined;
  };
}
