import type { FieldError, Mapper } from '@faultline/core';
import { invalidRequest, type ValidatorOptions } from '../invalid-request.js';
import { fieldErrorAt, type Place } from '../place.js';
import { brokenRule, withoutValues } from '../without-values.js';

/** The part of valibot's issues that is told or must not be. */
export interface ValibotIssue {
  readonly kind: string;
  readonly type: string;
  readonly message: string;
  readonly input: unknown;
  readonly expected: string | null;
  readonly received: string;
  readonly path?: readonly { readonly key?: unknown }[] | undefined;
}

/**
 * Turns a `ValiError`, as `parse(schema, request.body)` of valibot throws it, into a 422 with one field error for each
 * issue.
 */
export function valibot(options: ValidatorOptions = {}): Mapper {
  return (thrown) => (isValiError(thrown) ? invalidRequest(fieldErrors(thrown.issues), thrown, options) : undefined);
}

/**
 * The issues of valibot, as `safeParse` gives them, as field errors.
 *
 * @param place The part of the request that was validated; the body by default.
 */
export function fieldErrors(issues: readonly ValibotIssue[], place: Place = 'body'): FieldError[] {
  return issues.map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => String(key));
    return fieldErrorAt(place, path, detailOf(issue), issue.type);
  });
}

function isValiError(thrown: unknown): thrown is { readonly issues: readonly ValibotIssue[] } {
  return thrown instanceof Error && thrown.name === 'ValiError' && 'issues' in thrown && Array.isArray(thrown.issues);
}

/** Of valibot's own messages what they expect, without what they received; those of the application as they are. */
function detailOf({ type, message, expected, received, input }: ValibotIssue): string {
  const isOwn = message.endsWith(`eceived ${received}`);
  if (isOwn && expected === 'never') return 'This key is not known.';
  const told = isOwn ? message.slice(0, -`received ${received}`.length).replace(/(?::| but) $/, '') : message;
  return withoutValues(told, [input], expected === null ? brokenRule(type) : `Expected ${expected}`);
}
