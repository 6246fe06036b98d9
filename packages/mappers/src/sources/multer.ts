import { BadRequest, isHttpError, type Mapper, PayloadTooLarge } from '@faultline/core';
import {
  createFieldError,
  createInvalidRequestError,
  type FieldErrorFactory,
  listFieldErrors,
  type ValidatorOptions,
} from '../shared/validation.js';

/** The detail for each error code of multer. */
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

/** The messages of multer's parser for a malformed body. These errors have no class of their own. */
const malformedBodyMessage =
  /^(?:Multipart: Boundary not found|Malformed part header|Unexpected end of (?:form|file))$/;

/**
 * Maps the errors of multer to the status that Nest uses for them: 413 for a file that is too large, 400 for the other
 * limits and for a malformed body. A field error points to the field. It does not contain the limit, because the error of
 * multer does not. Nest 12 converts the errors of multer to exceptions; these are mapped too.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [multer()] }));
 * ```
 */
export function multer(options: ValidatorOptions = {}): Mapper {
  return (thrown) => {
    if (!(thrown instanceof Error)) return undefined;
    // The `cause` of Nest's exception is the error of multer.
    const error =
      'getStatus' in thrown && !isHttpError(thrown) && thrown.cause instanceof Error ? thrown.cause : thrown;
    if (error.name === 'MulterError' && 'code' in error) return createLimitError(error, thrown, options);
    if (!malformedBodyMessage.test(error.message)) return undefined;
    return new BadRequest('The request body is not valid multipart/form-data.', { cause: thrown });
  };
}

function createLimitError(
  { code, field }: Error & { readonly code?: unknown; readonly field?: unknown },
  cause: Error,
  options: ValidatorOptions,
): ReturnType<Mapper> {
  if (typeof code !== 'string' || !Object.hasOwn(details, code)) return undefined;
  const detail = details[code]!;
  const create: FieldErrorFactory = () =>
    typeof field === 'string' ? createFieldError('body', [field], detail, code) : { detail, code };
  const errors = listFieldErrors([create]);
  return code === 'LIMIT_FILE_SIZE'
    ? new PayloadTooLarge(undefined, { errors, cause })
    : createInvalidRequestError(errors, cause, options, 400);
}
