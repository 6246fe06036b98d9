import type { FieldError, Mapper } from '@faultline/core';
import { maskMessageQuoting } from '../shared/messages.js';
import {
  createFieldError,
  createInvalidRequestError,
  type RequestLocation,
  type ValidatorOptions,
} from '../shared/validation.js';

/** An error of arktype: the members that {@link fieldErrors} reads. */
export interface ArkError {
  readonly code: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly expected: string;
  readonly actual: string;
  readonly data?: unknown;
  /** The errors of the branches of a union, or of the parts of an intersection. */
  readonly errors?: readonly ArkError[] | undefined;
}

/**
 * Maps the errors of arktype to a 422 with one field error for each. `type.assert(request.body)` throws them; an
 * application can also throw `type.errors` itself.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [arktype()] }));
 * ```
 */
export function arktype(options: ValidatorOptions = {}): Mapper {
  return (thrown) => {
    const errors = findArkErrors(thrown);
    return errors && createInvalidRequestError(fieldErrors(errors), thrown, options);
  };
}

/**
 * Converts the `type.errors` of arktype to field errors.
 *
 * @param location The validated part of the request. Default: the body.
 * @example
 * ```ts
 * const order = orderType(request.body);
 * if (order instanceof type.errors) throw new UnprocessableEntity(undefined, { errors: fieldErrors(order) });
 * ```
 */
export function fieldErrors(errors: readonly ArkError[], location: RequestLocation = 'body'): FieldError[] {
  return errors.map((error) => createFieldError(location, error.path, createDetail(error), error.code));
}

function findArkErrors(thrown: unknown): readonly ArkError[] | undefined {
  const errors: unknown =
    thrown instanceof Error && thrown.name === 'TraversalError' && 'arkErrors' in thrown ? thrown.arkErrors : thrown;
  return Array.isArray(errors) && ' arkKind' in errors ? (errors as readonly ArkError[]) : undefined;
}

/** Keeps the expected value of arktype's own messages and drops the actual value. Keeps messages of the application. */
function createDetail({ code, message, expected, actual, data, errors }: ArkError): string {
  if (errors !== undefined) {
    return [...new Set(errors.map(createDetail))]
      .join(code === 'union' ? ' or ' : ' and ')
      .replaceAll(' or must be ', ' or ');
  }
  const rule = `must be ${expected}`;
  const isDefaultMessage = message.endsWith(rule) || message.endsWith(`${rule} (was ${actual})`);
  return isDefaultMessage
    ? maskMessageQuoting(rule, [data], 'is not valid')
    : maskMessageQuoting(message, [data], rule);
}
