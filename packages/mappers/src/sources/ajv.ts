import type { FieldError, Mapper } from '@faultline/core';
import { createRuleMessage, maskMessageQuoting } from '../shared/messages.js';
import { parseJsonPointer } from '../shared/paths.js';
import {
  createFieldError,
  createInvalidRequestError,
  type RequestLocation,
  type ValidatorOptions,
} from '../shared/validation.js';

/** An error of ajv: the members that {@link fieldErrors} reads. */
export interface AjvError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: object;
  readonly message?: string | undefined;
  readonly propertyName?: string | undefined;
  readonly data?: unknown;
}

/**
 * Maps the `ValidationError` of ajv 8 to a 422 with one field error for each error of ajv. Asynchronous schemas reject with
 * it. A synchronous schema sets `validate.errors` instead: throw `new Ajv.ValidationError(validate.errors)`, or an
 * `HttpError` with {@link fieldErrors}.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [ajv()] }));
 * ```
 */
export function ajv(options: ValidatorOptions = {}): Mapper {
  return (thrown) =>
    isAjvError(thrown) ? createInvalidRequestError(fieldErrors(thrown.errors), thrown, options) : undefined;
}

/**
 * Converts errors of ajv to field errors. The error for a missing or unknown property points to that property.
 *
 * @param location The validated part of the request. Default: the body.
 * @example
 * ```ts
 * if (!validate(request.body)) {
 *   throw new UnprocessableEntity('The order has mistakes.', { errors: fieldErrors(validate.errors) });
 * }
 * ```
 */
export function fieldErrors(
  errors: readonly AjvError[] | null | undefined,
  location: RequestLocation = 'body',
): FieldError[] {
  return (errors ?? []).map((error) => {
    const detail = maskMessageQuoting(error.message, [error.data], createRuleMessage(error.keyword));
    return createFieldError(location, findPath(error), detail, error.keyword);
  });
}

/** The members of `params` that name a property below `instancePath`. */
const propertyParams = new Set(['missingProperty', 'additionalProperty', 'unevaluatedProperty', 'propertyName']);

function findPath({ instancePath, params, propertyName }: AjvError): string[] {
  const param = Object.entries(params).find(([name]) => propertyParams.has(name))?.[1] as unknown;
  const property = param ?? propertyName;
  return [...parseJsonPointer(instancePath), ...(typeof property === 'string' ? [property] : [])];
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
