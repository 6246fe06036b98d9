import type { FieldError, Mapper } from '@faultline/core';
import { createRuleMessage, maskMessageQuoting, removeLabel } from '../shared/messages.js';
import { parsePropertyPath } from '../shared/paths.js';
import {
  createFieldError,
  createInvalidRequestError,
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
 * Converts an error of yup, and the errors in its `inner`, to field errors.
 *
 * @param location The validated part of the request. Default: the body.
 * @example
 * ```ts
 * const query = await schema.validate(request.query).catch((error) => {
 *   throw new UnprocessableEntity(undefined, { errors: fieldErrors(error, 'query'), cause: error });
 * });
 * ```
 */
export function fieldErrors(error: YupError, location: RequestLocation = 'body'): FieldError[] {
  const errors = error.inner.length > 0 ? error.inner : [error];
  return errors.map((yupError) => {
    const { type = 'custom', path = '' } = yupError;
    return createFieldError(location, parsePropertyPath(path), createDetail(yupError, type), type);
  });
}

function isYupError(thrown: unknown): thrown is Error & YupError {
  if (!(thrown instanceof Error) || thrown.name !== 'ValidationError') return false;
  return 'inner' in thrown && Array.isArray(thrown.inner) && 'errors' in thrown && Array.isArray(thrown.errors);
}

function createDetail({ message, path = 'this', value, params = {} }: YupError, type: string): string {
  const { label, originalValue, unknown, properties } = params;
  if (type === 'typeError' && message.includes(', but the final value was: ')) {
    return `must be of the type ${String(params['type'])}`;
  }
  const [ruleMessage = message] = message.split(' for value: `', 1);
  const unknownKeys = [unknown, properties].flatMap((list) => (typeof list === 'string' ? list.split(', ') : []));
  return maskMessageQuoting(
    removeLabel(ruleMessage, label ?? path),
    [value, params['value'], originalValue, ...unknownKeys],
    unknownKeys.length > 0 ? 'has keys that are not known' : createRuleMessage(type),
  );
}
