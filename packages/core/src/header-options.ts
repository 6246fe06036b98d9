import type { WrittenHeaders } from './headers.js';
import type { HttpErrorOptions } from './http-error-options.js';

/** Options of the errors that can tell the client when to come back: 413, 429, 503. */
export interface RetryAfterOptions extends HttpErrorOptions {
  /** When to try again: whole seconds from now, or a date. Written as `Retry-After` (RFC 9110, section 10.2.3). */
  readonly retryAfter?: number | Date | undefined;
}

/** Options of the errors that ask for credentials: 401, 407. */
export interface ChallengeOptions extends HttpErrorOptions {
  /**
   * How to authenticate, such as `Bearer realm="api"`; several challenges are written as several fields. Written as
   * `WWW-Authenticate` on a 401 and `Proxy-Authenticate` on a 407 (RFC 9110, section 11.6.1 and 11.7.1).
   */
  readonly challenge?: string | readonly string[] | undefined;
}

/** Options of {@link MethodNotAllowed}. */
export interface AllowOptions extends HttpErrorOptions {
  /** The methods that the resource has, perhaps none. Written as `Allow` (RFC 9110, section 10.2.1). */
  readonly allow?: readonly string[] | undefined;
}

/** Options of {@link UnsupportedMediaType}. */
export interface AcceptOptions extends HttpErrorOptions {
  /** The media types that the resource takes. Written as `Accept` (RFC 9110, section 12.5.1). */
  readonly accept?: string | readonly string[] | undefined;
  /** The content codings that the resource takes, where the coding was at fault. Written as `Accept-Encoding` (RFC 9110, section 12.5.3). */
  readonly acceptEncoding?: string | readonly string[] | undefined;
}

/** Options of {@link RangeNotSatisfiable}. */
export interface SizeOptions extends HttpErrorOptions {
  /** The current length of the whole representation, in bytes. Written as `Content-Range` (RFC 9110, section 14.4). */
  readonly size?: number | undefined;
}

/** Options of {@link UpgradeRequired}. */
export interface UpgradeOptions extends HttpErrorOptions {
  /** The protocols to change to, such as `HTTP/2.0`. Written as `Upgrade`, with `Connection: Upgrade` (RFC 9110, section 7.8). */
  readonly upgrade?: string | readonly string[] | undefined;
}

/** Options of {@link UnavailableForLegalReasons}. */
export interface BlockedByOptions extends HttpErrorOptions {
  /** The URI of whoever blocks the resource. Written as `Link` with the relation `blocked-by` (RFC 7725, section 4). */
  readonly blockedBy?: string | URL | undefined;
}

/** Adds the header that `retryAfter` tells. */
export function addRetryAfter(error: WithHeaders, options: RetryAfterOptions | undefined): void {
  if (options?.retryAfter === undefined) return;
  const when = options.retryAfter;
  if (when instanceof Date) {
    if (Number.isNaN(when.getTime())) throw new RangeError('retryAfter is an invalid Date');
    return addHeader(error, 'Retry-After', when.toUTCString());
  }
  if (typeof when !== 'number') throw new TypeError('retryAfter must be a number of seconds or a Date');
  addHeader(error, 'Retry-After', wholeNumber('retryAfter', Math.ceil(when)));
}

/** Adds the header that `challenge` tells, under the name that goes with the status. */
export function addChallenge(
  error: WithHeaders,
  name: 'WWW-Authenticate' | 'Proxy-Authenticate',
  options: ChallengeOptions | undefined,
): void {
  if (options?.challenge === undefined) return;
  const challenges = texts('challenge', options.challenge);
  addHeader(error, name, challenges.length === 1 ? challenges[0]! : [...challenges]);
}

/** Adds the header that `allow` tells. */
export function addAllow(error: WithHeaders, options: AllowOptions | undefined): void {
  if (options?.allow === undefined) return;
  if (!Array.isArray(options.allow)) throw new TypeError('allow must be an array of methods');
  addHeader(error, 'Allow', list('allow', options.allow));
}

/** Adds the headers that `accept` and `acceptEncoding` tell. */
export function addAccept(error: WithHeaders, options: AcceptOptions | undefined): void {
  if (options?.accept !== undefined) addHeader(error, 'Accept', list('accept', options.accept));
  if (options?.acceptEncoding !== undefined) {
    addHeader(error, 'Accept-Encoding', list('acceptEncoding', options.acceptEncoding));
  }
}

/** Adds the header that `size` tells. */
export function addSize(error: WithHeaders, options: SizeOptions | undefined): void {
  if (options?.size === undefined) return;
  addHeader(error, 'Content-Range', `bytes */${wholeNumber('size', options.size)}`);
}

/** Adds the headers that `upgrade` tells. */
export function addUpgrade(error: WithHeaders, options: UpgradeOptions | undefined): void {
  if (options?.upgrade === undefined) return;
  addHeader(error, 'Upgrade', list('upgrade', options.upgrade));
  addHeader(error, 'Connection', 'Upgrade');
}

/** Adds the header that `blockedBy` tells. */
export function addBlockedBy(error: WithHeaders, options: BlockedByOptions | undefined): void {
  if (options?.blockedBy === undefined) return;
  const uri = String(options.blockedBy);
  if (!URL.canParse(uri)) throw new TypeError('blockedBy must be an absolute URI');
  addHeader(error, 'Link', `<${new URL(uri).href}>; rel="blocked-by"`);
}

interface WithHeaders {
  headers?: Readonly<WrittenHeaders>;
}

/** What the application states in `headers` stands beside what the option says, and the option wins. */
function addHeader(error: WithHeaders, name: string, value: string | string[]): void {
  error.headers = error.headers === undefined ? { [name]: value } : { ...error.headers, [name]: value };
}

function wholeNumber(option: string, value: unknown): string {
  if (typeof value !== 'number') throw new TypeError(`${option} must be a number`);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${option} must be a whole number that is not negative, not ${value}`);
  }
  return String(value);
}

function list(option: string, value: string | readonly string[]): string {
  return texts(option, value).join(', ');
}

function texts(option: string, value: string | readonly string[]): readonly string[] {
  const items = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(items)) throw new TypeError(`${option} must be a string or an array of strings`);
  for (const item of items) {
    if (typeof item !== 'string' || !/^[\t\x20-\x7e\x80-\xff]+$/.test(item)) {
      throw new TypeError(`${option} must hold non-empty text without line breaks or control characters`);
    }
  }
  return items;
}
