/**
 * One thing that is wrong with a request; an item of a problem's `errors` (RFC 9457, section 3). Where it is, one of
 * `pointer`, `parameter`, `header` and `cookie` tells, or none if it is the request as a whole.
 */
export interface FieldError {
  /** What is wrong, in a sentence for a person. */
  readonly detail: string;
  /** Where in the body: a JSON Pointer as a URI fragment (RFC 6901, section 6), such as `#/items/3/price`. */
  readonly pointer?: string | undefined;
  /** The name of a parameter of the URL; `in` tells which kind. */
  readonly parameter?: string | undefined;
  /** Where the `parameter` is. */
  readonly in?: 'query' | 'path' | undefined;
  /** The name of a header field. */
  readonly header?: string | undefined;
  /** The name of a cookie. */
  readonly cookie?: string | undefined;
  /** A stable machine-readable name of the rule that was broken. */
  readonly code?: string | undefined;
}

/** The document that the client reads (RFC 9457, section 3). Extension members follow these. */
export interface Problem {
  /** A URI that identifies the kind of problem; `about:blank` says that the status tells all. */
  readonly type: string;
  /** The catalogue's name for the status. */
  readonly title: string;
  /** The status of the answer. */
  readonly status: number;
  /** What the thrower said to the client, else the catalogue's description. */
  readonly detail: string;
  /** A URI that identifies this occurrence. */
  readonly instance?: string | undefined;
  /** A stable machine-readable name of what went wrong. */
  readonly code?: string | undefined;
  /** What is wrong with the request, one by one. */
  readonly errors?: readonly FieldError[] | undefined;
  /** How many errors there are, where `errors` does not list them all. */
  readonly errorCount?: number | undefined;
  /** The stack trace of what was thrown; only where the application asks for it. */
  readonly stack?: string | undefined;
}

const members = [
  'type',
  'title',
  'status',
  'detail',
  'instance',
  'code',
  'errors',
  'errorCount',
  'stack',
] satisfies (keyof Problem)[];

/** Extension members of a problem, by name. */
export type Extensions = Readonly<Record<string, unknown>>;

/** Whether a name can't be an extension member: it has a meaning of its own, or `JSON.stringify` would move it to the front. */
export function isReserved(name: string): boolean {
  return (members as string[]).includes(name) || /^\d+$/.test(name);
}

/**
 * The bytes of a problem, as text. A member that can't be written as JSON (a cycle, a BigInt, a getter that throws) is
 * left out alone, and `warnings` tell why.
 */
export function serialise(problem: Problem, extensions: Extensions | undefined, warnings: Error[]): string {
  try {
    if (extensions === undefined) return JSON.stringify(problem);
    // A function of the name `toJSON` would be asked for the whole document.
    const canBeSpread = !Object.keys(extensions).some(isReserved) && typeof extensions['toJSON'] !== 'function';
    if (canBeSpread) return JSON.stringify({ ...problem, ...extensions });
  } catch {
    // One of the members can't be written: the others are, below.
  }
  return `{${[
    ...written(problem, members, warnings),
    ...written(extensions ?? {}, extensionNames(extensions ?? {}, warnings), warnings),
  ].join(',')}}`;
}

/** The members that can be written, one by one, as JSON text. */
function* written(source: object, names: readonly string[], warnings: Error[]): Generator<string> {
  for (const name of names) {
    try {
      const value = JSON.stringify((source as Extensions)[name]) as string | undefined;
      if (value !== undefined) yield `${JSON.stringify(name)}:${value}`;
    } catch (cause) {
      warnings.push(
        new TypeError(`The member '${name}' was left out of the problem: it can't be written as JSON`, { cause }),
      );
    }
  }
}

function extensionNames(extensions: Extensions, warnings: Error[]): string[] {
  try {
    const names = Object.keys(extensions);
    const reserved = names.filter(isReserved);
    if (reserved.length > 0) warnings.push(new TypeError(`Extension members can't be named ${reserved.join(', ')}`));
    return names.filter((name) => !isReserved(name));
  } catch (cause) {
    warnings.push(new TypeError("The extension members were left out of the problem: they can't be read", { cause }));
    return [];
  }
}
