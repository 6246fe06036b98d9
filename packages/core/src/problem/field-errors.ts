import { hidePollution } from '../pollution.js';
import { type Parser, sentence, text } from './text.js';

/**
 * One fault of a request: an item of a problem's `errors` (RFC 9457, section 3). At most one of `pointer`, `parameter`,
 * `header` and `cookie` gives its location. None does if the fault is the request as a whole.
 */
export interface FieldError {
  /** What is wrong, in a sentence for a person. Text over 1,000 characters is cut; the names below are omitted then. */
  readonly detail: string;
  /** The location in the body: a JSON Pointer as a URI fragment (RFC 6901, section 6), such as `#/items/3/price`. */
  readonly pointer?: string | undefined;
  /** The name of a parameter of the URL; `in` gives its kind. */
  readonly parameter?: string | undefined;
  /** Where the `parameter` is. */
  readonly in?: 'query' | 'path' | undefined;
  /** The name of a header field. */
  readonly header?: string | undefined;
  /** The name of a cookie. */
  readonly cookie?: string | undefined;
  /** A stable machine-readable name of the rule that the request breaks. */
  readonly code?: string | undefined;
}

/** The members of a field error, in the order of the body, and how each is checked. */
const parsers = {
  detail: sentence(1000),
  pointer: (value, name) => {
    if (typeof value === 'string' && /^#(?:\/|$)/.test(value)) return shortName(value, name);
    throw new TypeError(`${name} must be a JSON Pointer as a URI fragment, such as #/items/3/price`);
  },
  parameter: shortName,
  in: (value, name) => {
    if (value === 'query' || value === 'path') return value;
    throw new TypeError(`${name} must be 'query' or 'path'`);
  },
  header: shortName,
  cookie: shortName,
  code: shortName,
} as const satisfies Record<keyof FieldError, Parser<string | undefined>>;

const names = Object.keys(parsers) as (keyof FieldError)[];

/**
 * The limit of `maxErrors`. A mapper creates this many field errors at most, and only counts the others, because a client
 * decides how many mistakes a request has.
 */
export const maxFieldErrors = 1000;

/** How many characters of JSON the field errors of one problem may have together. */
const maxCharacters = 100_000;

/**
 * Checks field errors, and copies the members above. Other properties, such as the value that a validator adds, stay behind.
 *
 * @throws {TypeError} that names the wrong item and member.
 */
export function parseFieldErrors(errors: unknown): readonly FieldError[] {
  return parseItems(errors, Infinity, Infinity).errors;
}

/** The same for the first errors only, and the number of all errors if there are more. */
export function parseFirstFieldErrors(
  errors: unknown,
  max: number,
): { readonly errors: readonly FieldError[]; readonly errorCount?: number } {
  const { errors: first, length } = parseItems(errors, max, maxCharacters);
  return first.length < length ? { errors: first, errorCount: length } : { errors: first };
}

function parseItems(
  errors: unknown,
  max: number,
  characters: number,
): { readonly errors: readonly FieldError[]; readonly length: number } {
  if (!Array.isArray(errors)) throw new TypeError('errors must be an array');
  const { length } = errors;
  const copies: FieldError[] = [];
  let left = characters;
  // By index: the iterator of a hostile array may never end.
  for (let index = 0; index < Math.min(length, max); index += 1) {
    const copy = parseFieldError(errors[index], index);
    if (characters !== Infinity) left -= JSON.stringify(copy).length + 1;
    if (left < 0) break;
    copies.push(copy);
  }
  return { errors: copies, length };
}

/** Parses the number of all field errors. */
export function parseErrorCount(value: unknown, name: string): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new TypeError(`${name} must be a whole number that is not negative`);
}

/** The number of all field errors, if `errors` does not list them all. `errorCount` can be larger, but not smaller. */
export function countFieldErrors(
  errorCount: number,
  listed: { readonly errors?: readonly FieldError[]; readonly errorCount?: number },
): { readonly errorCount?: number } {
  const length = listed.errors?.length ?? 0;
  const total = Math.max(errorCount, listed.errorCount ?? length);
  return total > length ? { errorCount: total } : {};
}

function parseFieldError(error: unknown, index: number): FieldError {
  const copy: Partial<Record<keyof FieldError, string | undefined>> = {};
  const readable = hidePollution(Object(error) as Readonly<Record<string, unknown>>);
  for (const name of names) {
    const value = readable[name];
    if (value !== undefined || name === 'detail') copy[name] = parsers[name](value, `errors[${index}].${name}`);
  }
  return copy as FieldError;
}

const anyText = text(Infinity);

/** A name that is longer than 1,000 characters is omitted: a part of it would name something else. */
function shortName(value: unknown, name: string): string | undefined {
  const whole = anyText(value, name);
  return whole.length <= 1000 ? whole : undefined;
}
