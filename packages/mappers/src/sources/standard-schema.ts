import type { FieldError, Mapper } from '@faultline/core';
import { maskMessageQuoting, removeLabel } from '../shared/messages.js';
import {
  createFieldError,
  createInvalidRequestError,
  type RequestLocation,
  type ValidatorOptions,
} from '../shared/validation.js';
import { type ArkError, fieldErrors as arktypeFieldErrors } from './arktype.js';
import { fieldErrors as valibotFieldErrors, type ValibotIssue } from './valibot.js';
import { fieldErrors as zodFieldErrors, type ZodIssue } from './zod.js';

export type { RequestLocation };

/** An issue of any library that implements Standard Schema. */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
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
 * Converts the issues of a validator that implements Standard Schema to field errors. Issues of zod, valibot and arktype
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
): FieldError[] {
  return issues.flatMap((issue): FieldError[] => {
    if (isValibotIssue(issue)) return valibotFieldErrors([issue], location);
    if (isArkError(issue)) return arktypeFieldErrors([issue], location);
    if (isZodIssue(issue)) return zodFieldErrors([issue], location);
    const path = (issue.path ?? []).map((segment) => (typeof segment === 'object' ? segment.key : segment));
    return [createFieldError(location, path, createDetail(issue.message, path, value))];
  });
}

function isValibotIssue(issue: object): issue is ValibotIssue {
  return 'kind' in issue && 'type' in issue && 'received' in issue && 'expected' in issue;
}

function isArkError(issue: object): issue is ArkError {
  return ' arkKind' in issue && issue[' arkKind'] === 'error';
}

function isZodIssue(issue: StandardIssue): issue is ZodIssue {
  return 'code' in issue && typeof issue.code === 'string' && Array.isArray(issue.path);
}

function isSchemaError(thrown: unknown): thrown is { readonly issues: readonly StandardIssue[] } {
  return thrown instanceof Error && thrown.name === 'SchemaError' && 'issues' in thrown && Array.isArray(thrown.issues);
}

/** Matches a message of joi or yup that quotes a value. Their issues have nothing but a message. */
const quotedValue = /\bwith value "|, but the final value was: /;

function createDetail(message: string, path: readonly PropertyKey[], value: unknown): string {
  const label = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  const ruleMessage = quotedValue.test(message) ? undefined : removeLabel(message, label.replace(/^\./, ''));
  return maskMessageQuoting(ruleMessage, [getValueAt(value, path)], 'This value is not valid.');
}

function getValueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (parent, key) =>
      typeof parent === 'object' && parent !== null ? (parent as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}
