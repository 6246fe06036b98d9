import { nameOf } from './look-up.js';

/** The message of an `HttpError` that is made without one. */
export function defaultMessage(status: number): string {
  return `HTTP ${String(status)}`;
}

/** Other names of a status that libraries fill in: those of RFC 2616 and RFC 9110, and those of Nest. */
const otherNames: Readonly<Record<number, readonly string[]>> = {
  413: ['Request Entity Too Large', 'Content Too Large'],
  414: ['Request-URI Too Large', 'Request-URI Too Long'],
  416: ['Requested Range Not Satisfiable'],
  421: ['Misdirected'],
  422: ['Unprocessable Content'],
};

/**
 * Whether a message only repeats the name of the status, as libraries fill it in: in any capitalization and hyphenation,
 * and also after the name of a class, such as `ThrottlerException: Too Many Requests`. The catalogue's description is better.
 */
export function isDefaultMessage(status: number, message: unknown): boolean {
  if (typeof message !== 'string' || message.length >= 100) return false;
  if (message === defaultMessage(status)) return true;
  const text = message.includes(': ') ? message.replace(/^\w+(?:Error|Exception): /, '') : message;
  const initial = text.charAt(0).toLowerCase();
  return [nameOf(status) ?? '', ...(otherNames[status] ?? [])].some(
    (name) => name !== '' && name.charAt(0).toLowerCase() === initial && lettersOf(name) === lettersOf(text),
  );
}

/** `Request Time-out` and `Request Timeout` are the same name. */
function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[\s'-]/g, '');
}
