import type { FieldError, Mapper } from '@faultline/core';
import type { MaskMessage } from '@faultline/core/adapter';
import { parsePropertyPath } from '../shared/paths.js';
import {
  createFieldError,
  createInvalidRequestError,
  type FieldErrorFactory,
  type FieldErrorList,
  findRequestPart,
  listFieldErrors,
  type ValidatorOptions,
} from '../shared/validation.js';

/** An error of express-validator 6 or 7: the members that {@link fieldErrors} reads. */
interface ValidationError {
  readonly type?: string | undefined;
  readonly msg: unknown;
  readonly value?: unknown;
  readonly location?: string | undefined;
  /** Called `param` in version 6. */
  readonly path?: string | undefined;
  readonly param?: string | undefined;
  /** The errors of `oneOf`. An alternative is one error or a list of errors. */
  readonly nestedErrors?: readonly (ValidationError | readonly ValidationError[])[] | undefined;
  /** The unknown fields of `checkExact`. */
  readonly fields?: readonly Omit<ValidationError, 'msg'>[] | undefined;
}

/**
 * Maps the error that `validationResult(request).throw()` of express-validator throws to a 422 with one field error for each
 * of its errors, and one for each unknown field. Most field errors have no `code`, because express-validator does not name
 * the rule.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [expressValidator()] }));
 * ```
 */
export function expressValidator(options: ValidatorOptions = {}): Mapper {
  return (thrown) =>
    isResult(thrown) ? createInvalidRequestError(fieldErrors(thrown.errors), thrown, options) : undefined;
}

/**
 * Converts the errors that `validationResult(request).array()` of express-validator returns to at most 1,000 field errors.
 *
 * @example
 * ```ts
 * const errors = fieldErrors(validationResult(request).array());
 * if (errors.length > 0) throw new UnprocessableEntity('The order has mistakes.', { errors });
 * ```
 */
export function fieldErrors(errors: readonly object[]): FieldErrorList {
  return listFieldErrors(createFactories(errors as readonly ValidationError[]));
}

function* createFactories(errors: readonly ValidationError[]): Generator<FieldErrorFactory> {
  for (const error of errors) {
    const { msg, fields, nestedErrors } = error;
    if (fields !== undefined) {
      let detail: string | undefined;
      for (const field of fields) {
        yield (mask) => {
          detail ??= mask(msg, 'Unknown field', {
            values: fields.map(({ value }) => value),
            names: fields.map(nameOf),
          });
          return locateFieldError(field, detail, 'unknown_fields');
        };
      }
    } else if (nestedErrors !== undefined) {
      yield (mask) => {
        const values = nestedErrors.flat().map((nested) => nested.value);
        return { detail: createDetail(msg, 'Invalid value(s)', values, mask), code: 'alternative' };
      };
    } else {
      yield (mask) => locateFieldError(error, createDetail(msg, 'Invalid value', [error.value], mask));
    }
  }
}

/** Any message but the default one is the application's. */
function createDetail(message: unknown, defaultMessage: string, values: readonly unknown[], mask: MaskMessage): string {
  return message === defaultMessage ? defaultMessage : mask(message, defaultMessage, { values });
}

function nameOf({ path, param }: Omit<ValidationError, 'msg'>): string {
  return path ?? param ?? '';
}

/** express-validator adds the methods of its result to the error. So this matches a thrown result as well. */
function isResult(thrown: unknown): thrown is { readonly errors: readonly object[] } {
  if (typeof thrown !== 'object' || thrown === null || !('errors' in thrown) || !Array.isArray(thrown.errors))
    return false;
  return ['mapped', 'formatWith', 'throw'].every((name) => typeof Reflect.get(thrown, name) === 'function');
}

function locateFieldError(error: Omit<ValidationError, 'msg'>, detail: string, code?: string): FieldError {
  const part = findRequestPart(error.location);
  const name = nameOf(error);
  if (part === undefined) return { detail, code };
  // The name of a header is not a path, even if it contains a dot.
  return createFieldError(part, part === 'header' ? [name] : parsePropertyPath(name), detail, code);
}
