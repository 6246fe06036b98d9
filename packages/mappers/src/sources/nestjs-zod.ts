import type { Mapper } from '@faultline/core';
import type { ValidatorOptions } from '../invalid-request.js';
import { zod } from './zod.js';

/**
 * Turns the `ZodValidationException` of nestjs-zod into a 400 with one field error for each issue. It does not tell the part
 * of the request, so they point into the body. A `ZodSerializationException`, of an answer, stays a 500.
 */
export function nestjsZod({ status = 400 }: ValidatorOptions = {}): Mapper {
  const map = zod({ status });
  return (thrown) => (isOfRequest(thrown) ? map(thrown.getZodError()) : undefined);
}

/** `getZodError` is public; an exception of the application's own `createValidationException` may have it too. */
function isOfRequest(thrown: unknown): thrown is Error & { getZodError(): unknown } {
  if (!(thrown instanceof Error) || !('getZodError' in thrown) || !('getStatus' in thrown)) return false;
  if (typeof thrown.getZodError !== 'function' || typeof thrown.getStatus !== 'function') return false;
  const status: unknown = thrown.getStatus();
  return status === 400 || status === 422;
}
