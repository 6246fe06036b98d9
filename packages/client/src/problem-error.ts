import { parseRetryAfter } from './retry-after.js';

/** One fault of a request: an item of a problem's `errors` (RFC 9457, section 3). */
export interface FieldError {
  /** What is wrong, in a sentence for a person. */
  readonly detail: string;
  /** The location in the body: a JSON Pointer, such as `#/items/3/price` (RFC 6901). */
  readonly pointer?: string;
  /** The name of a parameter of the URL; `in` gives its kind, such as `query`. */
  readonly parameter?: string;
  readonly in?: string;
  /** The name of a header field. */
  readonly header?: string;
  /** The name of a cookie. */
  readonly cookie?: string;
  /** A stable machine-readable name of the rule that the request breaks. */
  readonly code?: string;
}

/** What is certain of each response, also if its body can't be read. A `Response` of `fetch` is one. */
export interface ReceivedResponse {
  /** The status of the status line; 0 if the browser hides the response. */
  readonly status: number;
  readonly headers: { get(name: string): string | null };
}

/** Marks our errors for all copies and versions of this package. */
const brand: unique symbol = Symbol.for('@faultline/client ProblemError') as never;

/**
 * The error for a failed response. A member of the problem that is missing, or that has another type than RFC 9457 gives it,
 * is `undefined`. It is never an error of a server: if a server does not catch it, the status of the other server must not
 * become its own.
 */
export class ProblemError extends Error {
  /** The status of the response, whatever the body contains; 0 if the browser hides the response. */
  declare readonly status: number;
  /** The problem type, a URI: `about:blank` if there is none. It is as the server sent it, and may be relative. */
  declare readonly type: string;
  /** A stable name of the problem, such as `OUT_OF_STOCK`. */
  declare readonly code: string | undefined;
  /** What every problem of this type is, in a few words for a person. */
  declare readonly title: string | undefined;
  /** What is particular to this one, in a sentence for a person. */
  declare readonly detail: string | undefined;
  /** A URI of this occurrence. */
  declare readonly instance: string | undefined;
  /** The faults of the request. Empty if there are none; see `fieldErrorsOf`. */
  declare readonly errors: readonly FieldError[];
  /** Every member of the body that RFC 9457 does not define, as the server sent it. Nothing checks the types. */
  declare readonly members: Readonly<Record<string, unknown>>;
  /** After how many seconds the request can be sent again, from `Retry-After`: a whole number from 0 to 2,147,483. */
  declare readonly retryAfter: number | undefined;
  /** The id for questions to the operator of the API: the header `X-Request-Id`, else the member `requestId`. */
  declare readonly requestId: string | undefined;
  /** The response. Its body has been read. Not enumerable, so that no log contains its header fields. */
  declare readonly response: ReceivedResponse;

  /**
   * Use `problemOf` or `problemOfBody`, which create it.
   *
   * @param body The body of the response: its text, or what a client parsed.
   * @param cause The reason why there is no body.
   */
  constructor(body: unknown, response: ReceivedResponse, cause?: unknown) {
    const { status, headers } = response;
    let read: Readonly<Record<string, unknown>> = {};
    let reason = cause;
    try {
      const value: unknown = typeof body === 'string' ? JSON.parse(body || '{}') : body;
      // No array, and no Blob of a client that did not parse the body.
      if (Object.prototype.toString.call(value) === '[object Object]') read = { ...(value as object) };
    } catch (error) {
      reason = error;
    }
    const { type, title, status: _status, detail, instance, ...members } = read;
    const words = text(detail) ?? text(title);
    super(`HTTP ${status}${words ? `: ${words}` : ''}`, reason === undefined ? undefined : { cause: reason });
    Object.assign(this, {
      status,
      type: text(type) ?? 'about:blank',
      code: text(members['code']),
      title: text(title),
      detail: text(detail),
      instance: text(instance),
      errors: fieldErrors(members['errors']),
      members,
      retryAfter: parseRetryAfter(headers.get('retry-after'), headers.get('date')),
      requestId: headers.get('x-request-id') ?? text(members['requestId']),
    });
    Object.defineProperty(this, 'response', { value: response });
  }

  override get name(): string {
    return 'ProblemError';
  }

  /** @internal */
  get [brand](): true {
    return true;
  }
}

/** Whether a value is a {@link ProblemError} of any copy or version of this package. */
export function isProblemError(value: unknown): value is ProblemError {
  return (value as { readonly [brand]?: unknown } | null | undefined)?.[brand] === true;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The items with a detail; of each item the members that are text. */
function fieldErrors(errors: unknown): readonly FieldError[] {
  return (Array.isArray(errors) ? (errors as ({ readonly detail?: unknown } | null)[]) : [])
    .filter((item) => typeof item?.detail === 'string')
    .map((item) => Object.fromEntries(Object.entries(item!).filter(([, value]) => typeof value === 'string'))) as never;
}
