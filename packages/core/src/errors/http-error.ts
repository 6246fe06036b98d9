import { isErrorStatus } from '../catalogue/look-up.js';
import { defaultMessage } from '../catalogue/default-message.js';
import type { HeaderOptions } from './header-options.js';
import type { Problem } from '../problem/members.js';
import { assignOptions, type OptionProperties, type HttpErrorOptions } from './options.js';
import { toProblem } from './to-problem.js';

/** V8, JavaScriptCore and others stop the capture of stack traces at this property; elsewhere it has no effect. */
const v8Error = Error as ErrorConstructor & { stackTraceLimit?: number | undefined };

/** Marks our errors for all copies and versions of this package in one process, where `instanceof` fails. */
const brand: unique symbol = Symbol.for('@faultline/core HttpError') as never;

// The members of a problem are properties of the error: see `problem/members.ts`.
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging
export interface HttpError<S extends number = number> extends OptionProperties {
  /** The status of the response, 400–599. */
  readonly status: S;
  /** Whether the client may see the message. */
  readonly expose: boolean;
}

/**
 * The base class of all errors with a status of 4xx or 5xx. The catalogue's statuses have a class each, such as `NotFound`;
 * use this class for any other status, and {@link createError} for a status that is known at run time only.
 *
 * The message of a 4xx is exposed: it becomes the problem's `detail`. The message of a 5xx is masked, unless `expose` is
 * `true`.
 *
 * @example
 * ```ts
 * throw new HttpError(402, 'Your balance is too low.', { code: 'OUT_OF_CREDIT' });
 * ```
 */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging
export class HttpError<S extends number = number> extends Error {
  /**
   * Whether errors with a status of 4xx capture their stack trace: of this class and its subclasses, in the whole process.
   * The stack trace is most of the cost of such an error. Set it to `false` if clients cause many of these errors and
   * nobody reads the stack traces.
   */
  static clientErrorStacks = true;

  /** @internal The options of a class that become header fields. */
  static readonly headerOptions: HeaderOptions = {};

  /**
   * @throws {RangeError} if the status is not a whole number from 400 to 599.
   * @throws {TypeError} if the message is not a string, or an option is wrong or does not exist; the error names it.
   */
  constructor(status: S, message: string = defaultMessage(status), options?: HttpErrorOptions) {
    if (!isErrorStatus(status)) {
      throw new RangeError(`status must be a whole number from 400 to 599, not ${String(status)}`);
    }
    if (typeof message !== 'string') throw new TypeError('message must be a string; pass an error as { cause }');
    if (status >= 500 || new.target.clientErrorStacks) {
      super(message);
    } else {
      const { stackTraceLimit } = v8Error;
      // Not by assignment, which throws if the application has frozen `Error`.
      Reflect.set(v8Error, 'stackTraceLimit', 0);
      super(message);
      Reflect.set(v8Error, 'stackTraceLimit', stackTraceLimit);
    }
    const properties = this as { status: S; expose: boolean };
    properties.status = status;
    properties.expose = status < 500;
    if (options !== undefined) assignOptions(this, options, new.target.headerOptions);
  }

  /** The same as `status`, by the name that `http-errors`, Fastify and Nest read. */
  get statusCode(): S {
    return this.status;
  }

  // http-errors sets both on an error that it is given.
  set statusCode(value: S) {
    (this as { status: S }).status = value;
  }

  /** The name of the class, also of a subclass of an application. */
  override get name(): string {
    return this.constructor.name;
  }

  override set name(value: string) {
    Object.defineProperty(this, 'name', { value, configurable: true, writable: true });
  }

  /** The problem that a client gets without options of an adapter: `JSON.stringify(error)` exposes nothing else. */
  toJSON(): Problem & Readonly<Record<string, unknown>> {
    return toProblem(this);
  }

  /** @internal As Nest's `HttpException` has it. Sentry's integration for Nest reads it, see `initMessage`. */
  getStatus(): S {
    return this.status;
  }

  /** @internal As Nest's `HttpException` has it. */
  getResponse(): object {
    return this.toJSON();
  }

  /** @internal Sentry's integration for Nest does not capture an error with this method: it is expected. A 5xx is not. */
  get initMessage(): (() => void) | undefined {
    return this.status < 500 ? () => {} : undefined;
  }

  /** @internal */
  get [brand](): true {
    return true;
  }
}

/** Whether a value is an {@link HttpError} of any copy or version of this package. Never throws. */
export function isHttpError(value: unknown): value is HttpError {
  try {
    return typeof value === 'object' && value !== null && (value as { [brand]?: unknown })[brand] === true;
  } catch {
    return false;
  }
}

/**
 * Whether a value is an {@link HttpError} with one of the given statuses, of any copy or version of this package. The type
 * of its `status` becomes these literals. Never throws.
 *
 * @example
 * ```ts
 * if (hasStatus(error, 404, 410)) return undefined;
 * ```
 */
export function hasStatus<S extends number>(value: unknown, ...statuses: readonly S[]): value is HttpError<S> {
  try {
    return isHttpError(value) && (statuses as readonly number[]).includes(value.status);
  } catch {
    return false;
  }
}
