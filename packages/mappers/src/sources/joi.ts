import type { Mapper } from '@faultline/core';
import { createRuleMessage, type MaskMessage } from '@faultline/core/adapter';
import { fillSentence, removeLabel } from '../shared/sentences.js';
import {
  createFieldError,
  createInvalidRequestError,
  type FieldErrorList,
  listFieldErrors,
  type RequestLocation,
  type ValidatorOptions,
} from '../shared/validation.js';

/** A detail of a `ValidationError` of joi: the members that {@link fieldErrors} reads. */
export interface JoiDetail {
  readonly type: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly context?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Maps the `ValidationError` of joi to a 422 with one field error for each detail. `schema.validateAsync(request.body)` and
 * `Joi.attempt` throw it.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [joi()] }));
 * ```
 */
export function joi(options: ValidatorOptions = {}): Mapper {
  return (thrown) =>
    isJoiError(thrown) ? createInvalidRequestError(fieldErrors(thrown.details), thrown, options) : undefined;
}

/**
 * Converts the details of an error of joi to at most 1,000 field errors.
 *
 * @param location The validated part of the request. Default: the body.
 * @example
 * ```ts
 * const { error } = schema.validate(request.query);
 * if (error) throw new UnprocessableEntity(undefined, { errors: fieldErrors(error.details, 'query') });
 * ```
 */
export function fieldErrors(details: readonly JoiDetail[], location: RequestLocation = 'body'): FieldErrorList {
  return listFieldErrors(
    details.map((detail) => (mask) => createFieldError(location, detail.path, createDetail(detail, mask), detail.type)),
  );
}

function isJoiError(thrown: unknown): thrown is { readonly details: readonly JoiDetail[] } {
  return thrown instanceof Error && 'details' in thrown && Array.isArray(thrown.details) && '_original' in thrown;
}

/**
 * Rebuilds joi's own messages from the rule. Any other message is the application's, and is exposed if it quotes neither
 * the value nor a name.
 */
function createDetail({ type, message, path, context = {} }: JoiDetail, mask: MaskMessage): string {
  // The message is that of an error in the application's own rule. The error may be a bug.
  if (type === 'any.custom') return 'failed a custom validation';
  const { value, dupeValue, label, error, limit } = context;
  const sentence = createSentence(type, context);
  const rule = removeLabel(message, label);
  const isOwnMessage = [rule, message].some((text) => text === sentence || String(text).endsWith(` ${sentence}`));
  if (isOwnMessage || defaultMessages[type]?.test(message) === true) return sentence;
  return mask(rule, sentence, {
    values: [value, dupeValue, error instanceof Error ? error.message : undefined],
    names: [label, ...path.slice(0, maxNames)],
    params: [limit],
  });
}

/** How many names of a path are searched in a message. */
const maxNames = 20;

function createSentence(type: string, context: Readonly<Record<string, unknown>>): string {
  const { valids } = context;
  if (type === 'any.only' && Array.isArray(valids)) {
    return `must be ${valids.length === 1 ? '' : 'one of '}[${valids.map(String).join(', ')}]`;
  }
  const template = sentences[type];
  return template === undefined ? createRuleMessage(type) : fillSentence(template, context);
}

/** The default messages that contain the value or names in other places than the start. */
const defaultMessages: Readonly<Record<string, RegExp>> = {
  'object.and': / contains .* without its required peers /,
  'object.assert': / is invalid because /,
  'object.missing': / must contain at least one of /,
  'object.nand': / must not exist simultaneously with /,
  'object.oxor': / contains a conflict between optional exclusive peers /,
  'object.rename.multiple': / cannot rename /,
  'object.rename.override': / cannot rename /,
  'object.rename.proto': / cannot rename /,
  'object.with': / missing required peer /,
  'object.without': / conflict with forbidden peer /,
  'object.xor': / contains a conflict between exclusive peers /,
  'string.pattern.base': / fails to match the required pattern: /,
  'string.pattern.name': / fails to match the .* pattern/,
  'string.pattern.invert.base': / matches the inverted pattern: /,
  'string.pattern.invert.name': / matches the inverted .* pattern/,
};

/** The rules of joi as sentences: its own messages without the label. */
const sentences: Readonly<Record<string, string>> = {
  'alternatives.all': 'does not match all of the required types',
  'alternatives.any': 'does not match any of the allowed types',
  'alternatives.match': 'does not match any of the allowed types',
  'alternatives.one': 'matches more than one allowed type',
  'any.invalid': 'contains an invalid value',
  'any.required': 'is required',
  'any.unknown': 'is not allowed',
  'array.base': 'must be an array',
  'array.excludes': 'contains an excluded value',
  'array.hasUnknown': 'does not contain at least one required match',
  'array.includes': 'does not match any of the allowed types',
  'array.includesRequiredUnknowns': 'does not contain {unknownMisses} required value(s)',
  'array.length': 'must contain {limit} items',
  'array.max': 'must contain less than or equal to {limit} items',
  'array.min': 'must contain at least {limit} items',
  'array.orderedLength': 'must contain at most {limit} items',
  'array.sparse': 'must not be a sparse array item',
  'array.unique': 'contains a duplicate value',
  'binary.base': 'must be a buffer or a string',
  'binary.length': 'must be {limit} bytes',
  'binary.max': 'must be less than or equal to {limit} bytes',
  'binary.min': 'must be at least {limit} bytes',
  'boolean.base': 'must be a boolean',
  'date.base': 'must be a valid date',
  'date.greater': 'must be greater than "{limit}"',
  'date.less': 'must be less than "{limit}"',
  'date.max': 'must be less than or equal to "{limit}"',
  'date.min': 'must be greater than or equal to "{limit}"',
  'number.base': 'must be a number',
  'number.greater': 'must be greater than {limit}',
  'number.infinity': 'cannot be infinity',
  'number.integer': 'must be an integer',
  'number.less': 'must be less than {limit}',
  'number.max': 'must be less than or equal to {limit}',
  'number.min': 'must be greater than or equal to {limit}',
  'number.multiple': 'must be a multiple of {multiple}',
  'number.negative': 'must be a negative number',
  'number.port': 'must be a valid port',
  'number.positive': 'must be a positive number',
  'number.precision': 'must have no more than {limit} decimal places',
  'number.unsafe': 'must be a safe number',
  'object.and': 'contains [{present}] without its required peers [{missing}]',
  'object.assert': 'failed an assertion',
  'object.base': 'must be of type {type}',
  'object.length': 'must have {limit} key(s)',
  'object.max': 'must have less than or equal to {limit} key(s)',
  'object.min': 'must have at least {limit} key(s)',
  'object.missing': 'must contain at least one of [{peers}]',
  'object.nand': 'must not contain {main} together with [{peers}]',
  'object.oxor': 'contains a conflict between optional exclusive peers [{peers}]',
  'object.pattern.match': 'keys failed to match pattern requirements',
  'object.rename.multiple': 'contains several names of the same key',
  'object.rename.override': 'contains several names of the same key',
  'object.rename.proto': 'contains a reserved key',
  'object.unknown': 'is not allowed',
  'object.with': 'must contain {peer} together with {main}',
  'object.without': 'must not contain {peer} together with {main}',
  'object.xor': 'contains a conflict between exclusive peers [{peers}]',
  'string.alphanum': 'must only contain alpha-numeric characters',
  'string.base': 'must be a string',
  'string.base64': 'must be a valid base64 string',
  'string.creditCard': 'must be a credit card',
  'string.dataUri': 'must be a valid dataUri string',
  'string.domain': 'must contain a valid domain name',
  'string.email': 'must be a valid email',
  'string.empty': 'is not allowed to be empty',
  'string.guid': 'must be a valid GUID',
  'string.hex': 'must only contain hexadecimal characters',
  'string.hostname': 'must be a valid hostname',
  'string.ip': 'must be a valid ip address with a {cidr} CIDR',
  'string.isoDate': 'must be in iso format',
  'string.isoDuration': 'must be a valid ISO 8601 duration',
  'string.length': 'length must be {limit} characters long',
  'string.lowercase': 'must only contain lowercase characters',
  'string.max': 'length must be less than or equal to {limit} characters long',
  'string.min': 'length must be at least {limit} characters long',
  'string.token': 'must only contain alpha-numeric and underscore characters',
  'string.pattern.base': 'must match the pattern {regex}',
  'string.pattern.name': 'must match the {name} pattern',
  'string.pattern.invert.base': 'must not match the pattern {regex}',
  'string.pattern.invert.name': 'must not match the {name} pattern',
  'string.trim': 'must not have leading or trailing whitespace',
  'string.uri': 'must be a valid uri',
  'string.uriRelativeOnly': 'must be a valid relative uri',
  'string.uppercase': 'must only contain uppercase characters',
};
