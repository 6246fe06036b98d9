import type { Catalogue } from './catalogue.js';
import type { HttpError } from './http-error.js';

/** Turns the errors of an application, or of a library that it uses, into an `HttpError`, and answers nothing for others. */
export type Mapper = (this: void, thrown: unknown) => HttpError | null | undefined | void;

/** What decides how an answer reads; the same for every adapter. */
export interface ResponseOptions {
  /** The names and descriptions of statuses; by default the corrected `catalogue`. */
  readonly catalogue?: Catalogue | undefined;
  /** Where a client reaches customer care; told with a status that the catalogue does not list. */
  readonly contact?: string | undefined;
  /** Whether `stack`, the stack trace of what was thrown, is a member of the body. For development: it tells secrets. */
  readonly includeStack?: boolean | undefined;
  /** Called in turn with every thrown value, until one answers with an `HttpError`; if none does, the value stays as it is. */
  readonly map?: Mapper | readonly Mapper[] | undefined;
  /** How many items of `errors` are told, 100 by default; if there are more, the member `errorCount` tells how many. */
  readonly maxErrors?: number | undefined;
  /** An absolute URL on the application's own site, to which the status is appended for `type`; else `type` is `about:blank`. */
  readonly typeBaseUrl?: string | undefined;
}

/** What decides who hears of an error; the same for every adapter. */
export interface ReportOptions<Request> {
  /** Is called once for each error that is to be reported, with what was thrown; by default the adapter logs it. */
  onError?(this: void, error: unknown, request: Request): unknown;
  /** Whether errors that are answered with a 4xx are reported too; by default only 5xx are. */
  readonly reportClientErrors?: boolean | undefined;
}

/** The options of an adapter; each has a default. They are read once, when the adapter is made. */
export interface FaultlineOptions<Request> extends ResponseOptions, ReportOptions<Request> {}

const typesOfOptions = {
  catalogue: 'object',
  contact: 'string',
  includeStack: 'boolean',
  map: 'function',
  maxErrors: 'number',
  onError: 'function',
  reportClientErrors: 'boolean',
  typeBaseUrl: 'string',
} satisfies Record<keyof FaultlineOptions<unknown>, string>;

/**
 * Checks the names and the types of the options of an adapter.
 *
 * @throws {TypeError} that names the option that is not what it should be.
 */
export function checkOptions(options: object): void {
  if (typeof options !== 'object' || options === null) throw new TypeError('options must be an object');
  for (const [name, value] of Object.entries(options)) {
    const type = Object.hasOwn(typesOfOptions, name) ? typesOfOptions[name as keyof typeof typesOfOptions] : undefined;
    if (type === undefined) {
      throw new TypeError(`There is no option '${name}'; there are ${Object.keys(typesOfOptions).join(', ')}`);
    }
    const values: unknown[] = name === 'map' && Array.isArray(value) ? value : [value];
    for (const item of values) {
      if (item !== undefined && typeof item !== type) throw new TypeError(`${name} must be of the type ${type}`);
    }
  }
}
