import {
  BadRequest,
  type FieldError,
  type HttpErrorOptions,
  jsonPointer,
  maxFieldErrors,
  UnprocessableEntity,
} from '@faultline/core';
import { createMessageMask, type MaskMessage } from '@faultline/core/adapter';

/** The options of a mapper for a validator. */
export interface ValidatorOptions {
  /** The status for a request that does not validate. Default: the status that the library itself uses, else 422. */
  readonly status?: 400 | 422 | undefined;
}

/** At most 1,000 field errors, and the number of all. */
export interface FieldErrorList extends Array<FieldError> {
  /** The number of all errors of the validator, also of those that the list omits. */
  readonly errorCount: number;
}

/**
 * Creates one field error. It is called only if the field error is listed: a client decides how many mistakes a request has.
 */
export type FieldErrorFactory = (mask: MaskMessage) => FieldError;

/** Creates the first 1,000 field errors and counts the others. */
export function listFieldErrors(factories: Iterable<FieldErrorFactory>): FieldErrorList {
  const mask = createMessageMask();
  const errors: FieldError[] = [];
  let errorCount = 0;
  for (const create of factories) {
    errorCount += 1;
    if (errors.length < maxFieldErrors) errors.push(create(mask));
  }
  return withErrorCount(errors, errorCount);
}

/** Joins the field errors of several parts of a request. */
export function joinFieldErrors(lists: readonly FieldErrorList[]): FieldErrorList {
  const errors = lists.flat().slice(0, maxFieldErrors);
  return withErrorCount(
    errors,
    lists.reduce((sum, { errorCount }) => sum + errorCount, 0),
  );
}

/** `errorCount` is not enumerable, so the list equals any other with the same items. */
function withErrorCount(errors: FieldError[], errorCount: number): FieldErrorList {
  return Object.defineProperty(errors, 'errorCount', { value: errorCount }) as FieldErrorList;
}

/**
 * Creates the error for a request that does not validate. Only `errors` and their number reach the client, nothing else of
 * the validator's error.
 *
 * @param defaultStatus The status if the option `status` is not set.
 */
export function createInvalidRequestError(
  errors: FieldErrorList,
  cause: unknown,
  { status }: ValidatorOptions,
  defaultStatus: 400 | 422 = 422,
): BadRequest | UnprocessableEntity {
  const { length, errorCount } = errors;
  const options: HttpErrorOptions = {
    ...(length > 0 && { errors }),
    ...(errorCount > length && { errorCount }),
    ...(cause !== undefined && { cause }),
  };
  return (status ?? defaultStatus) === 400
    ? new BadRequest(undefined, options)
    : new UnprocessableEntity(undefined, options);
}

/** A part of a request. */
export type RequestPart = 'body' | 'query' | 'path' | 'header' | 'cookie';

/** The validated part of a request: a whole part, or the value at a path in a part. */
export type RequestLocation = RequestPart | { readonly part: RequestPart; readonly path: readonly PropertyKey[] };

/**
 * Creates a field error for the value at `path` in `location`. It omits a location or a code of more than 1,000 characters:
 * a part of it would name something else.
 */
export function createFieldError(
  location: RequestLocation,
  path: Iterable<PropertyKey>,
  detail: string,
  code?: string,
): FieldError {
  return {
    detail: detail.length <= maxTextLength ? detail : `${detail.slice(0, maxTextLength)}…`,
    ...createLocationMembers(location, path),
    code: code !== undefined && code.length <= maxTextLength ? code : undefined,
  };
}

/** How long a text of a field error can be. The core cuts longer details and omits longer names. */
const maxTextLength = 1000;

/**
 * Creates the members of a field error that locate it. A path in a parameter, a header or a cookie is written with
 * brackets, as parsers of query strings read it: `filter[age]`.
 */
function createLocationMembers(
  location: RequestLocation,
  pathInLocation: Iterable<PropertyKey>,
): Omit<FieldError, 'detail' | 'code'> {
  const part = typeof location === 'string' ? location : location.part;
  const keys = readKeys(typeof location === 'string' ? [pathInLocation] : [location.path, pathInLocation]);
  if (keys === undefined) return {};
  const [first = '', ...rest] = keys;
  const name = part === 'body' ? jsonPointer(keys) : [first, ...rest.map((key) => `[${key}]`)].join('');
  if (name === '' || name.length > maxTextLength) return {};
  if (part === 'body') return { pointer: name };
  if (part === 'query' || part === 'path') return { parameter: name, in: part };
  return part === 'header' ? { header: name } : { cookie: name };
}

/** Reads the keys of paths one by one. Returns `undefined` as soon as they are longer than a location can be. */
function readKeys(paths: readonly Iterable<PropertyKey>[]): string[] | undefined {
  const keys: string[] = [];
  let length = 0;
  for (const path of paths) {
    for (const key of path) {
      const text = String(key);
      length += text.length + 1;
      if (length > maxTextLength) return undefined;
      keys.push(text);
    }
  }
  return keys;
}

/** The keys of a path and one more key, without a copy of the path: a client decides how long it is. */
export function* appendKey(path: Iterable<PropertyKey>, key: PropertyKey): Generator<PropertyKey> {
  yield* path;
  yield key;
}

/** The names that frameworks and validators use for the parts of a request. */
const requestParts: Readonly<Record<string, RequestPart>> = {
  body: 'body',
  query: 'query',
  querystring: 'query',
  params: 'path',
  headers: 'header',
  cookies: 'cookie',
  signedCookies: 'cookie',
};

/** Finds the part of a request by a framework's name for it. Returns `undefined` if the name is unknown. */
export function findRequestPart(name: unknown): RequestPart | undefined {
  return typeof name === 'string' && Object.hasOwn(requestParts, name) ? requestParts[name] : undefined;
}
