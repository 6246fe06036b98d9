import { type Mapper, maxFieldErrors } from '@faultline/core';
import { parseJsonPointer } from '../shared/paths.js';
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
 * `@faultline/fastify` needs no mapper for the 400: it has this one. Use it there for another status.
 *
 * @example
 * ```ts
 * app.useGlobalFilters(new FaultlineFilter({ map: [fastify()] })); // Nest with `FastifyAdapter`
 * ```
 */
export function fastify(options: ValidatorOptions = {}): Mapper {
  return (thrown, request) => {
    const errors = findFieldErrors(thrown, request);
    return errors && createInvalidRequestError(errors, thrown, options, 400);
  };
}

function findFieldErrors(thrown: unknown, request: unknown): FieldErrorList | undefined {
  if (!(thrown instanceof Error) || !('validation' in thrown) || !('validationContext' in thrown)) return undefined;
  const { validation, validationContext } = thrown;
  const part = findRequestPart(validationContext);
  if (part === undefined || !Array.isArray(validation)) return undefined;
  const input = propertyOf(request, validationContext === 'querystring' ? 'query' : (validationContext as string));
  const addData = (error: AjvError, index: number): AjvError =>
    index < maxFieldErrors && !('data' in error) ? { ...error, data: valueAt(input, error.instancePath) } : error;
  return fieldErrors((validation as AjvError[]).map(addData), part);
}

/** The value that ajv rejected, which ajv itself adds only with `verbose`. A message that quotes it is replaced. */
function valueAt(input: unknown, pointer: string): unknown {
  let value = input;
  for (const key of parseJsonPointer(pointer)) value = propertyOf(value, key);
  return value;
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
