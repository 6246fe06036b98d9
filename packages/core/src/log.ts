import { describeError, escapeCharacter } from './describe-error.js';
import type { ErrorDetails } from './options.js';
import { members } from './problem/members.js';

/** A line of a log, or several with a stack trace. */
export interface LogEntry {
  /** `error` for a 5xx and for a response that was not written, `warn` for others. */
  readonly level: 'error' | 'warn';
  readonly text: string;
}

/**
 * Describes a report for a log: an `error` with the stack trace and the causes ({@link describeError}), a `warn` in one
 * line. The context comes first, then the status, then the extension members that are text, numbers or booleans, such as
 * the id of the request. Control characters are escaped, so that a client can't forge a line. Never throws.
 *
 * @param context What failed, such as `GET /books`. It may hold text of the client; at most 2,000 characters are used.
 * @param details What `onError` gets. Without them, it is an `error`.
 */
export function describeReport(context: string, error: unknown, details?: ErrorDetails): LogEntry {
  const level = details === undefined || details.status >= 500 || !details.written ? 'error' : 'warn';
  const description = describeError(error);
  const response = details === undefined ? '' : ` ${details.status}${membersOf(details)}`;
  const warnings = (details?.warnings ?? []).map((warning) => {
    const lines = withoutStack(describeError(warning)).replaceAll('\n', '\n  ');
    return `\n  [warning]: ${lines}`;
  });
  const text = (level === 'error' ? description : withoutStack(description)) + warnings.join('');
  return { level, text: `${escapeLine(context.slice(0, maxContext))}${response}: ${text}` };
}

/**
 * Logs a report to standard error, as {@link describeReport} describes it. Never throws.
 *
 * @param context What failed, such as `GET /books`.
 */
export function logError(context: string, error: unknown, details?: ErrorDetails): void {
  const { level, text } = describeReport(context, error, details);
  try {
    // With a format: a `%` in the path of a request must not become one.
    console[level]('%s', `faultline: ${text}`);
  } catch {
    // The console is replaced, or standard error is closed.
  }
}

/** The longest context that is logged, in characters. */
const maxContext = 2000;

/** How many extension members are logged, and the longest text of one, in characters. */
const maxMembers = 10;
const maxMember = 200;

/** The extension members of a problem, and `instance`, for a line of a log. Objects are omitted, and so are long texts. */
function membersOf({ problem }: ErrorDetails): string {
  return Object.entries(problem)
    .filter(([name]) => name === 'instance' || !Object.hasOwn(members, name))
    .filter(([name, value]) => isShort(name) && isShort(value))
    .slice(0, maxMembers)
    .map(([name, value]) => ` ${escapeLine(name)}=${escapeLine(JSON.stringify(value))}`)
    .join('');
}

function isShort(value: unknown): boolean {
  return typeof value === 'string'
    ? value.length <= maxMember
    : typeof value === 'number' || typeof value === 'boolean';
}

/** Escapes line breaks and other control characters. */
function escapeLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, escapeCharacter);
}

/** The name and the message, and the same of the cause: a description without the lines of stack traces and properties. */
function withoutStack(description: string): string {
  const lines = description.split('\n');
  return [lines[0], ...lines.filter((line) => line.startsWith('  [cause]: '))].join('\n');
}
