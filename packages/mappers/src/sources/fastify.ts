import type { Mapper } from '@faultline/core';
import {
  createInvalidRequestError,
  type FieldErrorList,
  findRequestPart,
  type ValidatorOptions,
} from '../shared/validation.js';
import { type AjvError, fieldErrors } from './ajv.js';

/**
 * Maps Fastify's error for a request that does not match the schema of its route to a 400 with one field error for each
 * error of ajv. Fastify's error for a response that does not match its schema is not mapped and stays a 500.
 *
 * @example
 * ```ts
 * app.useGlobalFilters(new FaultlineFilter({ map: [fastify()] })); // Nest with `FastifyAdapter`
 * ```
 */
export function fastify(options: ValidatorOptions = {}): Mapper {
  return (thrown) => {
    const errors = findFieldErrors(thrown);
    return errors && createInvalidRequestError(errors, thrown, options, 400);
  };
}

function findFieldErrors(thrown: unknown): FieldErrorList | undefined {
  if (!(thrown instanceof Error) || !('validation' in thrown) || !('validationContext' in thrown)) return undefined;
  const part = findRequestPart(thrown.validationContext);
  if (part === undefined || !Array.isArray(thrown.validation)) return undefined;
  return fieldErrors(thrown.validation as AjvError[], part);
}
