import { isErrorStatus, nameOf } from '../catalogue/look-up.js';
import { defaultMessage, type HttpError, isHttpError } from '../errors/http-error.js';
import { copyHeaders } from '../headers.js';
import type { Mapper } from '../options.js';
import { copyExtensions } from '../problem/extensions.js';
import { parseFirstFieldErrors } from '../problem/field-errors.js';
import { canHaveTitle, errorMemberNames, type ExposedError, memberNames, members } from '../problem/members.js';
import { bodyParserDetail, isBodyParserType, malformedJsonDetail } from './body-parser.js';

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
): (thrown: unknown, warnings: Error[]) => ExposedError {
  if (!(maxErrors >= 0)) throw new TypeError('maxErrors must be a number that is not negative');
  const mappers = typeof map === 'function' ? [map] : [...map];
  const allClassifiers = [...classifiers, ...policy];

  return (thrown, warnings) => {
    const mapped = applyMappers(mappers, thrown, warnings) ?? thrown;
    const exposed = copyExposed(classify(allClassifiers, mapped), maxErrors, warnings);
    return includeStack ? { ...exposed, ...stackOf(thrown) } : exposed;
  };
}

/** The `HttpError` of the first mapper that returns one. A mapper that fails is reported, and the next one is called. */
function applyMappers(mappers: readonly Mapper[], thrown: unknown, warnings: Error[]): HttpError | undefined {
  for (const map of mappers) {
    try {
      const error: unknown = map(thrown);
      if (isHttpError(error)) return error;
      if (error instanceof Promise) error.catch(() => {});
      if (error !== undefined && error !== null) {
        warnings.push(new TypeError('map must return an HttpError or nothing'));
      }
    } catch (cause) {
      warnings.push(new Error('map threw', { cause }));
    }
  }
  return undefined;
}

function classify(classifiers: readonly Classifier[], thrown: unknown): Classification {
  if (typeof thrown !== 'object' || thrown === null) return unexpected;
  try {
    for (const classifier of classifiers) {
      const classification = classifier(thrown as ThrownObject);
      if (classification !== undefined) return classification;
    }
  } catch {
    // A getter or a proxy threw: nothing of this object is exposed.
  }
  return unexpected;
}

