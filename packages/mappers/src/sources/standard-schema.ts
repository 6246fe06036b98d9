import type { FieldError, Mapper } from '@faultline/core';
import { invalidRequest, type ValidatorOptions } from '../invalid-request.js';
import { fieldErrorAt, type Place } from '../place.js';
import { withoutLabel } from '../without-label.js';
import { withoutValues } from '../without-values.js';
import { type ArkError, fieldErrors as ofArktype } from './arktype.js';
import { fieldErrors as ofValibot, type ValibotIssue } from './valibot.js';
import { fieldErrors as ofZod, type ZodIssue } from './zod.js';

export type { Place };

/** An issue as every library that implements Standard Schema gives it. */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/**
 * Turns a `SchemaError` of `@standard-schema/utils` into a 422 with one field error for each issue.
 *
 * @see https://standardschema.dev
 */
export function standardSchema(options: ValidatorOptions = {}): Mapper {
  return (thrown) => (isSchemaError(thrown) ? invalidRequest(fieldErrors(thrown.issues), thrown, options) : undefined);
}

/**
 * The issues of a validator that implements Standard Schema as field errors. What zod, valibot and arktype know beside
 * the message is used; the message of any other is told unless it quotes `value`.
 *
 * @param place The part of the request that was validated; the body by default.
 * @param value What was validated.
 * @example
 * ```ts
 * const { issues } = await schema['~standard'].validate(request.body);
 * if (issues) throw new UnprocessableEntity('The order has mistakes.', { errors: fieldErrors(issues, 'body', request.body) });
 * ```
 */
export function fieldErrors(issues: readonly StandardIssue[], place: Place = 'body', value?: unknown): FieldError[] {
  return issues.flatMap((issue): FieldError[] => {
    if (isValibotIssue(issue)) return ofValibot([issue], place);
    if (isArkError(issue)) return ofArktype([issue], place);
    if (isZodIssue(issue)) return ofZod([issue], place);
    const path = (issue.path ?? []).map((segment) => (typeof segment === 'object' ? segment.key : segment));
    return [fieldErrorAt(place, path, detailOf(issue.message, path, value))];
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

/** How libraries that say no more than a message quote a value: joi and yup. */
const quotation = /\bwith value "|, but the final value was: /;

function detailOf(message: string, path: readonly PropertyKey[], value: unknown): string {
  const label = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  const told = quotation.test(message) ? undefined : withoutLabel(message, label.replace(/^\./, ''));
  return withoutValues(told, [valueAt(value, path)], 'This value is not valid.');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (parent, key) =>
      typeof parent === 'object' && parent !== null ? (parent as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}
