import { type HeaderFields, parseHeaders, type ResponseHeaders } from '../headers.js';
import { type Extensions, parseExtensions } from '../problem/extensions.js';
import { canHaveTitle, type ErrorMembers, errorMemberNames, members } from '../problem/members.js';
import type { HeaderOptions } from './header-options.js';

/** The options of every error. All of them but `cause`, `data` and `report` are exposed: they reach the client. */
export interface HttpErrorOptions extends Omit<ErrorMembers, 'code'> {
  /** A stable machine-readable name of the problem, such as `OUT_OF_STOCK`, at most 200 characters. A number becomes text. */
  readonly code?: string | number | undefined;
  /** The error that led to this one; reported, never sent. */
  readonly cause?: unknown;
  /** Anything that explains the error to its reader in a report, such as the order that failed; never sent. */
  readonly data?: unknown;
  /** Whether the client may see the message; by default `true` for a 4xx and `false` for a 5xx. */
  readonly expose?: boolean | undefined;
  /**
   * Whether the error is reported. By default a 5xx is, and a 4xx only with the option `reportClientErrors`. Set it to
   * `false` for an expected 5xx, such as the 503 of a health check.
   */
  readonly report?: boolean | undefined;
  /**
   * Header fields of the response, at most 8,000 characters. Fields that the server writes itself (`Content-Type`,
   * `Content-Length`, …) are rejected.
   */
  readonly headers?: HeaderFields | undefined;
  /** Extension members of the problem, at most 100,000 characters of JSON (RFC 9457, section 3.2). */
  readonly extensions?: Extensions | undefined;
}

/** The properties of an error that the options set. */
export interface OptionProperties extends ErrorMembers {
  /** Anything that explains the error to its reader in a report; never sent. */
  readonly data?: unknown;
  /** Whether the error is reported, if it differs from the default. */
  readonly report?: boolean | undefined;
  /** Header fields of the response, as they are written. */
  readonly headers?: Readonly<ResponseHeaders> | undefined;
  /** Extension members of the problem. */
  readonly extensions?: Extensions | undefined;
}

/**
 * Checks the options of an error, and sets the properties of the error.
 *
 * @param headerOptions The options of the error's class that become header fields.
 * @throws {TypeError | RangeError} that names the wrong option.
 */
export function assignOptions(error: Error & OptionProperties, options: object, headerOptions: HeaderOptions): void {
  if (typeof options !== 'object' || options === null) throw new TypeError('options must be an object');
  const properties: Record<string, unknown> = error as never;
  const optionFields: ResponseHeaders = {};
  for (const [name, value] of Object.entries(options)) {
    if (Object.hasOwn(headerOptions, name)) {
      if (value !== undefined) Object.assign(optionFields, headerOptions[name]!(value));
    } else if (name === 'cause') {
      // As `Error` sets it: not enumerable.
      Object.defineProperty(error, 'cause', { value, configurable: true, writable: true });
    } else {
      const parse = Object.hasOwn(parsers, name) ? parsers[name as keyof typeof parsers] : undefined;
      if (parse === undefined) throw unknownOption(name, error.name, Object.keys(headerOptions));
      if (value !== undefined) properties[name] = parse(value, name);
    }
  }
  // An option such as `retryAfter` wins over the same field in `headers`.
  if (Object.keys(optionFields).length > 0) {
    properties['headers'] = { ...(Object.hasOwn(error, 'headers') ? error.headers : undefined), ...optionFields };
  }
  if (Object.hasOwn(error, 'title') && !(Object.hasOwn(error, 'type') && canHaveTitle(error.type))) {
    throw new TypeError('title needs a type: the title of about:blank is the name of the status');
  }
  if (error.errorCount !== undefined && error.errorCount < (error.errors?.length ?? 0)) {
    throw new TypeError('errorCount must be at least the number of errors');
  }
}

const parsers = {
  expose: parseBoolean,
  report: parseBoolean,
  data: (value: unknown): unknown => value,
  headers: parseHeaders,
  extensions: parseExtensions,
  ...(Object.fromEntries(errorMemberNames.map((name) => [name, members[name]])) as Pick<
    typeof members,
    keyof ErrorMembers
  >),
};

/** The options of every error. */
export const optionNames: readonly string[] = ['cause', ...Object.keys(parsers)];

function parseBoolean(value: unknown, name: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new TypeError(`${name} must be a boolean`);
}

function unknownOption(name: string, className: string, headerOptions: readonly string[]): TypeError {
  const known = [...optionNames, ...headerOptions].join(', ');
  return new TypeError(`${className} has no option '${name}'. The options are ${known}`);
}
