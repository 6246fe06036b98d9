import { BadRequest, type FieldError, UnprocessableEntity } from '@faultline/core';

/** The options of the mapper of a validator. */
export interface ValidatorOptions {
  /** The status of a request that does not validate; by default the one that the source itself carries, else 422. */
  readonly status?: 400 | 422 | undefined;
}

/**
 * The error of a request that does not validate; of the validator's own error, only `errors` reaches the client.
 *
 * @param usual The status where no option says another.
 */
export function invalidRequest(
  errors: readonly FieldError[],
  cause: unknown,
  { status }: ValidatorOptions,
  usual: 400 | 422 = 422,
): BadRequest | UnprocessableEntity {
  const options = errors.length === 0 ? { cause } : { errors, cause };
  return (status ?? usual) === 400 ? new BadRequest(undefined, options) : new UnprocessableEntity(undefined, options);
}
