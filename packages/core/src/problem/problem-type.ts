import type { HttpError } from '../errors/http-error.js';
import { hidePollution } from '../pollution.js';
import { checkDeclaration, type ProblemDeclaration } from './declaration.js';
import { declaredDetail } from './declared-detail.js';
import type { MemberSchema } from './member-names.js';
import { fillPlaceholders } from './placeholders.js';

/** A class whose constructor has the parameters of the catalogue's classes, such as `Conflict`. */
export type BaseClass = new (message?: string, options?: never) => HttpError;

/** The options of a declared problem: those of its base, but not those that the declaration gives. */
export type DeclaredOptions<Base extends BaseClass> = Base extends new (
  message?: string,
  options?: infer Options,
) => unknown
  ? Omit<NonNullable<Options>, 'type' | 'title' | 'code' | 'extensions'>
  : never;

/** The options of a declared problem with members, which has no parameter for its message. */
export type ProblemOptions<Base extends BaseClass> = DeclaredOptions<Base> & {
  /** The message, and so the `detail`. By default it is the declared `detail` with the values of the members. */
  readonly message?: string | undefined;
};

/** An error of a declared problem type. Its members are properties. */
export type DeclaredError<Base extends BaseClass, Code extends string, Members extends object> = InstanceType<Base> &
  Readonly<Members> & { readonly code: Code };

/** The static properties of the base, and the declaration. */
type ProblemStatics<Base extends BaseClass, Code extends string> = Omit<Base, 'prototype' | 'problem'> & {
  readonly problem: ProblemDeclaration<Code>;
};

/** The class of a declared problem whose members have types. */
export type ProblemClass<Base extends BaseClass, Code extends string, Members extends object> = ProblemStatics<
  Base,
  Code
> &
  (new (members: Members, options?: ProblemOptions<Base>) => DeclaredError<Base, Code, Members>);

/**
 * The class of a declared problem whose members have names only. Their types are an argument:
 * `class OutOfStock extends defineProblem(…)<{ available: number }> {}`.
 */
export type NamedProblemClass<Base extends BaseClass, Code extends string, Name extends string> = ProblemStatics<
  Base,
  Code
> &
  (new <Members extends Readonly<Record<Name, unknown>> = Readonly<Record<Name, unknown>>>(
    members: Members,
    options?: ProblemOptions<Base>,
  ) => DeclaredError<Base, Code, Members>);

/** The class of a declared problem without members. Its parameters are those of the base. */
export type PlainProblemClass<Base extends BaseClass, Code extends string> = ProblemStatics<Base, Code> &
  (new (message?: string, options?: DeclaredOptions<Base>) => DeclaredError<Base, Code, object>);

/** What {@link defineProblem} returns: it depends on how the members are declared. */
export type DefinedProblem<
  Base extends BaseClass,
  Code extends string,
  Members extends MemberSchema | readonly string[] | undefined,
> =
  Members extends MemberSchema<infer Input extends object>
    ? ProblemClass<Base, Code, Input>
    : Members extends readonly (infer Name extends string)[]
      ? NamedProblemClass<Base, Code, Name>
      : PlainProblemClass<Base, Code>;

/**
 * Declares a problem type of the application: returns the class to extend. The errors of the class have the `title` and the
 * `code` of the declaration, and a `detail` that is filled in from the members. Only declared members are sent: they are
 * picked by name. The class gets its `type` from {@link problemRegistry}; until then it is `about:blank`.
 *
 * The options of the base are those of the class, such as `cause` and `retryAfter`. The detail of a 5xx is exposed too,
 * because it was written for clients; a `message` is masked, as always.
 *
 * @param base A class of the catalogue, such as `Conflict`, or one whose constructor has the same parameters.
 * @throws {TypeError} that names the wrong part of the declaration.
 * @see RFC 9457, section 3
 * @example
 * ```ts
 * class OutOfStock extends defineProblem(Conflict, {
 *   code: 'OUT_OF_STOCK',
 *   title: 'Out of stock',
 *   detail: 'Only {available} are left.',
 *   members: ['book', 'available'],
 * })<{ book: number; available: number }> {}
 *
 * throw new OutOfStock({ book: 7, available: 2 });
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineProblem<
  Base extends BaseClass,
  const Code extends string,
  const Members extends MemberSchema | readonly string[] | undefined = undefined,
>(base: Base, problem: ProblemDeclaration<Code, Members>): DefinedProblem<Base, Code, Members> {
  const names = checkDeclaration(problem);
  const Parent = base as unknown as new (message?: string, options?: object) => HttpError;

  class DeclaredProblem extends Parent {
    static readonly problem: ProblemDeclaration = problem;

    constructor(first?: unknown, given?: GivenOptions) {
      const members = names.length === 0 ? {} : pickMembers(first, names);
      const message = names.length === 0 ? (first as string | undefined) : given?.message;
      super(message ?? describe(problem, members), given && baseOptionsOf(given, problem.code));
      Object.assign(this, members);
      // The declared detail is written for clients, also that of a 5xx.
      if (message === undefined && given?.expose === undefined) (this as { expose: boolean }).expose = true;
    }
  }
  addDeclaration(DeclaredProblem, names);
  return DeclaredProblem as never;
}

/** A class of errors that has a declaration: of {@link defineProblem}, or written by hand as `static problem = { … }`. */
export interface DeclaredClass {
  readonly prototype: HttpError;
  readonly name: string;
  readonly problem: ProblemDeclaration;
}

/**
 * Adds what a class declares to its errors, as properties of the prototype.
 *
 * @param names The names of the members.
 */
export function addDeclaration({ prototype, problem }: DeclaredClass, names: readonly string[]): void {
  Object.defineProperties(prototype, {
    title: { value: problem.title, configurable: true, writable: true },
    code: { value: problem.code, configurable: true, writable: true },
    extensions: {
      get(this: HttpError) {
        return pickMembers(this, names);
      },
      // A class that is written by hand may pass its members as the option `extensions`.
      set(this: HttpError, extensions: object) {
        Object.assign(this, pickMembers(extensions, names));
      },
      configurable: true,
    },
    [declaredDetail]: {
      value(this: HttpError) {
        return describe(problem, pickMembers(this, names));
      },
      configurable: true,
    },
  });
}

interface GivenOptions {
  readonly message?: string;
  readonly expose?: boolean;
}

/** The options of the base, without those that the declaration replaces. */
function baseOptionsOf({ message: _message, ...options }: GivenOptions, code: string): object {
  const declared = ['type', 'title', 'code', 'extensions'].find((name) => Object.hasOwn(options, name));
  if (declared === undefined) return options;
  throw new TypeError(`${code} has no option '${declared}': it is a part of the declaration`);
}

/** The members that are declared, by name. No other property of the values is read. */
function pickMembers(values: unknown, names: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof values !== 'object' || values === null) {
    throw new TypeError(`The members must be an object with ${names.join(', ')}`);
  }
  const readable = hidePollution(values) as Readonly<Record<string, unknown>>;
  const members: Record<string, unknown> = {};
  for (const name of names) {
    const value = readable[name];
    if (value !== undefined) members[name] = value;
  }
  return members;
}

function describe(
  { detail, description }: ProblemDeclaration,
  members: Readonly<Record<string, unknown>>,
): string | undefined {
  return (detail === undefined ? undefined : fillPlaceholders(detail, members)) ?? description;
}
