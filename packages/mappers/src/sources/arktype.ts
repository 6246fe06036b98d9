import type { FieldError, Mapper } from '@faultline/core';
import { invalidRequest, type ValidatorOptions } from '../invalid-request.js';
import { fieldErrorAt, type Place } from '../place.js';
import { withoutValues } from '../without-values.js';

/** The part of arktype's errors that is told or must not be. */
export interface ArkError {
  readonly code: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly expected: string;
  readonly actual: string;
  readonly data?: unknown;
  /** Those of the branches of a union, and of the parts of an intersection. */
  readonly errors?: readonly ArkError[] | undefined;
}

/**
 * Turns what arktype throws, as `type.assert(request.body)` does, into a 422 with one field error for each of its own; its
 * `type.errors`, thrown as they are, too.
 */
export function arktype(options: ValidatorOptions = {}): Mapper {
  return (thrown) => {
    const errors = arkErrors(thrown);
    return errors && invalidRequest(fieldErrors(errors), thrown, options);
  };
}

/**
 * The `type.errors` of arktype as field errors.
 *
 * @param place The part of the request that was validated; the body by default.
 */
export function fieldErrors(errors: readonly ArkError[], place: Place = 'body'): FieldError[] {
  return errors.map((error) => fieldErrorAt(place, error.path, detailOf(error), error.code));
}

function arkErrors(thrown: unknown): readonly ArkError[] | undefined {
  const errors: unknown =
    thrown instanceof Error && thrown.name === 'TraversalError' && 'arkErrors' in thrown ? thrown.arkErrors : thrown;
  return Array.isArray(errors) && ' arkKind' in errors ? (errors as readonly ArkError[]) : undefined;
}

/** Of arktype's own messages what they expect, without what was there; those of the application as they are. */
function detailOf({ code, message, expected, actual, data, errors }: ArkError): string {
  if (errors !== undefined) {
    return [...new Set(errors.map(detailOf))]
      .join(code === 'union' ? ' or ' : ' and ')
      .replaceAll(' or must be ', ' or ');
  }
  const rule = `must be ${expected}`;
  const isOwn = message.endsWith(rule) || message.endsWith(`${rule} (was ${actual})`);
  return withoutValues(isOwn ? rule : message, [data], isOwn ? 'is not valid' : rule);
}
