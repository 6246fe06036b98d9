import { copyProperties, isPlainObject } from './plain-object.js';

/** Header fields as an application states them. Numbers are written as text; an array is written as several fields. */
export type HeaderFields = Readonly<Record<string, string | number | readonly (string | number)[]>>;

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
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'x-content-type-options',
]);

/**
 * Checks the header fields of an error, and copies them.
 *
 * @throws {TypeError} that names the wrong field.
 */
export function parseHeaders(headers: unknown): ResponseHeaders {
  if (!isPlainObject(headers)) throw new TypeError('headers must be a plain object');
  const parsed: ResponseHeaders = {};
  for (const [name, value] of Object.entries(headers)) parsed[name] = parseField(name, value);
  return parsed;
}

/** Copies the header fields that can be written. Each of the others is omitted, with a warning. */
export function copyHeaders(headers: unknown, warnings: Error[]): Readonly<ResponseHeaders> | undefined {
  let characters = 0;
  return copyProperties(headers, 'header field', maxHeaderFields, warnings, (name, value) => {
    const field = parseField(name, value);
    const length = name.length + (typeof field === 'string' ? field.length : field.join('').length);
    if (characters + length > maxHeaderCharacters) {
      throw new RangeError(`The header fields of an error may have ${maxHeaderCharacters} characters together`);
    }
    characters += length;
    return field;
  });
}

function parseField(name: string, value: unknown): string | string[] {
  if (!/^[\w!#$%&'*+\-.^`|~]+$/.test(name)) {
    throw new TypeError(`headers: ${JSON.stringify(name)} is not a field name (RFC 9110, section 5.1)`);
  }
  if (Array.isArray(value)) return value.slice(0, maxHeaderFields).map((item) => parseValue(name, item));
  return parseValue(name, value);
}

function parseValue(name: string, value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') {
    throw new TypeError(`headers: ${name} must be a string, a number or an array of these`);
  }
  if (text.length > maxHeaderCharacters) {
    throw new TypeError(`headers: ${name} must have at most ${maxHeaderCharacters} characters`);
  }
  // oxlint-disable-next-line no-control-regex -- these are the characters to find
  if (/[^\t\x20-\x7e\x80-\xff]/.test(text)) {
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
  'cache-control',
  'cdn-cache-control',
  'cloudflare-cdn-cache-control',
  'expires',
  'pragma',
  'surrogate-control',
  'vercel-cdn-cache-control',
  'x-accel-expires',

  'location',
  'refresh',
  'x-accel-redirect',
  'x-sendfile',
]);

/**
 * Whether an adapter removes a header field that the handler had set before the error. Other fields stay: CORS, `Vary`,
 * `Set-Cookie`, request ids, security and rate-limit fields.
 */
export function isStaleHeader(name: string): boolean {
  return staleFields.has(name.toLowerCase());
}
