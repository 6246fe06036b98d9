import type { FieldError, Mapper } from '@faultline/core';
import { invalidRequest, type ValidatorOptions } from '../invalid-request.js';
import { fieldErrorAt, type Place } from '../place.js';
import { withoutLabel } from '../without-label.js';
import { brokenRule, withoutValues } from '../without-values.js';

/** The part of the details of joi that is told or must not be. */
export interface JoiDetail {
  readonly type: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly context?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Turns a `ValidationError` of joi, as `schema.validateAsync(request.body)` and `Joi.attempt` throw it, into a 422 with one
 * field error for each detail.
 */
export function joi(options: ValidatorOptions = {}): Mapper {
  return (thrown) => (isJoiError(thrown) ? invalidRequest(fieldErrors(thrown.details), thrown, options) : undefined);
}

/**
 * The details of an error of joi as field errors.
 *
 * @param place The part of the request that was validated; the body by default.
 */
export function fieldErrors(details: readonly JoiDetail[], place: Place = 'body'): FieldError[] {
  return details.map((detail) => fieldErrorAt(place, detail.path, detailOf(detail), detail.type));
}

function isJoiError(thrown: unknown): thrown is { readonly details: readonly JoiDetail[] } {
  return thrown instanceof Error && 'details' in thrown && Array.isArray(thrown.details) && '_original' in thrown;
}

function detailOf({ type, message, context = {} }: JoiDetail): string {
  if (type === 'string.pattern.base') return `must match the pattern ${String(context['regex'])}`;
  if (type === 'string.pattern.name') return `must match the ${String(context['name'])} pattern`;
  // The text of what the application threw, or what broke in it.
  if (type === 'any.custom') return 'failed a custom validation';
  const { value, dupeValue, label } = context;
  return withoutValues(withoutLabel(message, label), [value, dupeValue], brokenRule(type));
}
