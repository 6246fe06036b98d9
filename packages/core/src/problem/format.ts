import { callOption } from '../call-option.js';
import { isObject } from '../plain-object.js';
import type { Problem } from './members.js';

/** Gives the body of error responses another shape than RFC 9457's. Status, header fields and masking stay the same. */
export interface FormatOption<Request> {
  /** The `Content-Type` of the body, such as `application/vnd.api+json`. */
  readonly mediaType: string;
  /**
   * Returns the value that is sent as JSON. If it throws or returns what is not JSON, the problem is sent and the failure is
   * reported.
   *
   * @param problem The problem with its extension members: a copy, which may be changed.
   */
  body(this: void, problem: Problem & Readonly<Record<string, unknown>>, request: Request): unknown;
}

/** A body, and its media type. */
export interface FormattedBody {
  readonly mediaType: string;
  readonly body: string;
}

/** RFC 9110, section 8.3.1. */
const mediaTypePattern =
  /^[\w!#$%&'*+\-.^`|~]+\/[\w!#$%&'*+\-.^`|~]+(?: *; *[\w!#$%&'*+\-.^`|~]+=[\w!#$%&'*+\-.^`|~]+)*$/;

/**
 * Checks the option, and makes the function that formats a problem.
 *
 * @throws {TypeError} that names what is wrong.
 */
export function createFormatter<Request>(
  format: FormatOption<Request> | undefined,
): (json: string, request: Request, warnings: Error[]) => FormattedBody {
  if (format === undefined) return (body) => ({ mediaType: 'application/problem+json', body });
  if (!isObject(format)) throw new TypeError('format must be an object: { mediaType, body }');
  const { mediaType, body: createBody, ...others } = format;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new TypeError(`format has no property '${unknown}'. It has mediaType and body`);
  if (typeof mediaType !== 'string' || !mediaTypePattern.test(mediaType)) {
    throw new TypeError("format.mediaType must be a media type, such as 'application/json'");
  }
  if (typeof createBody !== 'function') throw new TypeError('format.body must be a function');

  return (json, request, warnings) => {
    const create = (): unknown => createBody(JSON.parse(json) as Problem & Record<string, unknown>, request);
    const body = callOption('format.body', create, toJson, warnings);
    return body === undefined ? { mediaType: 'application/problem+json', body: json } : { mediaType, body };
  };
}

function toJson(value: unknown): string {
  const message = 'format.body must return a value that can be written as JSON';
  let json: unknown;
  try {
    json = JSON.stringify(value);
  } catch (cause) {
    throw new TypeError(message, { cause });
  }
  // JSON has no functions and no `undefined`.
  if (typeof json !== 'string') throw new TypeError(message);
  return json;
}
