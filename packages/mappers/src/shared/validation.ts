import { BadRequest, type FieldError, jsonPointer, UnprocessableEntity } from '@faultline/core';

/** The options of a mapper for a validator. */
export interface ValidatorOptions {
  /** The status for a request that does not validate. Default: the status that the library itself uses, else 422. */
  readonly status?: 400 | 422 | undefined;
}

/**
 * Creates the error for a request that does not validate. Only `errors` reaches the client, nothing else of the
 * validator's error.
 *
 * @param defaultStatus The status if the option `status` is not set.
 */
export function createInvalidRequestError(
  errors: readonly FieldError[],
  cause: unknown,
  { status }: ValidatorOptions,
  defaultStatus: 400 | 422 = 422,
): BadRequest | UnprocessableEntity {
  const options = errors.length === 0 ? { cause } : { errors, cause };
  return (status ?? defaultStatus) === 400
    ? new BadRequest(undefined, options)
    : new UnprocessableEntity(undefined, options);
}

/** A part of a request. */
export type RequestPart = 'body' | 'query' | 'path' | 'header' | 'cookie';

/** The validated part of a request: a whole part, or the value at a path in a part. */
export type RequestLocation = RequestPart | { readonly part: RequestPart; readonly path: readonly PropertyKey[] };

/** Creates a field error for the value at `path` in `location`. */
export function createFieldError(
  location: RequestLocation,
  path: readonly PropertyKey[],
  detail: string,
  code?: string,
): FieldError {
  return { detail, ...createLocationMembers(location, path), code };
}

/**
 * Creates the members of a field error that locate it. A path in a parameter, a header or a cookie is written with
 * brackets, as parsers of query strings read it: `filter[age]`.
 */
function createLocationMembers(
  location: RequestLocation,
  pathInLocation: readonly PropertyKey[],
): Omit<FieldError, 'detail' | 'code'> {
  const part = typeof location === 'string' ? location : location.part;
  const path = typeof location === 'string' ? pathInLocation : [...location.path, ...pathInLocation];
  if (part === 'body') return { pointer: jsonPointer(path) };
  const [first = '', ...rest] = path.map(String);
  const name = [first, ...rest.map((key) => `[${key}]`)].join('');
  if (name === '') return {};
  if (part === 'query' || part === 'path') return { parameter: name, in: part };
  return part === 'header' ? { header: name } : { cookie: name };
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
