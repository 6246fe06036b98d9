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

/** Fields that only HTTP/1 has (RFC 9113, section 8.2.2). */
const connectionFields = new Set([
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** Fields that have one value (RFC 9110, section 5.3). Node refuses several of them in HTTP/2. */
const singletonFields = new Set([
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

const fieldName = /^[\w!#$%&'*+\-.^`|~]+$/;

/** Whether Node writes a value of a header field (RFC 9110, section 5.5). */
function isFieldValue(value: unknown): boolean {
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

/**
 * Fields of the response that the handler did not send: of its body (RFC 9110, section 8; RFC 9530), fields that let a
 * cache store the error (RFC 9111, section 5; RFC 9213), and fields by which a proxy or a client replaces the response.
 */
const staleFields = new Set([
  'accept-ranges',
  'content-digest',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-md5',
  'content-range',
  'content-type',
  'digest',
  'etag',
  'last-modified',
  'repr-digest',
  'trailer',
  'transfer-encoding',

  'age',
  'akamai-cache-control',
  'cache-control',
  'cdn-cache-control',
  'cloudflare-cdn-cache-control',
  'edge-control',
  'expires',
  'fastly-cache-control',
  'netlify-cdn-cache-control',
  'pragma',
  'surrogate-control',
  'vercel-cdn-cache-control',
  'x-accel-expires',
  'x-litespeed-cache-control',

  'location',
  'refresh',
  'x-accel-redirect',
  'x-lighttpd-send-file',
  'x-reproxy-url',
  'x-sendfile',
]);

/**
 * Whether an adapter keeps a header field that the handler had set before the error: CORS, `Vary`, `Set-Cookie`, request ids,
 * security and rate-limit fields. It removes the stale fields of the response that the handler did not send, and fields
 * that can't be written.
 *
 * @param httpVersionMajor The HTTP version of the connection: 2 has no fields such as `Connection` and `Upgrade`.
 */
export function isKeptHeader(name: string, value: unknown, httpVersionMajor: number): boolean {
  const lowered = name.toLowerCase();
  if (staleFields.has(lowered) || (httpVersionMajor >= 2 && connectionFields.has(lowered))) return false;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return fieldName.test(name) && values.every(isFieldValue) && !(values.length > 1 && singletonFields.has(lowered));
}

/** Fields whose values add to those that are set already: lists of field names, and cookies. */
const cumulativeFields = new Set(['access-control-expose-headers', 'set-cookie', 'vary']);

/**
 * The header fields of an error as they are written on a connection.
 *
 * - `Vary` and `Access-Control-Expose-Headers` add to the names that the handler had set; `Set-Cookie` to its cookies.
 * - `Upgrade` comes with `Connection: Upgrade` (RFC 9110, section 7.8). HTTP/2 has neither.
 * - `Connection` keeps `close` on a connection that closes after the response. Node would keep it open otherwise.
 *
 * @param getPrepared Returns the value of a field that the handler had set.
 */
export function connectHeaders(
  headers: Readonly<ResponseHeaders>,
  httpVersionMajor: number,
  closes: boolean,
  getPrepared: (name: string) => unknown,
): ResponseHeaders {
  const connected: ResponseHeaders = {};
  let upgrades = false;
  for (const [name, value] of Object.entries(headers)) {
    const lowered = name.toLowerCase();
    upgrades ||= lowered === 'upgrade';
    if (lowered === 'connection' || (httpVersionMajor >= 2 && connectionFields.has(lowered))) continue;
    connected[name] = cumulativeFields.has(lowered) ? addValues(lowered, getPrepared(lowered), value) : value;
  }
  if (upgrades && httpVersionMajor < 2) connected['Connection'] = closes ? 'Upgrade, close' : 'Upgrade';
  return connected;
}

/**
 * Adds values to those of a field, without duplicates.
 *
 * @param name The name of the field in lower case.
 */
export function addValues(name: string, prepared: unknown, own: string | string[]): string | string[] {
  const values = [prepared ?? [], own].flat().map(String);
  if (name === 'set-cookie') return [...new Set(values)];
  const names = new Map<string, string>();
  for (const item of values.flatMap((value) => value.split(','))) {
    const text = item.trim();
    if (text !== '' && !names.has(text.toLowerCase())) names.set(text.toLowerCase(), text);
  }
  return name === 'vary' && names.has('*') ? '*' : [...names.values()].join(', ');
}
