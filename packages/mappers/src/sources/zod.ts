import { type FieldError, jsonPointer, type Mapper } from '@faultline/core';
import { invalidRequest, type ValidatorOptions } from '../invalid-request.js';

/** The part of zod's issues, of version 3 and 4, that is told. */
interface ZodIssue {
  readonly code: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/**
 * Turns a `ZodError`, as `schema.parse(request.body)` throws it, into a 422 with one field error for each issue.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [zod()] }));
 * ```
 */
export function zod(options: ValidatorOptions = {}): Mapper {
  return (thrown) => (isZodError(thrown) ? invalidRequest(thrown.issues.map(fieldError), thrown, options) : undefined);
}

function isZodError(thrown: unknown): thrown is Error & { readonly issues: readonly ZodIssue[] } {
  return thrown instanceof Error && thrown.name === 'ZodError' && 'issues' in thrown && Array.isArray(thrown.issues);
}

function fieldError({ code, message, path }: ZodIssue): FieldError {
  return { detail: message, pointer: jsonPointer(path), code };
}
