import type { ResponseHeaders } from '../headers.js';
import { uriReference } from '../problem/text.js';
import type { HttpErrorOptions } from './options.js';

/** Options of {@link PayloadTooLarge}, {@link TooManyRequests} and {@link ServiceUnavailable}. */
export interface RetryAfterOptions extends HttpErrorOptions {
  /** When the client may try again: seconds from now, rounded up, or a date. Sent as `Retry-After` (RFC 9110, section 10.2.3). */
  readonly retryAfter?: number | Date | undefined;
}

/** Options of {@link Unauthorized} and {@link ProxyAuthenticationRequired}. */
export interface ChallengeOptions extends HttpErrorOptions {
  /**
   * How to authenticate, such as `Bearer realm="api"`. Sent as `WWW-Authenticate` with a 401 and as `Proxy-Authenticate`
   * with a 407, one field for each challenge (RFC 9110, sections 11.6.1 and 11.7.1).
   */
  readonly challenge?: string | readonly string[] | undefined;
}

/** Options of {@link MethodNotAllowed}. */
export interface AllowOptions extends HttpErrorOptions {
  /** The methods that the resource supports, perhaps none. Sent as `Allow` (RFC 9110, section 10.2.1). */
  readonly allow?: readonly string[] | undefined;
}

/** Options of {@link UnsupportedMediaType}. */
export interface AcceptOptions extends HttpErrorOptions {
  /** The media types that the resource accepts. Sent as `Accept` (RFC 9110, section 12.5.1). */
  readonly accept?: string | readonly string[] | undefined;
  /** The content codings that the resource accepts, if the coding is at fault. Sent as `Accept-Encoding` (RFC 9110, section 12.5.3). */
  readonly acceptEncoding?: string | readonly string[] | undefined;
}

/** Options of {@link RangeNotSatisfiable}. */
export interface SizeOptions extends HttpErrorOptions {
  /** The current length of the whole representation, in bytes. Sent as `Content-Range` (RFC 9110, section 14.4). */
  readonly size?: number | undefined;
}

/** Options of {@link UpgradeRequired}. */
export interface UpgradeOptions extends HttpErrorOptions {
  /** The protocols to change to, such as `HTTP/2.0`. Sent as `Upgrade`, with `Connection: Upgrade` (RFC 9110, section 7.8). */
  readonly upgrade?: string | readonly string[] | undefined;
}

/** Options of {@link UnavailableForLegalReasons}. */
export interface BlockedByOptions extends HttpErrorOptions {
  /** The URI of the party that blocks the resource. Sent as `Link` with the relation `blocked-by` (RFC 7725, section 4). */
  readonly blockedBy?: string | URL | undefined;
}

/** The options of an error with a status: the base's, and those that become its header fields. */
export type OptionsOf<S extends number> = S extends 401 | 407
  ? ChallengeOptions
  : S extends 405
    ? AllowOptions
    : S extends 413 | 429 | 503
      ? RetryAfterOptions
      : S extends 415
        ? AcceptOptions
        : S extends 416
          ? SizeOptions
          : S extends 426
            ? UpgradeOptions
            : S extends 451
              ? BlockedByOptions
              : HttpErrorOptions;

/** Options that become header fields, by name; each throws if its value is wrong. */
export type HeaderOptions = Readonly<Record<string, (value: unknown) => ResponseHeaders>>;

export const retryAfterOption: HeaderOptions = {
  retryAfter: (value) => {
    if (value instanceof Date) {
      if (Number.isNaN(value.getTime())) throw new RangeError('retryAfter is an invalid Date');
      return { 'Retry-After': value.toUTCString() };
    }
    if (typeof value !== 'number') throw new TypeError('retryAfter must be a number of seconds or a Date');
    return { 'Retry-After': wholeNumber('retryAfter', Math.ceil(value)) };
  },
};

export const wwwChallengeOption: HeaderOptions = {
  challenge: (value) => ({ 'WWW-Authenticate': challenges(value) }),
};

export const proxyChallengeOption: HeaderOptions = {
  challenge: (value) => ({ 'Proxy-Authenticate': challenges(value) }),
};

export const allowOption: HeaderOptions = {
  allow: (value) => {
    if (!Array.isArray(value)) throw new TypeError('allow must be an array of methods');
    return { Allow: list('allow', value) };
  },
};

export const acceptOptions: HeaderOptions = {
  accept: (value) => ({ Accept: list('accept', value) }),
  acceptEncoding: (value) => ({ 'Accept-Encoding': list('acceptEncoding', value) }),
};

export const sizeOption: HeaderOptions = {
  size: (value) => ({ 'Content-Range': `bytes */${wholeNumber('size', value)}` }),
};

export const upgradeOption: HeaderOptions = {
  upgrade: (value) => ({ Upgrade: list('upgrade', value), Connection: 'Upgrade' }),
};

export const blockedByOption: HeaderOptions = {
  blockedBy: (value) => {
    const uri = String(value);
    if (!URL.canParse(uri)) throw new TypeError('blockedBy must be an absolute URI');
    // The URL of an opaque path, as in `urn:`, keeps characters that end the link.
    return { Link: `<${parseUri(new URL(uri).href, 'blockedBy')}>; rel="blocked-by"` };
  },
};

const parseUri = uriReference(2000);

function challenges(value: unknown): string | string[] {
  const [first = '', ...others] = texts('challenge', value);
  return others.length === 0 ? first : [first, ...others];
}

function wholeNumber(option: string, value: unknown): string {
  if (typeof value !== 'number') throw new TypeError(`${option} must be a number`);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${option} must be a whole number that is not negative, not ${value}`);
  }
  return String(value);
}

function list(option: string, value: unknown): string {
  return texts(option, value).join(', ');
}

function texts(option: string, value: unknown): readonly string[] {
  const items: unknown = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(items)) throw new TypeError(`${option} must be a string or an array of strings`);
  for (const item of items as unknown[]) {
    if (typeof item !== 'string' || !/^[\t\x20-\x7e\x80-\xff]+$/.test(item)) {
      throw new TypeError(`${option} must be non-empty text without line breaks or control characters`);
    }
  }
  return items as string[];
}
