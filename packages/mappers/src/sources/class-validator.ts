import type { Mapper } from '@faultline/core';
import { createRuleMessage, type MaskMessage } from '@faultline/core/adapter';
import {
  createFieldError,
  createInvalidRequestError,
  type FieldErrorFactory,
  type FieldErrorList,
  listFieldErrors,
  type RequestLocation,
  type ValidatorOptions,
} from '../shared/validation.js';

export type { FieldErrorList, RequestLocation };

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
 * Converts the errors that `validate(dto)` of class-validator returns to at most 1,000 field errors.
 *
 * @param location The validated part of the request. Default: the body.
 * @example
 * ```ts
 * new ValidationPipe({ exceptionFactory: (errors) => new UnprocessableEntity(undefined, { errors: fieldErrors(errors) }) });
 * ```
 */
export function fieldErrors(
  errors: readonly ClassValidatorError[],
  location: RequestLocation = 'body',
): FieldErrorList {
  return listFieldErrors(createFactories(errors, location));
}

interface PendingError {
  readonly error: ClassValidatorError;
  readonly parent?: PendingError | undefined;
}

// Not recursive, and without a path for each error: the client controls how deep its objects are.
function* createFactories(
  errors: readonly ClassValidatorError[],
  location: RequestLocation,
): Generator<FieldErrorFactory> {
  const pending = errors.map((error): PendingError => ({ error })).toReversed();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const current = next;
    const { error } = current;
    for (const [code, message] of Object.entries(error.constraints ?? {})) {
      yield (mask) => createFieldError(location, keysOf(current), createDetail(error, code, message, mask), code);
    }
    for (const child of (error.children ?? []).toReversed()) pending.push({ error: child, parent: current });
  }
}

/** A path with more keys is longer than a location can be. */
const maxKeys = 1001;

function keysOf(last: PendingError): string[] {
  const keys: string[] = [];
  for (let next: PendingError | undefined = last; next !== undefined && keys.length < maxKeys; next = next.parent) {
    if (next.error.property !== undefined) keys.push(next.error.property);
  }
  return keys.toReversed();
}

/**
 * The messages of class-validator's own rules contain only the property and the parameters of the rule. Any other message is
 * the application's, and is exposed if it quotes neither the value nor a name.
 */
function createDetail(
  { property, value }: ClassValidatorError,
  code: string,
  message: string,
  mask: MaskMessage,
): string {
  // The message for an unknown property quotes its name, which the client chose.
  if (code === 'whitelistValidation') return 'This property should not exist.';
  const isOwnMessage = property !== undefined && isWord.test(property) && startsWithRule(message, property);
  return isOwnMessage ? message : mask(message, createRuleMessage(code), { values: [value], names: [property] });
}

const isWord = /^[\w$-]{1,100}$/;

/** Whether a message is one of class-validator's own that contain a parameter, or the length of a list. */
function startsWithRule(message: string, property: string): boolean {
  const rule = message.replace(/^each value in /, '');
  return rule.startsWith(`${property} `) && ruleWithParameter.test(rule.slice(property.length + 1));
}

const ruleWithParameter = new RegExp(
  `^(?:${[
    'must (?:not be (?:less|greater) than|be divisible by|contain at least|contain no more than) [\\d.e+-]+(?: elements)?',
    'must be (?:longer|shorter) than or equal to \\d+(?: and shorter than or equal to \\d+)? characters',
  ].join('|')})$`,
);

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
