import { copyProperties, isPlainObject } from './plain-object.js';

/**
 * Header fields as an application states them. Numbers are written as text; an array is written as several fields;
 * `undefined` and an empty array are omitted.
 */
export type HeaderFields = Readonly<Record<string, string | number | readonly (string | number)[] | undefined>>;

/** Header fields as they are written; an array is written as several fields. */
export type ResponseHeaders = Record<string, string | string[]>;

/**
 * How many characters the names and values of an error's header fields may have together. Node and most proxies reject a
 * response whose whole head exceeds 16 KiB, or 8 KiB.
 */
const maxHeaderCharacters = 8000;

/** How many header fields an error may have. */
const maxHeaderFields = 100;

/** Fields that the server writes for the body that it sends (RFC 9110, section 7.8; RFC 9112, section 6). */
const serverFields = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'x-content-type-options',
]);

/** Fields that have one value (RFC 9110, section 5.3). Node refuses several of them in HTTP/2. */
export const singletonFields = new Set([
  'access-control-allow-credentials',
  'access-control-allow-origin',
  'access-control-max-age',
  'access-control-request-method',
  'age',
  'authorization',
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-md5',
  'content-range',
  'content-type',
  'date',
  'dnt',
  'etag',
  'expires',
  'from',
  'host',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'last-modified',
  'location',
  'max-forwards',
  'proxy-authorization',
  'range',
  'referer',
  'retry-after',
  'tk',
  'upgrade-insecure-requests',
  'user-agent',
  'x-content-type-options',
]);

/** The name of a header field (RFC 9110, section 5.1). */
export const fieldName = /^[\w!#$%&'*+\-.^`|~]+$/;

/** Whether Node writes a value of a header field (RFC 9110, section 5.5). */
export function isFieldValue(value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return true;
  // oxlint-disable-next-line no-control-regex -- these are the characters to find
  return typeof value === 'string' && !/[^\t\x20-\x7e\x80-\xff]/.test(value);
}

/**
 * Checks the header fields of an error, and copies them.
 *
 * @throws {TypeError} that names the wrong field.
 */
export function parseHeaders(headers: unknown): ResponseHeaders {
  if (!isPlainObject(headers)) throw new TypeError('headers must be a plain object');
  const parsed: ResponseHeaders = {};
  for (const [name, value] of Object.entries(headers)) if (!isAbsent(value)) parsed[name] = parseField(name, value);
  return parsed;
}

/** Copies the header fields that can be written. Each of the others is omitted, with a warning. */
export function copyHeaders(headers: unknown, warnings: Error[]): Readonly<ResponseHeaders> | undefined {
  let characters = 0;
  return copyProperties(headers, 'header field', maxHeaderFields, warnings, (name, value) => {
    if (isAbsent(value)) return undefined;
    const field = parseField(name, value);
    const length = name.length + (typeof field === 'string' ? field.length : field.join('').length);
    if (characters + length > maxHeaderCharacters) {
      throw new RangeError(`The header fields of an error may have ${maxHeaderCharacters} characters together`);
    }
    characters += length;
    return field;
  });
}

/** Whether a field has no value: `undefined`, or an empty list, such as of cookies. */
function isAbsent(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function parseField(name: string, value: unknown): string | string[] {
  if (!fieldName.test(name)) {
    throw new TypeError(`headers: ${JSON.stringify(name)} is not a field name (RFC 9110, section 5.1)`);
  }
  if (!Array.isArray(value)) return parseValue(name, value);
  if (value.length > 1 && singletonFields.has(name.toLowerCase())) {
    throw new TypeError(`headers: ${name} must have one value (RFC 9110, section 5.3)`);
  }
  return value.slice(0, maxHeaderFields).map((item) => parseValue(name, item));
}

function parseValue(name: string, value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') {
    throw new TypeError(`headers: ${name} must be a string, a number or an array of these`);
  }
  if (text.length > maxHeaderCharacters) {
    throw new TypeError(`headers: ${name} must have at most ${maxHeaderCharacters} characters`);
  }
  if (!isFieldValue(text)) {
    throw new TypeError(`headers: ${name} has a character that no field value may have (RFC 9110, section 5.5)`);
  }
  const lowered = name.toLowerCase();
  if (serverFields.has(lowered) && !(lowered === 'connection' && text.toLowerCase() === 'upgrade')) {
    throw new TypeError(`headers: ${name} is a field that the server sets for the body that it sends`);
  }
  return text;
}
