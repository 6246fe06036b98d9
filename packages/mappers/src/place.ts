import { type FieldError, jsonPointer } from '@faultline/core';

/** A part of a request. */
export type Part = 'body' | 'query' | 'path' | 'header' | 'cookie';

/** What was validated: a part of a request as a whole, or what is at a path in it. */
export type Place = Part | { readonly part: Part; readonly path: readonly PropertyKey[] };

/**
 * The members of a field error that tell where it is. What is nested in a parameter, a header or a cookie is told as
 * parsers of query strings read it: `filter[age]`.
 */
function located(place: Place, pathInPlace: readonly PropertyKey[]): Omit<FieldError, 'detail' | 'code'> {
  const part = typeof place === 'string' ? place : place.part;
  const path = typeof place === 'string' ? pathInPlace : [...place.path, ...pathInPlace];
  if (part === 'body') return { pointer: jsonPointer(path) };
  const [first = '', ...others] = path.map(String);
  const name = [first, ...others.map((key) => `[${key}]`)].join('');
  if (name === '') return {};
  if (part === 'query' || part === 'path') return { parameter: name, in: part };
  return part === 'header' ? { header: name } : { cookie: name };
}

/** A field error for what is at a path in a part of a request. */
export function fieldErrorAt(place: Place, path: readonly PropertyKey[], detail: string, code?: string): FieldError {
  return { detail, ...located(place, path), code };
}

/** What frameworks call the parts of a request that are validated. */
const parts: Readonly<Record<string, Part>> = {
  body: 'body',
  query: 'query',
  querystring: 'query',
  params: 'path',
  headers: 'header',
  cookies: 'cookie',
  signedCookies: 'cookie',
};

/** The part of a request that a framework means; `undefined` if it is none. */
export function partOf(name: unknown): Part | undefined {
  return typeof name === 'string' && Object.hasOwn(parts, name) ? parts[name] : undefined;
}
