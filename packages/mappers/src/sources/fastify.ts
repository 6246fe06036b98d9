import type { FieldError, Mapper } from '@faultline/core';
import { invalidRequest, type ValidatorOptions } from '../invalid-request.js';
import { partOf } from '../place.js';
import { type AjvError, fieldErrors } from './ajv.js';

/**
 * Turns Fastify's error of a request that fails the schema of its route into a 400 with one field error for each of its
 * validator's. An answer that fails its schema is another error, and stays a 500.
 */
export function fastify(options: ValidatorOptions = {}): Mapper {
  return (thrown) => {
    const errors = errorsOf(thrown);
    return errors && invalidRequest(errors, thrown, options, 400);
  };
}

function errorsOf(thrown: unknown): FieldError[] | undefined {
  if (!(thrown instanceof Error) || !('validation' in thrown) || !('validationContext' in thrown)) return undefined;
  const place = partOf(thrown.validationContext);
  if (place === undefined || !Array.isArray(thrown.validation)) return undefined;
  return fieldErrors(thrown.validation as AjvError[], place);
}
