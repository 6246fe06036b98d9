import type { FieldError, Mapper } from '@faultline/core';
import { invalidRequest, type ValidatorOptions } from '../invalid-request.js';
import { fieldErrors, isZodError } from './zod.js';

/**
 * Turns the `ZodValidationException` of nestjs-zod into a 400 with one field error for each issue. It does not tell the part
 * of the request, so they point into the body. A `ZodSerializationException`, of an answer, stays a 500.
 */
export function nestjsZod(options: ValidatorOptions = {}): Mapper {
  return (thrown) => {
    const issues = issuesOf(thrown);
    return issues && invalidRequest(issues, thrown, options, 400);
  };
}

/** `getZodError` is public, and a user's own `createValidationException` may make another exception that has it. */
function issuesOf(thrown: unknown): FieldError[] | undefined {
  if (!(thrown instanceof Error) || !('getZodError' in thrown) || !('getStatus' in thrown)) return undefined;
  const { getZodError, getStatus } = thrown;
  if (typeof getZodError !== 'function' || typeof getStatus !== 'function') return undefined;
  const status: unknown = getStatus.call(thrown);
  const error: unknown = getZodError.call(thrown);
  return (status === 400 || status === 422) && isZodError(error) ? fieldErrors(error.issues) : undefined;
}
