import type { FieldError, Mapper } from '@faultline/core';
import { invalidRequest, type ValidatorOptions } from '../invalid-request.js';
import { fieldErrorAt, type Place } from '../place.js';
import { propertyPath } from '../property-path.js';
import { withoutLabel } from '../without-label.js';
import { brokenRule, withoutValues } from '../without-values.js';

/** The part of yup's errors that is told or must not be. */
export interface YupError {
  readonly message: string;
  readonly inner: readonly YupError[];
  readonly path?: string | undefined;
  readonly type?: string | undefined;
  readonly value?: unknown;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Turns a `ValidationError` of yup, as `schema.validate(request.body)` rejects with it, into a 422. There is one field error,
 * or, with yup's option `abortEarly: false`, one for each that yup found.
 */
export function yup(options: ValidatorOptions = {}): Mapper {
  return (thrown) => (isYupError(thrown) ? invalidRequest(fieldErrors(thrown), thrown, options) : undefined);
}

/**
 * The errors in an error of yup as field errors.
 *
 * @param place The part of the request that was validated; the body by default.
 */
export function fieldErrors(error: YupError, place: Place = 'body'): FieldError[] {
  const errors = error.inner.length > 0 ? error.inner : [error];
  return errors.map((one) => {
    const { type = 'custom' } = one;
    return fieldErrorAt(place, propertyPath(one.path ?? ''), detailOf(one, type), type);
  });
}

function isYupError(thrown: unknown): thrown is Error & YupError {
  if (!(thrown instanceof Error) || thrown.name !== 'ValidationError') return false;
  return 'inner' in thrown && Array.isArray(thrown.inner) && 'errors' in thrown && Array.isArray(thrown.errors);
}

function detailOf({ message, path = 'this', value, params = {} }: YupError, type: string): string {
  const { label, originalValue, unknown, properties } = params;
  if (type === 'typeError' && message.includes(', but the final value was: ')) {
    return `must be of the type ${String(params['type'])}`;
  }
  const [rule = message] = message.split(' for value: `', 1);
  const told = withoutLabel(rule, label ?? path);
  const names = [unknown, properties].flatMap((list) => (typeof list === 'string' ? list.split(', ') : []));
  return withoutValues(
    told,
    [value, params['value'], originalValue, ...names],
    names.length > 0 ? 'has keys that are not known' : brokenRule(type),
  );
}
