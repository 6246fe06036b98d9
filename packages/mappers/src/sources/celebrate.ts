import type { FieldError, Mapper } from '@faultline/core';
import { invalidRequest, type ValidatorOptions } from '../invalid-request.js';
import { partOf } from '../place.js';
import { fieldErrors, type JoiDetail } from './joi.js';

/**
 * Turns celebrate's error into a 400 with one field error for each detail of joi, each with the part of the request that
 * it is about.
 */
export function celebrate(options: ValidatorOptions = {}): Mapper {
  return (thrown) => {
    const errors = errorsOf(thrown);
    return errors && invalidRequest(errors, thrown, options, 400);
  };
}

/** The details are a `Map` of joi's errors, by the part of the request. */
function errorsOf(thrown: unknown): FieldError[] | undefined {
  if (!(thrown instanceof Error) || !('details' in thrown)) return undefined;
  const { details } = thrown;
  if (Object.prototype.toString.call(details) !== '[object Map]') return undefined;
  const errors: FieldError[][] = [];
  for (const [segment, error] of details as ReadonlyMap<unknown, { readonly details?: unknown }>) {
    const place = partOf(segment);
    if (place === undefined || !Array.isArray(error.details)) return undefined;
    errors.push(fieldErrors(error.details as JoiDetail[], place));
  }
  return errors.flat();
}
