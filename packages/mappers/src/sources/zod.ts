import type { Mapper } from '@faultline/core';
import type { MaskMessage } from '@faultline/core/adapter';
import { fillSentence } from '../shared/sentences.js';
import {
  appendKey,
  createFieldError,
  createInvalidRequestError,
  type FieldErrorFactory,
  type FieldErrorList,
  listFieldErrors,
  type RequestLocation,
  type ValidatorOptions,
} from '../shared/validation.js';
import { getValueAt } from '../shared/values.js';

/** An issue of zod 3 or 4: the members that {@link fieldErrors} reads. */
export interface ZodIssue {
  readonly code?: string | undefined;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[] | undefined;
  readonly options?: unknown;
  readonly received?: unknown;
  readonly input?: unknown;
  readonly values?: readonly unknown[] | undefined;
  readonly expected?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly divisor?: unknown;
  readonly multipleOf?: unknown;
}

/**
 * Maps a `ZodError` to a 422 with one field error for each issue. `schema.parse(request.body)` throws it.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [zod()] }));
 * ```
 */
export function zod(options: ValidatorOptions = {}): Mapper {
  return (thrown) =>
    isZodError(thrown) ? createInvalidRequestError(fieldErrors(thrown.issues), thrown, options) : undefined;
}

/**
 * Converts issues of zod to at most 1,000 field errors: one for each issue, and one for each unknown key.
 *
 * @param location The validated part of the request. Default: the body.
 * @param value The validated value. With it, a message that quotes a part of the value is masked.
 * @example
 * ```ts
 * throw new UnprocessableEntity('The filter has mistakes.', { errors: fieldErrors(error.issues, 'query') });
 * ```
 */
export function fieldErrors(
  issues: readonly ZodIssue[],
  location: RequestLocation = 'body',
  value?: unknown,
): FieldErrorList {
  return listFieldErrors(createFactories(issues, location, value));
}

function* createFactories(
  issues: readonly ZodIssue[],
  location: RequestLocation,
  value: unknown,
): Generator<FieldErrorFactory> {
  for (const issue of issues) {
    const { code = 'custom', path } = issue;
    if (code === 'unrecognized_keys') {
      for (const key of issue.keys ?? []) {
        yield () => createFieldError(location, appendKey(path, key), 'This key is not known.', code);
      }
    } else {
      yield (mask) => createFieldError(location, path, createDetail(issue, code, value, mask), code);
    }
  }
}

/**
 * Does not check `instanceof Error`: in version 4, `new ZodError(issues)` is not an `Error`. The errors of `zod/mini` have
 * the name `$ZodError`.
 */
function isZodError(thrown: unknown): thrown is { readonly issues: readonly ZodIssue[] } {
  if (typeof thrown !== 'object' || thrown === null || !('name' in thrown) || !('issues' in thrown)) return false;
  return (thrown.name === 'ZodError' || thrown.name === '$ZodError') && Array.isArray(thrown.issues);
}

/**
 * The messages of zod contain only the rule, except one of version 3. Any other message may be the application's own, which
 * can quote the value.
 */
function createDetail(issue: ZodIssue, code: string, value: unknown, mask: MaskMessage): string {
  const { message, path, input, received, options, values } = issue;
  // For these two codes of version 3, `received` is the value, and the message can quote it. Elsewhere it is a type name.
  const isReceivedValue = code === 'invalid_enum_value' || code === 'invalid_literal';
  const allowedValues = isReceivedValue ? options : values;
  const fallback = Array.isArray(allowedValues)
    ? createOptionsSentence(allowedValues)
    : fillSentence(sentences[code] ?? 'Invalid input', { ...issue });
  if (ownMessage.test(message) || message === fallback) return message;
  return mask(message, fallback, {
    values: [input ?? getValueAt(value, path), isReceivedValue ? received : undefined],
    names: path,
    params: [issue.minimum, issue.maximum, issue.divisor, issue.multipleOf],
  });
}

function createOptionsSentence(options: readonly unknown[]): string {
  const texts = options.map((option) => (typeof option === 'string' ? JSON.stringify(option) : String(option)));
  return texts.length === 1
    ? `Invalid input: expected ${texts[0]!}`
    : `Invalid option: expected one of ${texts.join('|')}`;
}

/** The messages of zod 4 that contain parameters of the rule, and nothing of the value. */
const ownMessage = new RegExp(
  `^(?:${[
    'Invalid input(?:: expected [\\w<>|]+, received [\\w.-]+)?',
    'Too (?:big|small): expected \\w+ to (?:be|have) (?:exactly |[<>]=?)[\\w.:+() -]+',
    "Invalid discriminator value\\. Expected '.*'",
    'Invalid (?:key|value) in \\w+',
  ].join('|')})$`,
);

/** The sentences for messages that are masked. */
const sentences: Readonly<Record<string, string>> = {
  invalid_type: 'Invalid input: expected {expected}',
  not_multiple_of: 'Invalid number: must be a multiple of {divisor}',
  too_big: 'Too big: the limit is {maximum}',
  too_small: 'Too small: the limit is {minimum}',
};
