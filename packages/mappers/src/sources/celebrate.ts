import type { Mapper } from '@faultline/core';
import {
  createInvalidRequestError,
  type FieldErrorList,
  findRequestPart,
  joinFieldErrors,
  type ValidatorOptions,
} from '../shared/validation.js';
import { fieldErrors, type JoiDetail } from './joi.js';

/**
 * Maps the error of celebrate to a 400 with one field error for each detail of joi. Each field error names the part of the
 * request.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [celebrate()] }));
 * ```
 */
export function celebrate(options: ValidatorOptions = {}): Mapper {
  return (thrown) => {
    const errors = findFieldErrors(thrown);
    return errors && createInvalidRequestError(errors, thrown, options, 400);
  };
}

/** `details` is a `Map` from the part of the request to an error of joi. */
function findFieldErrors(thrown: unknown): FieldErrorList | undefined {
  if (!(thrown instanceof Error) || !('details' in thrown)) return undefined;
  const { details } = thrown;
  if (Object.prototype.toString.call(details) !== '[object Map]') return undefined;
  const lists: FieldErrorList[] = [];
  for (const [segment, error] of details as ReadonlyMap<unknown, { readonly details?: unknown }>) {
    const part = findRequestPart(segment);
    if (part === undefined || !Array.isArray(error.details)) return undefined;
    lists.push(fieldErrors(error.details as JoiDetail[], part));
  }
  return joinFieldErrors(lists);
}
