import { isErrorStatus } from '../catalogue/look-up.js';
import { HttpError, isHttpError } from '../errors/http-error.js';
import { isObject } from '../plain-object.js';
import { declaredDetailOf } from '../problem/declared-detail.js';
import { errorMemberNames, type members } from '../problem/members.js';
import { bodyParserDetail, isBodyParserType, malformedJsonDetail } from './body-parser.js';
import { findHttpMessage, findReceivedHeaders } from './other-exchange.js';

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
  /** Whether the error is reported; by default if the status is 5xx. */
  readonly report?: unknown;
  /** Texts that name what is masked or omitted, and the reason. They are reported as warnings. */
  readonly warnings?: readonly string[] | undefined;
}

/**
 * Recognizes one kind of thrown object, and decides what a client may see of it. Returns `undefined` for other objects. If
 * it throws, the client gets a 500 that exposes nothing.
 *
 * @param current The request that gets the error response.
 */
export type Classifier = (thrown: ThrownObject, current: unknown) => Classification | undefined;

/**
 * The policy: what a client may see of a thrown object. The first classifier that recognizes the object decides. Each
 * reads a property once, because a getter may return something else the next time.
 */
export const policy: readonly Classifier[] = [
  /** Our own errors: all that they are made of, but the message only if it is exposed. */
  (thrown) => {
    if (!isHttpError(thrown)) return undefined;
    const { status, expose, message, headers, extensions, report } = thrown as unknown as ThrownObject;
    if (!isErrorStatus(status)) return thrown instanceof HttpError ? wrongStatus : undefined;
    const detail = declaredDetailOf(thrown, status, message) ?? exposedMessage(expose, message);
    const exposed: Record<string, unknown> = { status, detail, headers, extensions, report };
    for (const name of errorMemberNames) exposed[name] = (thrown as unknown as ThrownObject)[name];
    return exposed as never;
  },

  /** Errors of `body-parser` and `raw-body`: status and headers. Their message can quote the body, so it is replaced. */
  (thrown) => {
    const { type, status, expose, message, limit, headers } = thrown;
    if (!isBodyParserType(type) || typeof expose !== 'boolean' || !isErrorStatus(status)) return undefined;
    return { status, detail: bodyParserDetail(type, message, limit), headers };
  },

  /** Errors of Fastify itself: status and headers. */
  (thrown) => {
    const { code, statusCode: status, headers } = thrown;
    if (typeof code !== 'string' || !code.startsWith('FST_') || !isErrorStatus(status)) return undefined;
    const isMalformed = /^FST_ERR_CTP_(?:INVALID|EMPTY)_JSON_BODY$/.test(code);
    return { status, detail: isMalformed ? malformedJsonDetail() : undefined, headers };
  },

  /** Errors with a status that carry another HTTP exchange (axios, got, SDKs): nothing, the status is another server's. */
  (thrown, current) => {
    const { status, statusCode, isBoom } = thrown;
    if (!isErrorStatus(status) && !isErrorStatus(statusCode) && isBoom !== true) return undefined;
    // The header fields of an error that `http-errors` made are those that the application gave it.
    const headers = isStatusClass(thrown) ? undefined : findReceivedHeaders(thrown);
    const property = headers ?? findHttpMessage(thrown, current);
    return property === undefined ? undefined : { status: 500, warnings: [maskedStatus(property)] };
  },

  /**
   * Errors in the shape of `http-errors`: status; if `http-errors` made them, also headers, and the message if `expose` is
   * `true`. `createError(status, error)` changes an error that it is given, so the message and the headers are another's.
   */
  (thrown) => {
    const { status, statusCode, expose, message, headers } = thrown;
    if (!isErrorStatus(status) || statusCode !== status || typeof expose !== 'boolean') return undefined;
    const isGiven = statusShape.every((name) => Object.hasOwn(thrown, name)) && !isStatusClass(thrown);
    return isGiven ? { status } : { status, detail: exposedMessage(expose, message), headers };
  },

  /** Errors of `@hapi/boom`: status; if Boom made them, also the headers of the output, and the message of a 4xx. */
  (thrown) => {
    const { isBoom, output, message } = thrown;
    if (isBoom !== true || !isObject(output)) return undefined;
    const { statusCode: status, headers } = output;
    if (!isErrorStatus(status)) return undefined;
    // Boom marks each error that it makes with the function that was called. `boomify(error)` changes the given error.
    const isMade = Object.hasOwn(thrown, 'typeof');
    return isMade ? { status, detail: exposedMessage(status < 500, message), headers } : { status };
  },

  /** Errors with a status, Express's convention: status and headers, and the message only if `expose` is `true`. */
  (thrown) => {
    const { status, statusCode, expose, message, headers } = thrown;
    const own = isErrorStatus(status) ? status : statusCode;
    return isErrorStatus(own) ? { status: own, detail: exposedMessage(expose, message), headers } : undefined;
  },
];

/** An application that moves to our classes may keep a property `status` of its own, such as JSend's `'fail'`. */
const wrongStatus: Classification = {
  status: 500,
  warnings: ["The property 'status' of the HttpError was replaced: it must be a whole number from 400 to 599"],
};

function maskedStatus(property: string): string {
  return `The status of the error is masked, because its property '${property}' belongs to another HTTP exchange. To send a status, use the option 'map'`;
}

function exposedMessage(expose: unknown, message: unknown): string | undefined {
  return expose === true && typeof message === 'string' && message !== '' ? message : undefined;
}

/** Whether `http-errors` made an error: its classes have the status on the prototype. */
function isStatusClass(thrown: ThrownObject): boolean {
  const prototype: unknown = Object.getPrototypeOf(thrown);
  return isObject(prototype) && statusShape.every((name) => Object.hasOwn(prototype, name));
}

const statusShape = ['status', 'statusCode', 'expose'];
