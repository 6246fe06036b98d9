import { BadRequest, type FieldError, jsonPointer, type Mapper, PayloadTooLarge } from '@faultline/core';
import { invalidRequest, type ValidatorOptions } from '../invalid-request.js';

/** What is told of the limits of multer, by its codes. */
const details: Readonly<Record<string, string>> = {
  LIMIT_FILE_SIZE: 'The file is too large.',
  LIMIT_FILE_COUNT: 'There are too many files.',
  LIMIT_PART_COUNT: 'There are too many parts.',
  LIMIT_FIELD_KEY: 'The name of a field is too long.',
  LIMIT_FIELD_VALUE: 'The value of the field is too long.',
  LIMIT_FIELD_COUNT: 'There are too many fields.',
  LIMIT_UNEXPECTED_FILE: 'This file is not expected here.',
  LIMIT_FIELD_NESTING: 'The name of a field is nested too deep.',
  LIMIT_FIELD_ARRAY_INDEX: 'The index in the name of a field is too large.',
  INVALID_FIELD_NAME: 'The name of a field is not valid.',
  MISSING_FIELD_NAME: 'The name of a field is missing.',
};

/** What multer's parser says, without an error class of its own, of a body that is not well-formed. */
const malformed = /^(?:Multipart: Boundary not found|Malformed part header|Unexpected end of (?:form|file))$/;

/**
 * Turns the errors of multer into a 413 where a file is too large, and a 400 for its other limits, as Nest answers them, with
 * a pointer to the field. Of a limit, multer does not tell how much it is. The exceptions that Nest 12 makes of them are
 * turned too.
 */
export function multer(options: ValidatorOptions = {}): Mapper {
  return (thrown) => {
    if (!(thrown instanceof Error)) return undefined;
    // Nest's, which tells the error of multer as its cause
    const error = 'getStatus' in thrown && thrown.cause instanceof Error ? thrown.cause : thrown;
    if (error.name === 'MulterError' && 'code' in error) return limitError(error, thrown, options);
    if (!malformed.test(error.message)) return undefined;
    return new BadRequest('The request body is not valid multipart/form-data.', { cause: thrown });
  };
}

function limitError(
  { code, field }: Error & { readonly code?: unknown; readonly field?: unknown },
  cause: Error,
  options: ValidatorOptions,
): ReturnType<Mapper> {
  if (typeof code !== 'string' || !Object.hasOwn(details, code)) return undefined;
  const where = typeof field === 'string' ? { pointer: jsonPointer([field]) } : {};
  const errors: FieldError[] = [{ detail: details[code]!, ...where, code }];
  return code === 'LIMIT_FILE_SIZE'
    ? new PayloadTooLarge(undefined, { errors, cause })
    : invalidRequest(errors, cause, options, 400);
}
