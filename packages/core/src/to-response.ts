import { responseHeaders, type WrittenHeaders } from './headers.js';
import { defaultMessage, type HttpError, isHttpError } from './http-error.js';
import { checkedCatalogue, lookUp, nameOf } from './look-up.js';
import { checkOptions, type Mapper, type ResponseOptions } from './options.js';
import { type Problem, serialise } from './problem.js';
import { type Fault, type Recogniser, recogniserOf } from './recognise.js';

/** What an adapter writes. */
export interface ErrorResponse {
  /** 400–599. */
  readonly status: number;
  /** All header fields of the answer; an array is one field for each item. */
  readonly headers: Readonly<WrittenHeaders>;
  /** The problem as JSON text, to be sent as UTF-8. */
  readonly body: string;
  /** What went wrong while this answer was made, to be reported: a header that can't be written, a `map` that threw. */
  readonly warnings: Error[];
}

/**
 * Reads the options, once, and makes the function that turns whatever was thrown into the response to it. That function
 * is pure and synchronous and never throws, whatever it is given.
 *
 * @param recognisers What an adapter knows of its framework's errors; they are asked before the core's policy.
 * @throws {TypeError} that names the option that is not what it should be.
 */
export function createResponder(
  options: ResponseOptions = {},
  recognisers: readonly Recogniser[] = [],
): (thrown: unknown) => ErrorResponse {
  checkOptions(options);
  const { contact, includeStack = false, map = [], maxErrors = 100 } = options;
  if (!(maxErrors >= 0)) throw new TypeError('maxErrors must be a number that is not negative');
  const mappers = typeof map === 'function' ? [map] : [...map];
  const catalogue = options.catalogue === undefined ? undefined : checkedCatalogue(options.catalogue);
  const typeBase = options.typeBaseUrl === undefined ? undefined : checkedBaseUrl(options.typeBaseUrl);
  const recognise = recogniserOf(recognisers);

  return (thrown) => {
    const warnings: Error[] = [];
    const fault = recognise(mapped(mappers, thrown, warnings) ?? thrown);
    const { status, instance, code } = fault;
    const { name: title, description } = lookUp(status, catalogue, contact);
    const type = typeOf(fault, typeBase);
    const detail = saidBy(fault) ?? description;
    const stack = includeStack ? stackOf(thrown) : undefined;
    const problem = { type, title, status, detail, instance, code, ...listed(fault, maxErrors), stack };
    const body = serialise(problem, fault.extensions, warnings);
    return { status, headers: responseHeaders(fault.headers, body, warnings), body, warnings };
  };
}

/** What the thrower said. A message that only repeats the name of the status, as libraries fill it in, says nothing. */
function saidBy({ status, detail }: Fault): string | undefined {
  if (detail === undefined || detail === defaultMessage(status)) return undefined;
  const name = nameOf(status);
  return detail.length === name?.length && detail.toLowerCase() === name.toLowerCase() ? undefined : detail;
}

function typeOf({ type, status }: Fault, base: string | undefined): string {
  if (base === undefined) return type ?? 'about:blank';
  return type === undefined ? `${base}${status}` : URL.canParse(type, base) ? new URL(type, base).href : type;
}

/** The members that list what is wrong with a request. */
function listed({ errors }: Fault, max: number): Pick<Problem, 'errors' | 'errorCount'> {
  return errors === undefined || errors.length <= max
    ? { errors }
    : { errors: errors.slice(0, max), errorCount: errors.length };
}

/** What the first mapper that knows a thrown value makes of it. One that fails is reported, and the next is asked. */
function mapped(mappers: readonly Mapper[], thrown: unknown, warnings: Error[]): HttpError | undefined {
  for (const map of mappers) {
    try {
      const error: unknown = map(thrown);
      if (isHttpError(error)) return error;
      if (error instanceof Promise) error.catch(() => {});
      if (error !== undefined && error !== null)
        warnings.push(new TypeError('map must return an HttpError or nothing'));
    } catch (cause) {
      warnings.push(new Error('map threw', { cause }));
    }
  }
  return undefined;
}

function stackOf(thrown: unknown): string | undefined {
  try {
    const stack: unknown = (thrown as Error).stack;
    return typeof stack === 'string' ? stack : undefined;
  } catch {
    return undefined;
  }
}

function checkedBaseUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(`typeBaseUrl must be an absolute http(s) URL, not ${JSON.stringify(value)}`);
  }
  return /[/#=]$/.test(url.href) ? url.href : `${url.href}/`;
}
