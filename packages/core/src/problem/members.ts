import { isErrorStatus } from '../catalogue/look-up.js';
import { parseErrorCount, parseFieldErrors } from './field-errors.js';
import { type Parser, sentence, text, uriReference } from './text.js';

const codeText = text(200);

/**
 * The members of a problem (RFC 9457, section 3), in the order of the body: how each is checked and copied. A row that is
 * added here is an option of every error, a property of `HttpError`, and a member of every problem whose error has it.
 */
export const members = {
  /** A URI that identifies the problem type, at most 2,000 characters; `about:blank` by default (RFC 9457, section 3.1.1). */
  type: uriReference(2000),
  /** The title of the problem type, at most 1,000 characters; by default the catalogue's name of the status. Needs a `type`. */
  title: text(1000),
  /** The status of the response. */
  status: (value: unknown, name: string): number => {
    if (isErrorStatus(value)) return value;
    throw new TypeError(`${name} must be a whole number from 400 to 599`);
  },
  /** The exposed message, cut after 10,000 characters; by default the catalogue's description of the status. */
  detail: sentence(10_000),
  /** A URI that identifies this occurrence of the problem, at most 2,000 characters (RFC 9457, section 3.1.5). */
  instance: uriReference(2000),
  /** A stable machine-readable name of the problem, such as `OUT_OF_STOCK`, at most 200 characters. */
  code: (value: unknown, name: string): string => codeText(typeof value === 'number' ? String(value) : value, name),
  /** The faults of the request, one by one: at most 100,000 characters of JSON. */
  errors: parseFieldErrors,
  /** The number of all faults, if `errors` does not list them all; at least the number of those that it lists. */
  errorCount: parseErrorCount,
  /** The stack trace, cut after 20,000 characters; only with the option `includeStack`. */
  stack: sentence(20_000),
} as const satisfies Record<string, Parser<unknown>>;

type Members = { readonly [Name in keyof typeof members]?: ReturnType<(typeof members)[Name]> | undefined };

/** Members that are not options of an error: its constructor or the options of the application give them. */
const otherMembers = ['status', 'detail', 'stack'] as const satisfies (keyof Members)[];

/** The members that an error gives by an option and a property of the same name. */
export type ErrorMembers = Omit<Members, (typeof otherMembers)[number]>;

/** The names of all members, in the order of the body. */
export const memberNames = Object.keys(members) as (keyof Members)[];

/**
 * The members that have a value, in the order of the body.
 *
 * @param chosen Values that are sent instead of those of the error.
 */
export function orderMembers(
  error: { readonly [Name in keyof Members]?: unknown },
  chosen: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const ordered: Record<string, unknown> = {};
  for (const name of memberNames) {
    // Not by a spread, which is slow for an object whose properties were added one by one.
    const value = Object.hasOwn(chosen, name) ? chosen[name] : error[name];
    if (value !== undefined) ordered[name] = value;
  }
  return ordered;
}

/** The names of the members that are options of an error. */
export const errorMemberNames = memberNames.filter(
  (name): name is keyof ErrorMembers => !(otherMembers as readonly string[]).includes(name),
);

/**
 * What a client may see of a thrown value: the members that it gives, its header fields and its extension members. All of
 * it is checked, and shares nothing with the thrown value.
 */
export interface ExposedError extends Members {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | string[]>> | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
  /** Whether the error is reported, if it differs from the default. */
  readonly report?: boolean | undefined;
}

/** The document that the client reads (RFC 9457, section 3). Extension members follow these. */
export interface Problem extends Members {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}

/**
 * Whether a problem type has a title of its own. That of `about:blank` is the name of the status (RFC 9457, section 4.2.1).
 */
export function canHaveTitle(type: unknown): boolean {
  return type !== undefined && type !== 'about:blank';
}
