import { isHttpError } from './errors/http-error.js';
import { isHttpMessage } from './normalize/other-exchange.js';
import { copyJson } from './problem/copy-json.js';

/** The longest stack trace that is described, in characters. */
const maxStack = 20_000;

/** The longest text of a property, in characters. */
const maxText = 1000;

/** How many properties of an error are described. */
const maxProperties = 20;

/** How many errors are described together: an error, its causes, and the errors of an `AggregateError`. */
const maxErrors = 20;

/**
 * Describes a thrown value for a log: the stack trace, the properties that are text, numbers or booleans, the `data` of an
 * `HttpError` or of Boom, and the causes. Objects are omitted: the errors of HTTP clients hold requests with credentials. Control
 * characters are escaped. Never throws.
 */
export function describeError(error: unknown): string {
  return escapeControls(describe(error, new Set()));
}

/** Escapes control characters, which can change a terminal; line breaks and tabs stay. */
function escapeControls(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, escapeCharacter);
}

/** Escapes a character for one line of a log. */
export function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function describe(error: unknown, described: Set<object>): string {
  if (typeof error !== 'object' || error === null) return cut(attempt(() => String(error)) ?? typeof error, maxText);
  if (described.has(error) || described.size >= maxErrors) return '…';
  described.add(error);
  const inner = innerErrors(error).map(([name, each]) => `[${name}]: ${describe(each, described)}`);
  return [stackOf(error), ...[...propertiesOf(error), ...inner].map(indent)].join('\n');
}

function indent(lines: string): string {
  return `  ${lines.replaceAll('\n', '\n  ')}`;
}

/** V8 writes the stack when it is read first. A getter, or `Error.prepareStackTrace` of the application, may throw then. */
function stackOf(error: object): string {
  const { stack, name, message } = readable(error, ['stack', 'name', 'message']);
  if (typeof stack === 'string' && stack !== '') return cut(stack, maxStack);
  if (typeof message === 'string') return cut(`${typeof name === 'string' ? name : 'Error'}: ${message}`, maxText);
  return attempt(() => Object.prototype.toString.call(error)) ?? '[object]';
}

const describedElsewhere = new Set(['stack', 'name', 'message', 'cause', 'errors']);

/** The keys of a whole list of a million items take a second. */
function keysOf(error: object): string[] {
  const isList = Array.isArray(error) || ArrayBuffer.isView(error);
  return Object.keys(isList ? (Array.prototype.slice.call(error, 0, maxProperties) as unknown[]) : error);
}

function propertiesOf(error: object): string[] {
  const names = attempt(() => keysOf(error)) ?? [];
  const properties = readable(error, names.filter((name) => !describedElsewhere.has(name)).slice(0, maxProperties));
  const lines = Object.entries(properties).flatMap(([name, value]) => {
    if (typeof value === 'string') return [`${name}: ${JSON.stringify(cut(value, maxText))}`];
    return typeof value === 'number' || typeof value === 'boolean' ? [`${name}: ${value}`] : [];
  });
  const data = dataOf(error);
  if (data !== undefined && !(data instanceof Error)) {
    lines.push(`data: ${attempt(() => withoutExchanges(data)) ?? "can't be written as JSON"}`);
  }
  return lines;
}

/** The option of an `HttpError`, and what Boom calls so. */
function dataOf(error: object): unknown {
  const { data, isBoom } = readable(error, ['data', 'isBoom']);
  return isHttpError(error) || isBoom === true ? (data ?? undefined) : undefined; // Boom's default is null
}

/** Writes data as JSON without the requests and responses of HTTP clients, which hold credentials. */
function withoutExchanges(data: unknown): string {
  const copy = copyJson(data, { characters: maxStack });
  return JSON.stringify(copy, (name, value: unknown) =>
    name === 'headers' || isHttpMessage(value) ? '[omitted]' : value,
  );
}

function innerErrors(error: object): [name: string, error: unknown][] {
  const { cause, errors } = readable(error, ['cause', 'errors']);
  const data = dataOf(error);
  const list = attempt(() => (Array.isArray(errors) ? errors.slice(0, maxErrors) : [])) ?? [];
  const inner: [string, unknown][] = list.map((item) => ['errors', item]);
  if (data instanceof Error) inner.unshift(['data', data]);
  return cause === undefined ? inner : [['cause', cause], ...inner];
}

/** The properties that can be read. */
function readable(object: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name) => [name, attempt(() => (object as Readonly<Record<string, unknown>>)[name])]),
  );
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined; // a getter, a proxy or a method that throws
  }
}

function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max)}…`;
}
