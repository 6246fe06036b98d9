import type { FieldError, Mapper } from '@faultline/core';
import { invalidRequest, type ValidatorOptions } from '../invalid-request.js';
import { fieldErrorAt, type Place } from '../place.js';
import { brokenRule, withoutValues } from '../without-values.js';

export type { Place };

/** The part of the errors of class-validator that is told or must not be. */
export interface ClassValidatorError {
  readonly property?: string | undefined;
  readonly value?: unknown;
  readonly constraints?: Readonly<Record<string, string>> | undefined;
  readonly children?: readonly ClassValidatorError[] | undefined;
}

/**
 * Turns the list of errors that `validateOrReject(dto)` of class-validator rejects with into a 422 with one field error for
 * each constraint, of nested objects and of the items of arrays too.
 */
export function classValidator(options: ValidatorOptions = {}): Mapper {
  return (thrown) => (isList(thrown) ? invalidRequest(fieldErrors(thrown), thrown, options) : undefined);
}

/**
 * The errors of class-validator, as `validate(dto)` gives them, as field errors.
 *
 * @param place The part of the request that was validated; the body by default.
 * @example
 * ```ts
 * new ValidationPipe({ exceptionFactory: (errors) => new UnprocessableEntity(undefined, { errors: fieldErrors(errors) }) });
 * ```
 */
export function fieldErrors(errors: readonly ClassValidatorError[], place: Place = 'body'): FieldError[] {
  const found: FieldError[] = [];
  // Not recursive: the client decides how deep its objects are.
  const pending = errors.map((error) => ({ error, parents: [] as string[] })).toReversed();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { property, constraints = {}, children = [], value } = next.error;
    const own = property === undefined ? next.parents : [...next.parents, property];
    for (const [code, message] of Object.entries(constraints)) {
      found.push(fieldErrorAt(place, own, detailOf(code, message, value), code));
    }
    for (const error of children.toReversed()) pending.push({ error, parents: own });
  }
  return found;
}

/** The name of a property that is not known is the client's. */
function detailOf(code: string, message: string, value: unknown): string {
  return code === 'whitelistValidation'
    ? 'This property should not exist.'
    : withoutValues(message, [value], brokenRule(code));
}

function isList(thrown: unknown): thrown is readonly ClassValidatorError[] {
  return Array.isArray(thrown) && thrown.length > 0 && thrown.every(isValidationError);
}

function isValidationError(item: unknown): item is ClassValidatorError {
  if (typeof item !== 'object' || item === null || !('property' in item)) return false;
  return (
    ('constraints' in item && typeof item.constraints === 'object') ||
    ('children' in item && Array.isArray(item.children))
  );
}
