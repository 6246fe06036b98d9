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

/** Turns `retryAfter` into its header. */
export function withRetryAfter(options: RetryAfterOptions | undefined): HttpErrorOptions | undefined {
  if (options?.retryAfter === undefined) return options;
  const when = options.retryAfter;
  if (when instanceof Date) {
    if (Number.isNaN(when.getTime())) throw new RangeError('retryAfter is an invalid Date');
    return withHeaders(options, { 'Retry-After': when.toUTCString() });
  }
  if (typeof when !== 'number') throw new TypeError('retryAfter must be a number of seconds or a Date');
  return withHeaders(options, { 'Retry-After': wholeNumber('retryAfter', Math.ceil(when)) });
}

/** Turns `challenge` into the header that `name` tells. */
export function withChallenge(
  name: 'WWW-Authenticate' | 'Proxy-Authenticate',
  options: ChallengeOptions | undefined,
): HttpErrorOptions | undefined {
  if (options?.challenge === undefined) return options;
  const challenges = texts('challenge', options.challenge);
  return withHeaders(options, { [name]: challenges.length === 1 ? challenges[0]! : challenges });
}

/** Turns `allow` into its header. */
export function withAllow(options: AllowOptions | undefined): HttpErrorOptions | undefined {
  if (options?.allow === undefined) return options;
  if (!Array.isArray(options.allow)) throw new TypeError('allow must be an array of methods');
  return withHeaders(options, { Allow: list('allow', options.allow) });
}

/** Turns `accept` and `acceptEncoding` into their headers. */
export function withAccept(options: AcceptOptions | undefined): HttpErrorOptions | undefined {
  if (options?.accept === undefined && options?.acceptEncoding === undefined) return options;
  const { accept, acceptEncoding } = options;
  return withHeaders(options, {
    ...(accept !== undefined && { Accept: list('accept', accept) }),
    ...(acceptEncoding !== undefined && { 'Accept-Encoding': list('acceptEncoding', acceptEncoding) }),
  });
}

/** Turns `size` into its header. */
export function withSize(options: SizeOptions | undefined): HttpErrorOptions | undefined {
  if (options?.size === undefined) return options;
  return withHeaders(options, { 'Content-Range': `bytes */${wholeNumber('size', options.size)}` });
}

/** Turns `upgrade` into its headers. */
export function withUpgrade(options: UpgradeOptions | undefined): HttpErrorOptions | undefined {
  if (options?.upgrade === undefined) return options;
  return withHeaders(options, { Upgrade: list('upgrade', options.upgrade), Connection: 'Upgrade' });
}

/** Turns `blockedBy` into its header. */
export function withBlockedBy(options: BlockedByOptions | undefined): HttpErrorOptions | undefined {
  if (options?.blockedBy === undefined) return options;
  const uri = String(options.blockedBy);
  if (!URL.canParse(uri)) throw new TypeError('blockedBy must be an absolute URI');
  return withHeaders(options, { Link: `<${new URL(uri).href}>; rel="blocked-by"` });
}

/** What the application states in `headers` stands beside what the option says, and the option wins. */
function withHeaders(options: HttpErrorOptions, headers: Record<string, string | readonly string[]>): HttpErrorOptions {
  return { ...options, headers: { ...options.headers, ...headers } };
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
