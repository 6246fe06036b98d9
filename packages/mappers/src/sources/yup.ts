import type { Mapper } from '@faultline/core';
import { createRuleMessage, type MaskMessage } from '@faultline/core/adapter';
import { fillSentence, removeLabel } from '../shared/sentences.js';
import { parsePropertyPath } from '../shared/paths.js';
import {
  createFieldError,
  createInvalidRequestError,
  type FieldErrorList,
  listFieldErrors,
  type RequestLocation,
  type ValidatorOptions,
} from '../shared/validation.js';

/** A `ValidationError` of yup: the members that {@link fieldErrors} reads. */
export interface YupError {
  readonly message: string;
  readonly inner: readonly YupError[];
  readonly path?: string | undefined;
  readonly type?: string | undefined;
  readonly value?: unknown;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Maps the `ValidationError` of yup to a 422. `schema.validate(request.body)` rejects with it. There is one field error; with
 * yup's option `abortEarly: false`, there is one for each error.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [yup()] }));
 * ```
 */
export function yup(options: ValidatorOptions = {}): Mapper {
  return (thrown) => (isYupError(thrown) ? createInvalidRequestError(fieldErrors(thrown), thrown, options) : undefined);
}

/**
 * Converts an error of yup, and the errors in its `inner`, to at most 1,000 field errors.
 *
 * @param location The validated part of the request. Default: the body.
 * @example
 * ```ts
 * const query = await schema.validate(request.query).catch((error) => {
 *   throw new UnprocessableEntity(undefined, { errors: fieldErrors(error, 'query'), cause: error });
 * });
 * ```
 */
export function fieldErrors(error: YupError, location: RequestLocation = 'body'): FieldErrorList {
  const errors = error.inner.length > 0 ? error.inner : [error];
  return listFieldErrors(
    errors.map((yupError) => (mask) => {
      const { type = 'custom', path = '' } = yupError;
      return createFieldError(location, parsePropertyPath(path), createDetail(yupError, type, mask), type);
    }),
  );
}

function isYupError(thrown: unknown): thrown is Error & YupError {
  if (!(thrown instanceof Error) || thrown.name !== 'ValidationError') return false;
  return 'inner' in thrown && Array.isArray(thrown.inner) && 'errors' in thrown && Array.isArray(thrown.errors);
}

/**
 * Rebuilds yup's own messages from the rule. Any other message is the application's, and is exposed if it quotes neither the
 * value nor a name.
 */
function createDetail(
  { message, path = 'this', value, params = {} }: YupError,
  type: string,
  mask: MaskMessage,
): string {
  const { label, originalValue, unknown, properties } = params;
  if (unknown !== undefined || properties !== undefined) {
    // The names are one text. A message that contains all or the first of them is masked.
    const names = [unknown, properties].filter((list) => typeof list === 'string' && list !== '') as string[];
    const isQuoted = names.some((list) => message.includes(list) || message.includes(list.split(', ', 1)[0]!));
    return isQuoted ? unknownKeys : mask(message, unknownKeys, { values: [value], names: [path] });
  }
  if (type === 'typeError' && / (?:but the final|validated) value was: /.test(message)) {
    return `must be of the type ${String(params['type'])}`;
  }
  const tuple = / (tuple value has too (?:few|many) items, expected a length of \d+ but got \d+) for value: `/.exec(
    message,
  );
  if (tuple !== null) return tuple[1]!;
  const rule = removeLabel(message, label ?? path);
  const sentence = (sentences[type] ?? [])
    .map((template) => fillSentence(template, params))
    .find((text) => rule === text);
  if (sentence !== undefined) return sentence;
  const { min, max, length, less, more } = params;
  return mask(rule, createRuleMessage(type), {
    values: [value, params['value'], originalValue],
    names: [path],
    params: [min, max, length, less, more],
  });
}

const unknownKeys = 'has keys that are not known';

/** yup's own messages without the label, by the type of the error. */
const sentences: Readonly<Record<string, readonly string[]>> = {
  optionality: ['is a required field', 'must be defined'],
  required: ['is a required field'],
  nullable: ['cannot be null'],
  oneOf: ['must be one of the following values: {values}'],
  notOneOf: ['must not be one of the following values: {values}'],
  length: ['must be exactly {length} characters', 'must have {length} items'],
  min: [
    'must be at least {min} characters',
    'must be greater than or equal to {min}',
    'must be greater than {more}',
    'must be a positive number',
    'field must be later than {min}',
    'field must have at least {min} items',
  ],
  max: [
    'must be at most {max} characters',
    'must be less than or equal to {max}',
    'must be less than {less}',
    'must be a negative number',
    'field must be at earlier than {max}',
    'field must have less than or equal to {max} items',
  ],
  matches: ['must match the following: "{regex}"'],
  email: ['must be a valid email'],
  url: ['must be a valid URL'],
  uuid: ['must be a valid UUID'],
  datetime: ['must be a valid ISO date-time'],
  datetime_precision: ['must be a valid ISO date-time with a sub-second precision of exactly {precision} digits'],
  datetime_offset: ['must be a valid ISO date-time with UTC "Z" timezone'],
  trim: ['must be a trimmed string'],
  string_case: ['must be a lowercase string', 'must be a upper case string'],
  integer: ['must be an integer'],
  'is-value': ['field must be {value}'],
};
