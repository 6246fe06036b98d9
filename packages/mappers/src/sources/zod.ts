import type { FieldError, Mapper } from '@faultline/core';
import { invalidRequest, type ValidatorOptions } from '../invalid-request.js';
import { fieldErrorAt, type Place } from '../place.js';
import { withoutValues } from '../without-values.js';

/** The part of zod's issues, of version 3 and 4, that is told or must not be. */
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
 * Turns a `ZodError`, as `schema.parse(request.body)` throws it, into a 422 with one field error for each issue.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [zod()] }));
 * ```
 */
export function zod(options: ValidatorOptions = {}): Mapper {
  return (thrown) => (isZodError(thrown) ? invalidRequest(fieldErrors(thrown.issues), thrown, options) : undefined);
}

/**
 * The issues of zod as field errors, one for each, and one for each key that is not known.
 *
 * @param place The part of the request that was validated; the body by default.
 * @example
 * ```ts
 * throw new UnprocessableEntity('The filter has mistakes.', { errors: fieldErrors(error.issues, 'query') });
 * ```
 */
export function fieldErrors(issues: readonly ZodIssue[], place: Place = 'body'): FieldError[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? unknownKeys(issue, place) : [fieldError(issue, place)],
  );
}

/** Whether it is an error of zod's: `new ZodError(issues)` of version 4 is no `Error`, and the name of zod/mini's begins with `$`. */
function isZodError(thrown: unknown): thrown is { readonly issues: readonly ZodIssue[] } {
  if (typeof thrown !== 'object' || thrown === null || !('name' in thrown) || !('issues' in thrown)) return false;
  return (thrown.name === 'ZodError' || thrown.name === '$ZodError') && Array.isArray(thrown.issues);
}

function fieldError({ code = 'custom', message, path, input, received, options }: ZodIssue, place: Place): FieldError {
  // Version 3 quotes the value in the message of an enumeration; elsewhere, what it received is the name of a type.
  const isOfValues = code === 'invalid_enum_value' || code === 'invalid_literal';
  const otherwise =
    isOfValues && Array.isArray(options)
      ? `Invalid option: expected one of ${options.map((option) => JSON.stringify(option)).join('|')}`
      : 'Invalid input';
  const detail = withoutValues(message, isOfValues ? [received, input] : [input], otherwise);
  return fieldErrorAt(place, path, detail, code);
}

function unknownKeys({ code, message, path, keys = [] }: ZodIssue, place: Place): FieldError[] {
  const detail = withoutValues(message, keys, 'This key is not known.');
  return keys.map((key) => fieldErrorAt(place, [...path, key], detail, code));
}
