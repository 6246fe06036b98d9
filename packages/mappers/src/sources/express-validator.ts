import type { FieldError, Mapper } from '@faultline/core';
import { invalidRequest, type ValidatorOptions } from '../invalid-request.js';
import { fieldErrorAt, partOf } from '../place.js';
import { propertyPath } from '../property-path.js';
import { withoutValues } from '../without-values.js';

/** The part of the errors of express-validator 6 and 7 that is told or must not be. */
interface ValidationError {
  readonly type?: string | undefined;
  readonly msg: unknown;
  readonly value?: unknown;
  readonly location?: string | undefined;
  /** Called `param` in version 6. */
  readonly path?: string | undefined;
  readonly param?: string | undefined;
  /** Those of `oneOf`: one alternative is a list of its own, or not. */
  readonly nestedErrors?: readonly (ValidationError | readonly ValidationError[])[] | undefined;
  /** Those of `checkExact`. */
  readonly fields?: readonly Omit<ValidationError, 'msg'>[] | undefined;
}

/**
 * Turns what `validationResult(request).throw()` of express-validator throws into a 422 with one field error for each of its
 * own, and one for each field that is not known. There is no `code`: express-validator does not tell the rule.
 */
export function expressValidator(options: ValidatorOptions = {}): Mapper {
  return (thrown) => (isResult(thrown) ? invalidRequest(fieldErrors(thrown.errors), thrown, options) : undefined);
}

/** The errors of express-validator, as `validationResult(request).array()` gives them, as field errors. */
export function fieldErrors(errors: readonly object[]): FieldError[] {
  return (errors as readonly ValidationError[]).flatMap((error): FieldError | FieldError[] => {
    const { msg, value, fields, nestedErrors } = error;
    if (fields !== undefined) {
      const names = fields.map(({ path }) => path);
      const detail = withoutValues(msg, [...names, ...fields.map((field) => field.value)], 'Unknown field');
      return fields.map((field) => fieldError(field, detail, 'unknown_fields'));
    }
    if (nestedErrors !== undefined) {
      const values = nestedErrors.flat().map((nested) => nested.value);
      return { detail: withoutValues(msg, values, 'Invalid value(s)'), code: 'alternative' };
    }
    return fieldError(error, withoutValues(msg, [value], 'Invalid value'));
  });
}

/** Its errors are thrown as the result, with its methods, so that a handler may throw the result itself as well. */
function isResult(thrown: unknown): thrown is { readonly errors: readonly object[] } {
  if (typeof thrown !== 'object' || thrown === null || !('errors' in thrown) || !Array.isArray(thrown.errors))
    return false;
  return ['mapped', 'formatWith', 'throw'].every((name) => typeof Reflect.get(thrown, name) === 'function');
}

/** The name of a header is no path: it is one name, whatever is in it. */
function fieldError(
  { location, path, param }: Omit<ValidationError, 'msg'>,
  detail: string,
  code?: string,
): FieldError {
  const part = partOf(location);
  const name = path ?? param ?? '';
  if (part === undefined) return { detail, code };
  return fieldErrorAt(part, part === 'header' ? [name] : propertyPath(name), detail, code);
}
