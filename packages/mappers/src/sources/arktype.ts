import type { Mapper } from '@faultline/core';
import type { MaskMessage } from '@faultline/core/adapter';
import {
  createFieldError,
  createInvalidRequestError,
  type FieldErrorFactory,
  type FieldErrorList,
  listFieldErrors,
  type RequestLocation,
  type ValidatorOptions,
} from '../shared/validation.js';

/** An error of arktype: the members that {@link fieldErrors} reads. */
export interface ArkError {
  readonly code: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly expected: string;
  readonly data?: unknown;
  /** What the rule itself was given; `message` only if the application set one. */
  readonly input?: { readonly message?: unknown } | undefined;
  readonly meta?: { readonly message?: unknown } | undefined;
  /** The errors of the branches of a union, or of the parts of an intersection. */
  readonly errors?: readonly ArkError[] | undefined;
}

/**
 * Maps the errors of arktype to a 422 with one field error for each. `type.assert(request.body)` throws them; an
 * application can also throw `type.errors` itself.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [arktype()] }));
 * ```
 */
export function arktype(options: ValidatorOptions = {}): Mapper {
  return (thrown) => {
    const errors = findArkErrors(thrown);
    return errors && createInvalidRequestError(fieldErrors(errors), thrown, options);
  };
}

/**
 * Converts the `type.errors` of arktype to at most 1,000 field errors.
 *
 * @param location The validated part of the request. Default: the body.
 * @example
 * ```ts
 * const order = orderType(request.body);
 * if (order instanceof type.errors) throw new UnprocessableEntity(undefined, { errors: fieldErrors(order) });
 * ```
 */
export function fieldErrors(errors: readonly ArkError[], location: RequestLocation = 'body'): FieldErrorList {
  return listFieldErrors(createFactories(errors, location));
}

// The lists and paths of arktype are subclasses of `Array` whose methods can fail, so they are only iterated.
function* createFactories(errors: readonly ArkError[], location: RequestLocation): Generator<FieldErrorFactory> {
  for (const error of errors) {
    yield (mask) => createFieldError(location, error.path, createDetail(error, mask), error.code);
  }
}

function findArkErrors(thrown: unknown): readonly ArkError[] | undefined {
  const errors: unknown =
    thrown instanceof Error && thrown.name === 'TraversalError' && 'arkErrors' in thrown ? thrown.arkErrors : thrown;
  return Array.isArray(errors) && ' arkKind' in errors ? (errors as readonly ArkError[]) : undefined;
}

/** How many branches of a union, or parts of an intersection, a detail lists, and how deep they can be nested. */
const maxBranches = 20;
const maxDepth = 5;

/**
 * Rebuilds arktype's own messages from the expected value. Keeps messages of the application that do not quote the data.
 * `message` and `actual` are getters that print the data, so they are read only if the application set a message.
 */
function createDetail(error: ArkError, mask: MaskMessage, depth = 0): string {
  const { code, data, errors, path } = error;
  if (errors !== undefined) {
    if (depth === maxDepth) return 'is not valid';
    const details = new Set<string>();
    for (const branch of errors) {
      if (details.size < maxBranches) details.add(createDetail(branch, mask, depth + 1));
    }
    return [...details].join(code === 'union' ? ' or ' : ' and ').replaceAll(' or must be ', ' or ');
  }
  const rule = `must be ${error.expected}`;
  const reach = { values: [data], names: path };
  // The rule of a predicate can be a text of the application.
  const safeRule = code === 'predicate' ? mask(rule, 'is not valid', reach) : rule;
  const isOwnMessage = (error.input?.message ?? error.meta?.message) !== undefined;
  return isOwnMessage ? mask(error.message, safeRule, reach) : safeRule;
}
