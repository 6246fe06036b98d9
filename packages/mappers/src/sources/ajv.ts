import type { Mapper } from '@faultline/core';
import { createRuleMessage, type MaskMessage } from '@faultline/core/adapter';
import { parseJsonPointer } from '../shared/paths.js';
import {
  appendKey,
  createFieldError,
  createInvalidRequestError,
  type FieldErrorList,
  listFieldErrors,
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
  /** The value and the rule; only with ajv's option `verbose`. */
  readonly data?: unknown;
  readonly schema?: unknown;
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
 * Converts errors of ajv to at most 1,000 field errors. The error for a missing or unknown property points to that property.
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
): FieldErrorList {
  return listFieldErrors(
    (errors ?? []).map(
      (error) => (mask) => createFieldError(location, findPath(error), createDetail(error, mask), error.keyword),
    ),
  );
}

/**
 * The messages of ajv's own keywords contain only the rule, unless the rule has its limit from the data (`$data`). The
 * messages of other keywords are the application's.
 */
function createDetail({ keyword, message, data, schema, propertyName }: AjvError, mask: MaskMessage): string {
  const ruleMessage = createRuleMessage(keyword);
  if (typeof schema === 'object' && schema !== null && '$data' in schema) return ruleMessage;
  if (ownKeywords.has(keyword)) return message ?? ruleMessage;
  return mask(message, ruleMessage, { values: [data], names: [propertyName], params: [schema] });
}

const ownKeywords = new Set(
  [
    'additionalItems additionalProperties anyOf const contains dependencies dependentRequired discriminator enum',
    'exclusiveMaximum exclusiveMinimum false format if maxItems maxLength maxProperties maximum minItems minLength',
    'minProperties minimum multipleOf not oneOf pattern propertyNames required type unevaluatedItems',
    'unevaluatedProperties uniqueItems formatMaximum formatMinimum formatExclusiveMaximum formatExclusiveMinimum',
  ].flatMap((names) => names.split(' ')),
);

/** The members of `params` that name a property below `instancePath`. */
const propertyParams = new Set(['missingProperty', 'additionalProperty', 'unevaluatedProperty', 'propertyName']);

function findPath({ instancePath, params, propertyName }: AjvError): Iterable<PropertyKey> {
  const param = Object.entries(params).find(([name]) => propertyParams.has(name))?.[1] as unknown;
  const property = param ?? propertyName;
  const path = parseJsonPointer(instancePath);
  return typeof property === 'string' ? appendKey(path, property) : path;
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
