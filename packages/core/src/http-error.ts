import type { WrittenHeaders } from './headers.js';
import { assignOptions, type HttpErrorOptions } from './http-error-options.js';
import type { FieldError } from './problem.js';

/** Marks our errors across copies and versions of this package in one process, where `instanceof` can't. */
const brand: unique symbol = Symbol.for('@faultline/core HttpError') as never;

/**
 * An error that is answered with a status of 4xx or 5xx. There is a class for each status of the catalogue, such as
 * `NotFound`; this one is for any other status, and for a status that is known only at run time.
 *
 * The message of a 4xx is for the client: it becomes the problem's `detail`. The message of a 5xx is not, unless
 * `expose` is `true`.
 *
 * @example
 * ```ts
 * throw new HttpError(402, 'Your balance is too low.', { code: 'OUT_OF_CREDIT' });
 * ```
 */
export class HttpError<S extends number = number> extends Error {
  /**
   * Whether errors with a status of 4xx capture their stack trace: of this class and of those that extend it, in the whole
   * process. To capture it is most of what such an error costs; set it to `false` where clients are refused often and
   * nobody reads where.
   */
  static clientErrorStacks = true;

  /** The status of the answer, 400–599. */
  declare readonly status: S;
  /** Whether the client may read the message. */
  declare readonly expose: boolean;
  /** Header fields of the answer, as they are written. */
  declare readonly headers?: Readonly<WrittenHeaders>;
  /** A stable machine-readable name of what went wrong; the member `code`. */
  declare readonly code?: string;
  /** A URI that identifies the kind of problem; the member `type`. */
  declare readonly type?: string;
  /** A URI that identifies this occurrence; the member `instance`. */
  declare readonly instance?: string;
  /** What is wrong with the request, one by one; the member `errors`. */
  declare readonly errors?: readonly FieldError[];
  /** Further members of the body. */
  declare readonly extensions?: Readonly<Record<string, unknown>>;

  /**
   * @throws {RangeError} if the status is not a whole number from 400 to 599.
   * @throws {TypeError} if the message is not a string, or an option is not what it should be; the error names it.
   */
  constructor(status: S, message: string = defaultMessage(status), options?: HttpErrorOptions) {
    if (!isErrorStatus(status)) {
      throw new RangeError(`status must be a whole number from 400 to 599, not ${String(status)}`);
    }
    if (typeof message !== 'string') throw new TypeError('message must be a string; pass an error as { cause }');
    if (status >= 500 || new.target.clientErrorStacks) {
      super(message);
    } else {
      const { stackTraceLimit } = Error;
      Error.stackTraceLimit = 0;
      super(message);
      Error.stackTraceLimit = stackTraceLimit;
    }
    this.status = status;
    this.expose = options?.expose ?? status < 500;
    if (options !== undefined) assignOptions(this, options);
  }

  /** The same as `status`, under the name that Fastify, Nest and `http-errors` read. */
  get statusCode(): S {
    return this.status;
  }

  // http-errors sets both on an error that it is given.
  set statusCode(value: S) {
    (this as { status: S }).status = value;
  }

  /** The name of the class; an application's own subclass has its own without more ado. */
  override get name(): string {
    return this.constructor.name;
  }

  override set name(value: string) {
    Object.defineProperty(this, 'name', { value, configurable: true, writable: true });
  }

  /** @internal */
  get [brand](): true {
    return true;
  }
}

/** Whether a value is an {@link HttpError} of any copy or version of this package. Never throws, whatever it is given. */
export function isHttpError(value: unknown): value is HttpError {
  try {
    return typeof value === 'object' && value !== null && (value as { [brand]?: unknown })[brand] === true;
  } catch {
    return false;
  }
}

/**
 * Whether a value is an {@link HttpError}, of any copy or version of this package, with one of some statuses; its `status`
 * is of their literal types then. Never throws, whatever it is given.
 *
 * @example
 * ```ts
 * if (hasStatus(error, 404, 410)) return undefined;
 * ```
 */
export function hasStatus<S extends number>(value: unknown, ...statuses: readonly S[]): value is HttpError<S> {
  return isHttpError(value) && (statuses as readonly number[]).includes(value.status);
}

/** Whether a value is a status that an error can have: a whole number from 400 to 599. */
export function isErrorStatus(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 400 && (value as number) <= 599;
}

/** The message of an {@link HttpError} to which none was given. */
export function defaultMessage(status: number): string {
  return `HTTP ${String(status)}`;
}
