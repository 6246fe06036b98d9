import type { Mapper } from '@faultline/core';
import type { MaskMessage } from '@faultline/core/adapter';
import { removeLabel } from '../shared/sentences.js';
import {
  createFieldError,
  createInvalidRequestError,
  type FieldErrorList,
  listFieldErrors,
  type RequestLocation,
  type ValidatorOptions,
} from '../shared/validation.js';
import { getValueAt } from '../shared/values.js';
import { type ArkError, fieldErrors as arktypeFieldErrors } from './arktype.js';
import { fieldErrors as valibotFieldErrors, type ValibotIssue } from './valibot.js';
import { fieldErrors as zodFieldErrors, type ZodIssue } from './zod.js';

export type { RequestLocation };

/** An issue of any library that implements Standard Schema. */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** A schema of any library that implements Standard Schema: the members that {@link parse} reads. */
export interface StandardSchema<Output = unknown> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
  };
}

/** The result of a validation: the typed value, or the issues. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/**
 * Validates a part of the request with a schema of zod, valibot, arktype or any other library that implements Standard
 * Schema, and returns the typed output.
 *
 * @param location The part of the request. Default: the body.
 * @throws {UnprocessableEntity} a 422 with one field error for each issue. It needs no mapper.
 * @throws {TypeError} if the schema is asynchronous: use {@link parseAsync}.
 * @example
 * ```ts
 * app.get('/books', (request, response) => {
 *   const { page } = parse(z.object({ page: z.coerce.number().int() }), request.query, 'query');
 *   response.json({ page });
 * });
 * ```
 *
 * @see https://standardschema.dev
 */
export function parse<Output>(
  schema: StandardSchema<Output>,
  value: unknown,
  location: RequestLocation = 'body',
): Output {
  const result = validatorOf(schema).validate(value);
  if (!isPromise(result)) return getOutput(result, value, location);
  result.catch(() => {}); // the result is not used, so nothing else handles its rejection
  throw new TypeError('The schema is asynchronous: use parseAsync instead of parse');
}

/**
 * The same as {@link parse}, also for asynchronous schemas.
 *
 * @param location The part of the request. Default: the body.
 * @throws {UnprocessableEntity} a 422 with one field error for each issue.
 * @example
 * ```ts
 * const order = await parseAsync(orderSchema, request.body);
 * ```
 */
export async function parseAsync<Output>(
  schema: StandardSchema<Output>,
  value: unknown,
  location: RequestLocation = 'body',
): Promise<Output> {
  return getOutput(await validatorOf(schema).validate(value), value, location);
}

function validatorOf<Output>(schema: StandardSchema<Output>): StandardSchema<Output>['~standard'] {
  const validator = (schema as Partial<StandardSchema<Output>> | null | undefined)?.['~standard'];
  if (typeof validator?.validate === 'function') return validator;
  throw new TypeError('schema must implement Standard Schema, as those of zod, valibot and arktype do');
}

function isPromise(value: object): value is Promise<unknown> {
  return 'then' in value && typeof value.then === 'function';
}

function getOutput<Output>(result: StandardResult<Output>, value: unknown, location: RequestLocation): Output {
  if (result.issues === undefined) return result.value;
  throw createInvalidRequestError(fieldErrors(result.issues, location, value), undefined, {});
}

/**
 * Maps the `SchemaError` of `@standard-schema/utils` to a 422 with one field error for each issue.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [standardSchema()] }));
 * ```
 *
 * @see https://standardschema.dev
 */
export function standardSchema(options: ValidatorOptions = {}): Mapper {
  return (thrown) =>
    isSchemaError(thrown) ? createInvalidRequestError(fieldErrors(thrown.issues), thrown, options) : undefined;
}

/**
 * Converts the issues of a validator that implements Standard Schema to at most 1,000 field errors. Issues of zod, valibot and arktype
 * have more than a message, and their own mappers convert them. For any other library, the message is exposed unless it
 * quotes `value`.
 *
 * @param location The validated part of the request. Default: the body.
 * @param value The validated value.
 * @example
 * ```ts
 * const { issues } = await schema['~standard'].validate(request.body);
 * if (issues) throw new UnprocessableEntity('The order has mistakes.', { errors: fieldErrors(issues, 'body', request.body) });
 * ```
 */
export function fieldErrors(
  issues: readonly StandardIssue[],
  location: RequestLocation = 'body',
  value?: unknown,
): FieldErrorList {
  const list: readonly object[] = [...issues];
  if (list.every(isValibotIssue)) return valibotFieldErrors(list, location);
  if (list.every(isArkError)) return arktypeFieldErrors(list, location);
  if (list.every(isZodIssue)) return zodFieldErrors(list, location, value);
  return listFieldErrors(
    issues.map(
      ({ message, path = [] }) =>
        (mask) =>
          createFieldError(location, keysOf(path), createDetail(message, path, value, mask)),
    ),
  );
}

function* keysOf(path: NonNullable<StandardIssue['path']>): Generator<PropertyKey> {
  for (const segment of path) yield typeof segment === 'object' ? segment.key : segment;
}

function isValibotIssue(issue: object): issue is ValibotIssue {
  return 'kind' in issue && 'type' in issue && 'received' in issue && 'expected' in issue;
}

function isArkError(issue: object): issue is ArkError {
  return ' arkKind' in issue && issue[' arkKind'] === 'error';
}

function isZodIssue(issue: object): issue is ZodIssue {
  return 'code' in issue && typeof issue.code === 'string' && 'path' in issue && Array.isArray(issue.path);
}

function isSchemaError(thrown: unknown): thrown is { readonly issues: readonly StandardIssue[] } {
  return thrown instanceof Error && thrown.name === 'SchemaError' && 'issues' in thrown && Array.isArray(thrown.issues);
}

/**
 * Matches a message of another library that quotes a value, or names that the client invented. Their issues have nothing but
 * a message.
 */
const quotation =
  /\bwith value "|\bvalue was: |\bfield has unspecified keys: |\bcontains unknown properties: |\bcannot rename "|\b(?:actual|received|got)\b/i;

/** A longer path is not a label. */
const maxLabelKeys = 50;

function createDetail(
  message: unknown,
  path: NonNullable<StandardIssue['path']>,
  value: unknown,
  mask: MaskMessage,
): string {
  const fallback = 'This value is not valid.';
  if (typeof message !== 'string' || quotation.test(message)) return fallback;
  const keys = path.length > maxLabelKeys ? [] : [...keysOf(path)];
  const label = keys
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
  const values = value === undefined ? [] : [getValueAt(value, keysOf(path))];
  return mask(removeLabel(message, label), fallback, { values, names: [label, ...keys] });
}