/** Checks and copies what a classification exposes. A value that is wrong or can't be read is omitted, with a warning. */
function copyExposed(classification: Classification, maxErrors: number, warnings: Error[]): ExposedError {
  const { status, headers, extensions } = classification;
  if (!isErrorStatus(status)) return { status: 500 };
  const exposed: Record<string, unknown> = { status };
  for (const name of memberNames) {
    const value = classification[name];
    if (value === undefined || (name === 'detail' && isDefaultMessage(status, value))) continue;
    try {
      if (name === 'errors') Object.assign(exposed, parseFirstFieldErrors(value, maxErrors));
      else exposed[name] = members[name](value, name);
    } catch (cause) {
      warnings.push(new TypeError(`The member '${name}' of the error is omitted`, { cause }));
    }
  }
  if (exposed['title'] !== undefined && !canHaveTitle(exposed['type'])) {
    delete exposed['title'];
    warnings.push(new TypeError("The member 'title' of the error is omitted: it needs a type"));
  }
  exposed['headers'] = copyHeaders(headers, warnings);
  exposed['extensions'] = copyExtensions(extensions, warnings);
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

// The policy

/** A thrown object. Each property may be anything, and to read it may throw. */
export type ThrownObject = Readonly<Record<PropertyKey, unknown>>;

/**
 * What a classifier exposes of a thrown object. The values need no check: `normalize` checks and copies them, and omits
 * those that are wrong.
 */
export interface Classification extends Readonly<Partial<Record<keyof typeof members, unknown>>> {
  /** The status of the response; a value that is not from 400 to 599 becomes a 500 that exposes nothing. */
  readonly status: unknown;
  /** The message, if the client may see it; by default the catalogue's description. */
  readonly detail?: unknown;
  /** Header fields of the response. */
  readonly headers?: unknown;
  /** Extension members of the problem. */
  readonly extensions?: unknown;
}

/**
 * Recognizes one kind of thrown object, and decides what a client may see of it. Returns `undefined` for other objects. If
 * it throws, the client gets a 500 that exposes nothing.
 */
export type Classifier = (thrown: ThrownObject) => Classification | undefined;

/** The classification of a thrown value that no classifier recognizes. */
const unexpected: Classification = { status: 500 };

/**
 * The policy: what a client may see of a thrown object. The first classifier that recognizes the object decides. Each
 * reads a property once, because a getter may return something else the next time.
 */
const policy: readonly Classifier[] = [
  /** Our own errors: all that they are made of, but the message only if it is exposed. */
  (thrown) => {
    if (!isHttpError(thrown)) return undefined;
    const { status, expose, message, headers, extensions } = thrown as unknown as ThrownObject;
    if (!isErrorStatus(status)) return undefined;
    const exposed: Record<string, unknown> = { status, detail: exposedMessage(expose, message), headers, extensions };
    for (const name of errorMemberNames) exposed[name] = (thrown as unknown as ThrownObject)[name];
    return exposed as never;
  },

  /** Errors of `body-parser` and `raw-body`: status and headers. Their message can quote the body, so it is replaced. */
  (thrown) => {
    const { type, status, expose, message, limit, headers } = thrown;
    if (!isBodyParserType(type) || typeof expose !== 'boolean' || !isErrorStatus(status)) return undefined;
    return { status, detail: bodyParserDetail(type, message, limit), headers };
  },

  /** Errors in the shape of `http-errors`: status, headers, and the message if `expose` is `true`. */
  (thrown) => {
    const { status, statusCode, expose, message, headers, syscall } = thrown;
    if (!isErrorStatus(status) || statusCode !== status || typeof expose !== 'boolean') return undefined;
    // `createError(error)` makes one of the error of an HTTP client.
    if (hasOneOf(clientProperties, thrown)) return unexpected;
    // `send` makes a 404 of an error of the file system, whose message has the path.
    return { status, detail: syscall === undefined ? exposedMessage(expose, message) : undefined, headers };
  },

  /** Errors of `@hapi/boom`: status and headers of the output, and the message of a 4xx. */
  (thrown) => {
    const { isBoom, output, message } = thrown;
    if (isBoom !== true || typeof output !== 'object' || output === null) return undefined;
    const { statusCode: status, headers } = output as ThrownObject;
    return isErrorStatus(status) ? { status, detail: exposedMessage(status < 500, message), headers } : undefined;
  },

  /** Errors of Fastify itself: status and headers. */
  (thrown) => {
    const { code, statusCode: status, headers } = thrown;
    if (typeof code !== 'string' || !code.startsWith('FST_') || !isErrorStatus(status)) return undefined;
    const isMalformed = /^FST_ERR_CTP_(?:INVALID|EMPTY)_JSON_BODY$/.test(code);
    return { status, detail: isMalformed ? malformedJsonDetail() : undefined, headers };
  },

  /** Errors of another HTTP exchange (axios, undici, got, SDKs): nothing, because the status is another server's. */
  (thrown) =>
    hasOneOf(clientProperties, thrown) || hasOneOf(otherExchangeProperties, thrown) ? unexpected : undefined,

  /** Errors with a status, Express's convention: the status, and the message only if `expose` is `true`. */
  (thrown) => {
    const { status, statusCode, expose, message } = thrown;
    const own = isErrorStatus(status) ? status : statusCode;
    return isErrorStatus(own) ? { status: own, detail: exposedMessage(expose, message) } : undefined;
  },
];

/** Properties that HTTP clients put on their errors, and applications do not put on errors for their own clients. */
const clientProperties = ['config', 'request', 'response'];

/** Further properties of an error with a status that may come from another exchange than the one that is answered. */
const otherExchangeProperties = [
  '$metadata',
  '$response',
  'body',
  'headers',
  'meta',
  'options',
  'raw',
  'requestId',
  'requestID',
  'request_id',
  'responseBody',
  'responseHeaders',
];

function hasOneOf(properties: readonly string[], thrown: ThrownObject): boolean {
  return properties.some((name) => thrown[name] !== undefined);
}

function exposedMessage(expose: unknown, message: unknown): string | undefined {
  return expose === true && typeof message === 'string' && message !== '' ? message : undefined;
}
