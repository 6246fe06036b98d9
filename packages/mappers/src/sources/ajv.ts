import type { FieldError, Mapper } from '@faultline/core';
import { invalidRequest, type ValidatorOptions } from '../invalid-request.js';
import { fieldErrorAt, type Place } from '../place.js';
import { readPointer } from '../read-pointer.js';
import { brokenRule, withoutValues } from '../without-values.js';

/** The part of ajv's errors that is told or must not be. */
export interface AjvError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: object;
  readonly message?: string | undefined;
  readonly propertyName?: string | undefined;
  readonly data?: unknown;
}

/**
 * Turns a `ValidationError` of ajv 8, as asynchronous schemas reject with it, into a 422 with one field error for each of
 * its own. What a synchronous schema finds is in `validate.errors`: throw `new Ajv.ValidationError(validate.errors)`, or an
 * error of Faultline with {@link fieldErrors}.
 */
export function ajv(options: ValidatorOptions = {}): Mapper {
  return (thrown) => (isAjvError(thrown) ? invalidRequest(fieldErrors(thrown.errors), thrown, options) : undefined);
}

/**
 * The errors of ajv as field errors. One for a property that is missing, or not known, points to that property.
 *
 * @param place The part of the request that was validated; the body by default.
 * @example
 * ```ts
 * if (!validate(request.body)) {
 *   throw new UnprocessableEntity('The order has mistakes.', { errors: fieldErrors(validate.errors) });
 * }
 * ```
 */
export function fieldErrors(errors: readonly AjvError[] | null | undefined, place: Place = 'body'): FieldError[] {
  return (errors ?? []).map((error) => {
    const detail = withoutValues(error.message, [error.data], brokenRule(error.keyword));
    return fieldErrorAt(place, pathOf(error), detail, error.keyword);
  });
}

/** The names of the parameters that tell a property below the path. */
const properties = new Set(['missingProperty', 'additionalProperty', 'unevaluatedProperty', 'propertyName']);

function pathOf({ instancePath, params, propertyName }: AjvError): string[] {
  const named = Object.entries(params).find(([name]) => properties.has(name))?.[1] as unknown;
  const property = named ?? propertyName;
  return [...readPointer(instancePath), ...(typeof property === 'string' ? [property] : [])];
}

function isAjvError(thrown: unknown): thrown is { readonly errors: readonly AjvError[] } {
  return (
    thrown instanceof Error &&
    'ajv' in thrown &&
    thrown.ajv === true &&
    'errors' in thrown &&
    Array.isArray(thrown.errors)
  );
}
