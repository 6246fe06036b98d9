import { isDefaultMessage } from '../catalogue/default-message.js';
import { isErrorStatus } from '../catalogue/look-up.js';
import { type HttpError, isHttpError } from '../errors/http-error.js';
import { callOption } from '../call-option.js';
import { copyHeaders } from '../headers.js';
import type { ExtensionsOption, Mapper } from '../options.js';
import { isPlainObject } from '../plain-object.js';
import { hidePollution } from '../pollution.js';
import { copyExtensions, createExtensionBudget } from '../problem/extensions.js';
import { countFieldErrors, maxFieldErrors, parseFirstFieldErrors } from '../problem/field-errors.js';
import { canHaveTitle, type ExposedError, memberNames, members } from '../problem/members.js';
import { type Classification, type Classifier, policy, type ThrownObject } from './policy.js';

/** The options that decide what is exposed. */
export interface NormalizeOptions<Request> {
  readonly extensions?: ExtensionsOption<Request> | undefined;
  readonly map?: Mapper<Request> | readonly Mapper<Request>[] | undefined;
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
export function createNormalizer<Request>(
  { extensions, map = [], maxErrors = 100, includeStack = false }: NormalizeOptions<Request>,
  classifiers: readonly Classifier[] = [],
): (thrown: unknown, exchange: Exchange<Request>, warnings: Error[]) => ExposedError {
  if (!(maxErrors >= 0 && maxErrors <= maxFieldErrors)) {
    throw new TypeError(`maxErrors must be a number from 0 to ${maxFieldErrors}`);
  }
  const mappers = typeof map === 'function' ? [map] : [...map];
  const allClassifiers = [...classifiers, ...policy];

  return (thrown, exchange, warnings) => {
    const { request } = exchange;
    const mapped = applyMappers(mappers, thrown, request, warnings) ?? thrown;
    const added = extensions && callOption('extensions', () => extensions(thrown, request), parseAdded, warnings);
    const exposed = copyExposed(classify(allClassifiers, mapped, exchange), added, maxErrors, warnings);
    // A property of `Object.prototype` must not become a member.
    return hidePollution(includeStack ? { ...exposed, ...stackOf(thrown) } : exposed);
  };
}

/** The exchange in which a value was thrown. */
export interface Exchange<Request> {
  /** The request, as the framework has it. */
  readonly request: Request;
  /** The status that the handler had set on the response. */
  readonly status: number | undefined;
}

/** The `HttpError` of the first mapper that returns one. A mapper that fails is reported, and the next one is called. */
function applyMappers<Request>(
  mappers: readonly Mapper<Request>[],
  thrown: unknown,
  request: Request,
  warnings: Error[],
): HttpError | undefined {
  for (const map of mappers) {
    const error = callOption('map', () => map(thrown, request), parseMapped, warnings);
    if (error !== undefined) return error;
  }
  return undefined;
}

function parseMapped(result: unknown): HttpError | undefined {
  if (isHttpError(result)) return result;
  if (result === undefined || result === null) return undefined;
  throw new TypeError('map must return an HttpError or nothing');
}

function parseAdded(result: unknown): object | undefined {
  if (result === undefined || result === null) return undefined;
  if (isPlainObject(result)) return result;
  throw new TypeError('extensions must return a plain object or nothing');
}

/**
 * Express keeps a status of 4xx or 5xx that the handler had set before it threw an error without one
 * (`response.status(404)`), so this does too.
 */
function classify(
  classifiers: readonly Classifier[],
  thrown: unknown,
  { request, status }: Exchange<unknown>,
): Classification {
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

/**
 * Checks and copies what a classification exposes. A value that is wrong or can't be read is omitted, with a warning.
 *
 * @param added The members that the application adds to every problem. Those of the error itself win.
 */
function copyExposed(
  classification: Classification,
  added: object | undefined,
  maxErrors: number,
  warnings: Error[],
): ExposedError {
  const given = hidePollution(classification);
  const { status } = given;
  for (const text of given.warnings ?? []) warnings.push(new Error(text));
  if (!isErrorStatus(status)) return copyExposed({ status: 500 }, added, maxErrors, warnings);
  const exposed: Record<string, unknown> = { status };
  for (const name of memberNames) {
    const value = given[name];
    if (value === undefined || (name === 'detail' && isDefaultMessage(status, value))) continue;
    try {
      if (name === 'errors') Object.assign(exposed, parseFirstFieldErrors(value, maxErrors));
      else if (name === 'errorCount') Object.assign(exposed, countFieldErrors(members[name](value, name), exposed));
      else exposed[name] = members[name](value, name);
    } catch (cause) {
      warnings.push(new TypeError(`The member '${name}' of the error is omitted`, { cause }));
    }
  }
  if (Object.hasOwn(exposed, 'title') && !(Object.hasOwn(exposed, 'type') && canHaveTitle(exposed['type']))) {
    delete exposed['title'];
    warnings.push(
      new TypeError(
        "The member 'title' of the error is omitted: it needs a type. Give the error a type, or add its class to a problemRegistry",
      ),
    );
  }
  if (typeof given.report === 'boolean') exposed['report'] = given.report;
  exposed['headers'] = copyHeaders(given.headers, warnings);
  const budget = createExtensionBudget();
  const own = copyExtensions(given.extensions, budget, warnings);
  exposed['extensions'] = own;
  if (added !== undefined) {
    const others = copyExtensions(added, budget, warnings, 'instance');
    exposed['extensions'] = { ...own, ...others, ...own };
    if (!Object.hasOwn(exposed, 'instance')) exposed['instance'] = copyInstance(added, warnings);
  }
  return exposed as unknown as ExposedError;
}

function copyInstance(added: object, warnings: Error[]): string | undefined {
  try {
    const { instance } = hidePollution(added as { readonly instance?: unknown });
    return instance === undefined ? undefined : members.instance(instance, 'instance');
  } catch (cause) {
    warnings.push(new TypeError("The member 'instance' that the option 'extensions' gives is omitted", { cause }));
    return undefined;
  }
}

function stackOf(thrown: unknown): Pick<ExposedError, 'stack'> {
  try {
    return { stack: members.stack((thrown as Error).stack, 'stack') };
  } catch {
    return {};
  }
}
