import type { FieldError, Mapper } from '@faultline/core';
import { createRuleMessage, maskMessageQuoting } from '../shared/messages.js';
import {
  createFieldError,
  createInvalidRequestError,
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
 * Converts the issues that `safeParse` of valibot returns to field errors.
 *
 * @param location The validated part of the request. Default: the body.
 * @example
 * ```ts
 * const { issues } = safeParse(schema, request.query);
 * if (issues) throw new UnprocessableEntity(undefined, { errors: fieldErrors(issues, 'query') });
 * ```
 */
export function fieldErrors(issues: readonly ValibotIssue[], location: RequestLocation = 'body'): FieldError[] {
  return issues.map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => String(key));
    return createFieldError(location, path, createDetail(issue), issue.type);
  });
}

function isValiError(thrown: unknown): thrown is { readonly issues: readonly ValibotIssue[] } {
  return thrown instanceof Error && thrown.name === 'ValiError' && 'issues' in thrown && Array.isArray(thrown.issues);
}

/** Keeps the expected value of valibot's own messages and drops the received value. Keeps messages of the application. */
function createDetail({ type, message, expected, received, input }: ValibotIssue): string {
  const isDefaultMessage = message.endsWith(`eceived ${received}`);
  if (isDefaultMessage && expected === 'never') return 'This key is not known.';
  const ruleMessage = isDefaultMessage
    ? message.slice(0, -`received ${received}`.length).replace(/(?::| but) $/, '')
    : message;
  return maskMessageQuoting(ruleMessage, [input], expected === null ? createRuleMessage(type) : `Expected ${expected}`);
}
