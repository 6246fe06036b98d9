import { BadRequest, type FieldError, UnprocessableEntity } from '@faultline/core';

/** The options of the mapper of a validator. */
export interface ValidatorOptions {
  /** The status of a request that does not validate: 422 by default. */
  readonly status?: 400 | 422 | undefined;
}

/** The error of a request that does not validate; of the validator's own error, only `errors` reaches the client. */
export function invalidRequest(
  errors: readonly FieldError[],
  cause: unknown,
  { status = 422 }: ValidatorOptions,
): BadRequest | UnprocessableEntity {
  return status === 400
    ? new BadRequest(undefined, { errors, cause })
    : new UnprocessableEntity(undefined, { errors, cause });
}
