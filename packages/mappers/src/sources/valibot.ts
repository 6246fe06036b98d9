import type { Mapper } from '@faultline/core';
import { createRuleMessage, type MaskMessage } from '@faultline/core/adapter';
import {
  createFieldError,
  createInvalidRequestError,
  type FieldErrorList,
  listFieldErrors,
  type RequestLocation,
  type ValidatorOptions,
} from '../shared/validation.js';

/** An issue of valibot: the members that {@link fieldErrors} reads. */
export interface ValibotIssue {
  readonly kind: string;
  readonly type: string;
  readonly message: string;
  readonly input: unknown;
  readonly expected: string | null;
  readonly received: string;
  readonly requirement?: unknown;
  readonly path?: readonly { readonly key?: unknown }[] | undefined;
}

/**
 * Maps the `ValiError` of valibot to a 422 with one field error for each issue. `parse(schema, request.body)` throws it.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [valibot()] }));
 * ```
 */
export function valibot(options: ValidatorOptions = {}): Mapper {
  return (thrown) =>
    isValiError(thrown) ? createInvalidRequestError(fieldErrors(thrown.issues), thrown, options) : undefined;
}

/**
 * Converts the issues that `safeParse` of valibot returns to at most 1,000 field errors.
 *
 * @param location The validated part of the request. Default: the body.
 * @example
 * ```ts
 * const { issues } = safeParse(schema, request.query);
 * if (issues) throw new UnprocessableEntity(undefined, { errors: fieldErrors(issues, 'query') });
 * ```
 */
export function fieldErrors(issues: readonly ValibotIssue[], location: RequestLocation = 'body'): FieldErrorList {
  return listFieldErrors(
    issues.map((issue) => (mask) => createFieldError(location, keysOf(issue), createDetail(issue, mask), issue.type)),
  );
}

function* keysOf({ path = [] }: ValibotIssue): Generator<string> {
  for (const { key } of path) yield String(key);
}

function isValiError(thrown: unknown): thrown is { readonly issues: readonly ValibotIssue[] } {
  return thrown instanceof Error && thrown.name === 'ValiError' && 'issues' in thrown && Array.isArray(thrown.issues);
}

/** Rebuilds valibot's own messages without the received value. Keeps messages of the application that do not quote it. */
function createDetail(
  { type, message, expected, received, input, requirement, path = [] }: ValibotIssue,
  mask: MaskMessage,
): string {
  const suffix = expected === null ? `: Received ${received}` : `: Expected ${expected} but received ${received}`;
  const rule = message.endsWith(suffix) ? message.slice(0, -suffix.length) : '';
  if (/^Invalid [\w -]{1,40}$/.test(rule)) {
    if (expected === 'never') return 'This key is not known.';
    return expected === null ? rule : `${rule}: Expected ${expected}`;
  }
  return mask(message, expected === null ? createRuleMessage(type) : `Expected ${expected}`, {
    values: [input],
    names: [path.at(-1)?.key],
    params: [requirement],
  });
}
