import { type HeaderFields, type WrittenHeaders, writtenField } from './headers.js';
import { type FieldError, isReserved } from './problem.js';

/** What every error takes as its second argument. All of it but `cause` is public: it reaches the client. */
export interface HttpErrorOptions {
  /** What led to this error; reported, never shown to a client. */
  readonly cause?: unknown;
  /** Header fields of the answer. Those that the server writes itself (`Content-Type`, `Content-Length`, …) are refused. */
  readonly headers?: HeaderFields | undefined;
  /** Whether the client may read the message; by default it may if the status is 4xx. */
  readonly expose?: boolean | undefined;
  /** A stable machine-readable name of what went wrong, such as `OUT_OF_STOCK`; the member `code`. */
  readonly code?: string | undefined;
  /**
   * A URI that identifies the kind of problem; the member `type` (RFC 9457, section 3.1.1). A relative one is resolved
   * against the adapter's option `typeBaseUrl`.
   */
  readonly type?: string | undefined;
  /** A URI that identifies this occurrence; the member `instance` (RFC 9457, section 3.1.5). */
  readonly instance?: string | undefined;
  /** What is wrong with the request, one by one; the member `errors`. */
  readonly errors?: readonly FieldError[] | undefined;
  /** Further members of the body (RFC 9457, section 3.2). */
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** The options that were given, checked, as the fields of an error. */
export interface PublicFields {
  headers?: Readonly<WrittenHeaders>;
  code?: string;
  type?: string;
  instance?: string;
  errors?: readonly FieldError[];
  extensions?: Readonly<Record<string, unknown>>;
}

/**
 * Puts the options that were given on an error, and nothing for those that were not.
 *
 * @throws {TypeError} that names the option that is not what it should be.
 */
export function assignOptions(error: PublicFields, options: HttpErrorOptions): void {
  if (typeof options !== 'object' || options === null) throw new TypeError('options must be an object');
  const { headers, expose, code, type, instance, errors, extensions } = options;
  // As Error defines it: not enumerable.
  if ('cause' in options)
    Object.defineProperty(error, 'cause', { value: options.cause, configurable: true, writable: true });
  if (expose !== undefined && typeof expose !== 'boolean') throw new TypeError('expose must be a boolean');
  if (headers !== undefined) error.headers = writtenHeaders(headers);
  if (code !== undefined) error.code = text('code', code);
  if (type !== undefined) error.type = uriReference('type', type);
  if (instance !== undefined) error.instance = uriReference('instance', instance);
  if (errors !== undefined) error.errors = fieldErrors(errors);
  if (extensions !== undefined) error.extensions = extensionMembers(extensions);
}

function writtenHeaders(headers: HeaderFields): WrittenHeaders {
  plainObject('headers', headers);
  const written: WrittenHeaders = {};
  for (const [name, value] of Object.entries(headers)) written[name] = writtenField(name, value);
  return written;
}

function fieldErrors(errors: readonly FieldError[]): readonly FieldError[] {
  if (!Array.isArray(errors)) throw new TypeError('errors must be an array');
  return Array.from<FieldError | null, FieldError>(errors, fieldError);
}

/** A copy, so that nothing else of an item, such as the value that a validator puts beside it, reaches a client. */
function fieldError(error: FieldError | null, index: number): FieldError {
  const { detail, pointer, parameter, in: place, header, cookie, code } = error ?? ({} as FieldError);
  const copy = { detail, pointer, parameter, in: place, header, cookie, code };
  const mistake = mistakeIn(copy);
  if (mistake !== undefined) throw new TypeError(`errors[${index}].${mistake}`);
  return copy;
}

const namesInFieldError = ['parameter', 'header', 'cookie', 'code'] as const satisfies (keyof FieldError)[];

function mistakeIn(error: FieldError): string | undefined {
  const { detail, pointer = '#', in: place = 'path' } = error;
  if (!isText(detail)) return 'detail must be a non-empty string';
  if (!isText(pointer) || (pointer !== '#' && !pointer.startsWith('#/'))) {
    return 'pointer must be a JSON Pointer as a URI fragment, such as #/items/3/price';
  }
  if (place !== 'query' && place !== 'path') return "in must be 'query' or 'path'";
  for (const name of namesInFieldError) {
    if (error[name] !== undefined && !isText(error[name])) return `${name} must be a non-empty string`;
  }
  return undefined;
}

function extensionMembers(extensions: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  plainObject('extensions', extensions);
  const reserved = Object.keys(extensions).find(isReserved);
  if (reserved !== undefined) throw new TypeError(`extensions can't have a member '${reserved}'`);
  return extensions;
}

function text(option: string, value: unknown): string {
  if (!isText(value)) throw new TypeError(`${option} must be a non-empty string`);
  return value;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function uriReference(option: string, value: unknown): string {
  const reference = text(option, value);
  if (!/^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/.test(reference)) {
    throw new TypeError(`${option} must be a URI reference (RFC 3986)`);
  }
  return reference;
}

/** Arrays, maps, `Headers` and other instances would lose what they hold. */
function plainObject(option: string, value: object): void {
  const prototype: unknown = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined;
  // Not compared with Object.prototype: an object of another realm is plain too.
  if (prototype === undefined || (prototype !== null && Object.getPrototypeOf(prototype) !== null)) {
    throw new TypeError(`${option} must be a plain object`);
  }
}
