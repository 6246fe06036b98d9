import type { FieldError, Mapper } from '@faultline/core';
import { createRuleMessage, maskMessageQuoting } from '../shared/messages.js';
import {
  createFieldError,
  createInvalidRequestError,
  type RequestLocation,
  type ValidatorOptions,
} from '../shared/validation.js';

export type { RequestLocation };

/** A `ValidationError` of class-validator: the members that {@link fieldErrors} reads. */
export interface ClassValidatorError {
  readonly property?: string | undefined;
  readonly value?: unknown;
  readonly constraints?: Readonly<Record<string, string>> | undefined;
  readonly children?: readonly ClassValidatorError[] | undefined;
}

/**
 * Maps the list of errors of class-validator to a 422 with one field error for each constraint, also in nested objects and
 * in items of arrays. `validateOrReject(dto)` rejects with that list.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [classValidator()] }));
 * ```
 */
export function classValidator(options: ValidatorOptions = {}): Mapper {
  return (thrown) =>
    isErrorList(thrown) ? createInvalidRequestError(fieldErrors(thrown), thrown, options) : undefined;
}

/**
 * Converts the errors that `validate(dto)` of class-validator returns to field errors.
 *
 * @param location The validated part of the request. Default: the body.
 * @example
 * ```ts
 * new ValidationPipe({ exceptionFactory: (errors) => new UnprocessableEntity(undefined, { errors: fieldErrors(errors) }) });
 * ```
 */
export function fieldErrors(errors: readonly ClassValidatorError[], location: RequestLocation = 'body'): FieldError[] {
  const result: FieldError[] = [];
  // Not recursive: the client controls how deep its objects are.
  const pending = errors.map((error) => ({ error, parentPath: [] as string[] })).toReversed();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { property, constraints = {}, children = [], value } = next.error;
    const path = property === undefined ? next.parentPath : [...next.parentPath, property];
    for (const [code, message] of Object.entries(constraints)) {
      result.push(createFieldError(location, path, createDetail(code, message, value), code));
    }
    for (const error of children.toReversed()) pending.push({ error, parentPath: path });
  }
  return result;
}

/** The message for an unknown property quotes its name, which the client chose. */
function createDetail(code: string, message: string, value: unknown): string {
  return code === 'whitelistValidation'
    ? 'This property should not exist.'
    : maskMessageQuoting(message, [value], createRuleMessage(code));
}

function isErrorList(thrown: unknown): thrown is readonly ClassValidatorError[] {
  return Array.isArray(thrown) && thrown.length > 0 && thrown.every(isValidationError);
}

function isValidationError(item: unknown): item is ClassValidatorError {
  if (typeof item !== 'object' || item === null || !('property' in item)) return false;
  return (
    ('constraints' in item && typeof item.constraints === 'object') ||
    ('children' in item && Array.isArray(item.children))
  );
}
