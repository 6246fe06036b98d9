import type { FieldError, Mapper } from '@faultline/core';
import { maskMessageQuoting } from '../shared/messages.js';
import {
  createFieldError,
  createInvalidRequestError,
  type RequestLocation,
  type ValidatorOptions,
} from '../shared/validation.js';

/** An issue of zod 3 or 4: the members that {@link fieldErrors} reads. */
export interface ZodIssue {
  readonly code?: string | undefined;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[] | undefined;
  readonly options?: unknown;
  readonly received?: unknown;
  readonly input?: unknown;
}

/**
 * Maps a `ZodError` to a 422 with one field error for each issue. `schema.parse(request.body)` throws it.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [zod()] }));
 * ```
 */
export function zod(options: ValidatorOptions = {}): Mapper {
  return (thrown) =>
    isZodError(thrown) ? createInvalidRequestError(fieldErrors(thrown.issues), thrown, options) : undefined;
}

/**
 * Converts issues of zod to field errors: one for each issue, and one for each unknown key.
 *
 * @param location The validated part of the request. Default: the body.
 * @example
 * ```ts
 * throw new UnprocessableEntity('The filter has mistakes.', { errors: fieldErrors(error.issues, 'query') });
 * ```
 */
export function fieldErrors(issues: readonly ZodIssue[], location: RequestLocation = 'body'): FieldError[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? convertUnknownKeys(issue, location) : [convertIssue(issue, location)],
  );
}

/**
 * Does not check `instanceof Error`: in version 4, `new ZodError(issues)` is not an `Error`. The errors of `zod/mini` have
 * the name `$ZodError`.
 */
function isZodError(thrown: unknown): thrown is { readonly issues: readonly ZodIssue[] } {
  if (typeof thrown !== 'object' || thrown === null || !('name' in thrown) || !('issues' in thrown)) return false;
  return (thrown.name === 'ZodError' || thrown.name === '$ZodError') && Array.isArray(thrown.issues);
}

function convertIssue(
  { code = 'custom', message, path, input, received, options }: ZodIssue,
  location: RequestLocation,
): FieldError {
  // For these two codes of version 3, `received` is the value, and the message can quote it. Elsewhere it is a type name.
  const isReceivedValue = code === 'invalid_enum_value' || code === 'invalid_literal';
  const fallback =
    isReceivedValue && Array.isArray(options)
      ? `Invalid option: expected one of ${options.map((option) => JSON.stringify(option)).join('|')}`
      : 'Invalid input';
  const detail = maskMessageQuoting(message, isReceivedValue ? [received, input] : [input], fallback);
  return createFieldError(location, path, detail, code);
}

function convertUnknownKeys({ code, message, path, keys = [] }: ZodIssue, location: RequestLocation): FieldError[] {
  const detail = maskMessageQuoting(message, keys, 'This key is not known.');
  return keys.map((key) => createFieldError(location, [...path, key], detail, code));
}
