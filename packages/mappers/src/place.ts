import { type FieldError, jsonPointer } from '@faultline/core';

/** The part of a request that was validated. */
export type Place = 'body' | 'query' | 'path' | 'header' | 'cookie';

/**
 * The members of a field error that tell where it is. What is nested in a parameter, a header or a cookie is told as
 * parsers of query strings read it: `filter[age]`.
 */
export function located(place: Place, path: readonly PropertyKey[]): Omit<FieldError, 'detail' | 'code'> {
  if (place === 'body') return { pointer: jsonPointer(path) };
  const [first = '', ...others] = path.map(String);
  const name = [first, ...others.map((key) => `[${key}]`)].join('');
  if (name === '') return {};
  if (place === 'query' || place === 'path') return { parameter: name, in: place };
  return place === 'header' ? { header: name } : { cookie: name };
}

/** What frameworks call the parts of a request that are validated. */
const places: Readonly<Record<string, Place>> = {
  body: 'body',
  query: 'query',
  querystring: 'query',
  params: 'path',
  headers: 'header',
  cookies: 'cookie',
  signedCookies: 'cookie',
};

/** The part of a request that a framework means; `undefined` if it is none. */
export function placeOf(name: unknown): Place | undefined {
  return typeof name === 'string' && Object.hasOwn(places, name) ? places[name] : undefined;
}
