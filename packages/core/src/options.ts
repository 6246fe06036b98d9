import type { Catalogue } from './catalogue/published.js';
import type { HttpError } from './errors/http-error.js';
import type { LanguageCatalogue, Translate } from './languages/words.js';
import type { Problem } from './problem/members.js';
import type { FormatOption } from './problem/format.js';

/** Turns an error of the application, or of a library, into an `HttpError`. Returns nothing for other errors. */
export type Mapper<Request = unknown> = (
  this: void,
  thrown: unknown,
  request: Request,
) => HttpError | null | undefined | void;

/** Returns members for a problem: extension members, and `instance`. It may return nothing. */
export type ExtensionsOption<Request> = (
  this: void,
  thrown: unknown,
  request: Request,
) => Readonly<Record<string, unknown>> | null | undefined | void;

/** The third argument of `onError`. */
export interface ErrorDetails {
  /** The status of the error response. */
  readonly status: number;
  /** The member `code` of the problem. */
  readonly code: string | undefined;
  /** The member `type` of the problem. */
  readonly type: string;
  /** The problem, with its extension members. */
  readonly problem: Problem & Readonly<Record<string, unknown>>;
  /** Whether the error response was written. It was not if the response had begun; the response was aborted then. */
  readonly written: boolean;
  /** Errors about what was not sent, such as an extension member that is not JSON, and about functions of options that failed. */
  readonly warnings: readonly Error[];
}

/** The options of every adapter. They are read once, when the adapter is created. */
export interface FaultlineOptions<Request> {
  /** Names and descriptions of statuses: they extend and replace rows of the default `catalogue`. */
  readonly catalogue?: Catalogue | undefined;
  /** How a client reaches customer care, such as a URL: part of the description of a status that is not in the catalogue. */
  readonly contact?: string | undefined;
  /**
   * Adds members to every problem, such as the id of the request; also to those of parsers, of unmatched requests and of
   * bugs. The members of the error itself win. The member `instance` is possible too; other reserved names are omitted.
   */
  readonly extensions?: ExtensionsOption<Request> | undefined;
  /** Gives the body another shape than RFC 9457's. */
  readonly format?: FormatOption<Request> | undefined;
  /** Whether the member `stack` is sent; `false` by default. For development only: a stack trace holds secrets. */
  readonly includeStack?: boolean | undefined;
  /**
   * The catalogue in further languages, such as `[de, fr]` of `@faultline/catalogues`. The words of a problem are in the
   * language that the client prefers, or else in English.
   */
  readonly languages?: readonly LanguageCatalogue[] | undefined;
  /** Called with every thrown value, one after the other, until one returns an `HttpError`. */
  readonly map?: Mapper<Request> | readonly Mapper<Request>[] | undefined;
  /** How many field errors `errors` lists, 100 by default and at most 1,000; if there are more, `errorCount` is their number. */
  readonly maxErrors?: number | undefined;
  /**
   * Called once for each error that is reported, with the thrown value, after the response is written; by default the adapter
   * logs it. If the error is not reported, it is called for each warning, such as a member that can't be sent.
   */
  onError?(this: void, error: unknown, request: Request, details: ErrorDetails): unknown;
  /** Whether errors with a 4xx are reported too; `false` by default. */
  readonly reportClientErrors?: boolean | undefined;
  /** Translates the messages and titles of the application. Needs `languages`. */
  readonly translate?: Translate | undefined;
  /**
   * An absolute URL of the application: `type` becomes this URL and the status, and a relative `type` of an error is resolved
   * against it. Without it, `type` is `about:blank`.
   */
  readonly typeBaseUrl?: string | undefined;
}

/** The type of the value of an option, as `typeof` names it. `map` may also be an array of functions. */
export type OptionType = 'boolean' | 'function' | 'number' | 'object' | 'string';

const optionTypes = {
  catalogue: 'object',
  contact: 'string',
  extensions: 'function',
  format: 'object',
  includeStack: 'boolean',
  languages: 'object',
  map: 'function',
  maxErrors: 'number',
  onError: 'function',
  reportClientErrors: 'boolean',
  translate: 'function',
  typeBaseUrl: 'string',
} satisfies Record<keyof FaultlineOptions<unknown>, OptionType>;

/**
 * Checks the names and the types of options.
 *
 * @param ownTypes The options that an adapter adds.
 * @throws {TypeError} that names the wrong option.
 */
export function checkOptions(options: object, ownTypes: Readonly<Record<string, OptionType>> = {}): void {
  if (typeof options !== 'object' || options === null) throw new TypeError('options must be an object');
  const types = new Map<string, OptionType>(Object.entries({ ...optionTypes, ...ownTypes }));
  for (const [name, value] of Object.entries(options)) {
    const type = types.get(name);
    if (type === undefined) {
      throw new TypeError(`There is no option '${name}'. The options are ${[...types.keys()].join(', ')}`);
    }
    const values: unknown[] = name === 'map' && Array.isArray(value) ? value : [value];
    for (const item of values) {
      if (item !== undefined && typeof item !== type) throw new TypeError(`${name} must be of the type ${type}`);
    }
  }
}
