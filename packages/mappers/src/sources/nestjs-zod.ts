import type { Mapper } from '@faultline/core';
import type { ValidatorOptions } from '../shared/validation.js';
import { zod } from './zod.js';

/**
 * Maps the `ZodValidationException` of nestjs-zod to a 400 with one field error for each issue. The exception does not name
 * the part of the request, so the field errors point into the body. A `ZodSerializationException`, for an invalid response,
 * is not mapped and stays a 500.
 *
 * @example
 * ```ts
 * app.useGlobalFilters(new FaultlineFilter({ map: [nestjsZod()] }));
 * ```
 */
export function nestjsZod({ status = 400 }: ValidatorOptions = {}): Mapper {
  const mapZodError = zod({ status });
  return (thrown, request) => (isRequestException(thrown) ? mapZodError(thrown.getZodError(), request) : undefined);
}

/** Also matches the exception of an application's `createValidationException`, if it has the public method `getZodError`. */
function isRequestException(thrown: unknown): thrown is Error & { getZodError(): unknown } {
  if (!(thrown instanceof Error) || !('getZodError' in thrown) || !('getStatus' in thrown)) return false;
  if (typeof thrown.getZodError !== 'function' || typeof thrown.getStatus !== 'function') return false;
  const status: unknown = thrown.getStatus();
  return status === 400 || status === 422;
}
