import type { FieldError, Mapper } from '@faultline/core';
import { createRuleMessage, maskMessageQuoting, removeLabel } from '../shared/messages.js';
import {
  createFieldError,
  createInvalidRequestError,
  type RequestLocation,
  type ValidatorOptions,
} from '../shared/validation.js';

/** A detail of a `ValidationError` of joi: the members that {@link fieldErrors} reads. */
export interface JoiDetail {
  readonly type: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly context?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Maps the `ValidationError` of joi to a 422 with one field error for each detail. `schema.validateAsync(request.body)` and
 * `Joi.attempt` throw it.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [joi()] }));
 * ```
 */
export function joi(options: ValidatorOptions = {}): Mapper {
  return (thrown) =>
    isJoiError(thrown) ? createInvalidRequestError(fieldErrors(thrown.details), thrown, options) : undefined;
}

/**
 * Converts the details of an error of joi to field errors.
 *
 * @param location The validated part of the request. Default: the body.
 * @example
 * ```ts
 * const { error } = schema.validate(request.query);
 * if (error) throw new UnprocessableEntity(undefined, { errors: fieldErrors(error.details, 'query') });
 * ```
 */
export function fieldErrors(details: readonly JoiDetail[], location: RequestLocation = 'body'): FieldError[] {
  return details.map((detail) => createFieldError(location, detail.path, createDetail(detail), detail.type));
}

function isJoiError(thrown: unknown): thrown is { readonly details: readonly JoiDetail[] } {
  return thrown instanceof Error && 'details' in thrown && Array.isArray(thrown.details) && '_original' in thrown;
}

function createDetail({ type, message, context = {} }: JoiDetail): string {
  if (type === 'string.pattern.base') return `must match the pattern ${String(context['regex'])}`;
  if (type === 'string.pattern.name') return `must match the ${String(context['name'])} pattern`;
  // The message is that of an error in the application's own rule. The error may be a bug.
  if (type === 'any.custom') return 'failed a custom validation';
  const { value, dupeValue, label } = context;
  return maskMessageQuoting(removeLabel(message, label), [value, dupeValue], createRuleMessage(type));
}
