import { isErrorStatus, nameOf } from '../catalogue/look-up.js';
import { defaultMessage, type HttpError, isHttpError } from '../errors/http-error.js';
import { copyHeaders } from '../headers.js';
import type { Mapper } from '../options.js';
import { hidePollution } from '../pollution.js';
import { copyExtensions } from '../problem/extensions.js';
import { parseFirstFieldErrors } from '../problem/field-errors.js';
import { canHaveTitle, type ExposedError, memberNames, members } from '../problem/members.js';
import { type Classification, type Classifier, policy, type ThrownObject } from './policy.js';

/** The options that decide what is exposed. */
export interface NormalizeOptions {
  readonly map?: Mapper | readonly Mapper[] | undefined;
  readonly maxErrors?: number | undefined;
  readonly includeStack?: boolean | undefined;
}

/**
 * Reads the options once, and makes the boundary: the one function that touches a thrown value. It returns a record that is
 * checked and shares nothing with the thrown value, so everything after it can trust the record. It never throws.
 *
 * @param classifiers The classifiers of an adapter; they come before the policy of the core.
 * @throws {TypeError} that names the wrong option.
 */
export function createNormalizer(
  { map = [], maxErrors = 100, includeStack = false }: NormalizeOptions,
  classifiers: readonly Classifier[] = [],
): (thrown: unknown, exchange: Exchange, warnings: Error[]) => ExposedError {
  if (!(maxErrors >= 0)) throw new TypeError('maxErrors must be a number that is not negative');
  const mappers = typeof map === 'function' ? [map] : [...map];
  const allClassifiers = [...classifiers, ...policy];

  return (thrown, exchange, warnings) => {
    const mapped = applyMappers(mappers, thrown, warnings) ?? thrown;
    const exposed = copyExposed(classify(allClassifiers, mapped, exchange), maxErrors, warnings);
    return includeStack ? { ...exposed, ...stackOf(thrown) } : exposed;
  };
}

/** The exchange in which a value was thrown. */
export interface Exchange {
  /** The request, as the framework has it. */
  readonly request: unknown;
  /** The status that the handler had set on the response. */
  readonly status: number | undefined;
}

/** The `HttpError` of the first mapper that returns one. A mapper that fails is reported, and the next one is called. */
function applyMappers(mappers: readonly Mapper[], thrown: unknown, warnings: Error[]): HttpError | undefined {
  for (const map of mappers) {
    try {
      const error: unknown = map(thrown);
      if (isHttpError(error)) return error;
      if (error === undefined || error === null) continue;
      warnings.push(new TypeError('map must return an HttpError or nothing'));
      // The mapper may be async. Its promise may be of another realm, and reject.
      Promise.resolve(error).catch(() => {});
    } catch (cause) {
      warnings.push(new Error('map threw', { cause }));
    }
  }
  return undefined;
}

/**
 * Express keeps a status of 4xx or 5xx that the handler had set before it threw an error without one
 * (`response.status(404)`), so this does too.
 */
function classify(classifiers: readonly Classifier[], thrown: unknown, { request, status }: Exchange): Classification {
  if (typeof thrown !== 'object' || thrown === null) return { status };
  try {
    const readable = hidePollution(thrown as ThrownObject);
    for (const classifier of classifiers) {
      const classification = classifier(readable, request);
      if (classification !== undefined) return classification;
    }
  } catch {
    // A getter or a proxy threw: nothing of this object is exposed.
  }
  return { status };
}

/** Every property of an exposed error. Each is its own, so that a property of `Object.prototype` does not become a member. */
const nothingExposed = Object.fromEntries(
  [...memberNames, 'headers', 'extensions', 'report', 'warnings'].map((name) => [name, undefined]),
) as Partial<ExposedError>;

/** Checks and copies what a classification exposes. A value that is wrong or can't be read is omitted, with a warning. */
function copyExposed(classification: Classification, maxErrors: number, warnings: Error[]): ExposedError {
  const given: Classification = { ...nothingExposed, ...classification };
  const { status } = given;
  for (const text of given.warnings ?? []) warnings.push(new Error(text));
  if (!isErrorStatus(status)) return { ...nothingExposed, status: 500 };
  const exposed: Record<string, unknown> = { ...nothingExposed, status };
  for (const name of memberNames) {
    const value = given[name];
    if (value === undefined || (name === 'detail' && isDefaultMessage(status, value))) continue;
    try {
      if (name === 'errors') Object.assign(exposed, parseFirstFieldErrors(value, maxErrors));
      else exposed[name] = members[name](value, name);
    } catch (cause) {
      warnings.push(new TypeError(`The member '${name}' of the error is omitted`, { cause }));
    }
  }
  if (exposed['title'] !== undefined && !canHaveTitle(exposed['type'])) {
    exposed['title'] = undefined;
    warnings.push(new TypeError("The member 'title' of the error is omitted: it needs a type"));
  }
  if (typeof given.report === 'boolean') exposed['report'] = given.report;
  exposed['headers'] = copyHeaders(given.headers, warnings);
  exposed['extensions'] = copyExtensions(given.extensions, warnings);
  return exposed as unknown as ExposedError;
}

/** Whether a message only repeats the name of the status, as libraries fill it in. The catalogue's description is better. */
function isDefaultMessage(status: number, message: unknown): boolean {
  return (
    typeof message === 'string' &&
    message.length < 100 &&
    (message === defaultMessage(status) || message.toLowerCase() === nameOf(status)?.toLowerCase())
  );
}

function stackOf(thrown: unknown): Pick<ExposedError, 'stack'> {
  try {
    return { stack: members.stack((thrown as Error).stack, 'stack') };
  } catch {
    return {};
  }
}
