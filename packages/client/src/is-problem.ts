import { isProblemError, type ProblemError } from './problem-error.js';

/**
 * The problem types of the APIs that an application calls, by their code. It is empty until the application adds them: with
 * a file that `npx faultline types problems.json` writes, or, in the same repository as the server, with the types of the
 * server's registry.
 *
 * @example
 * ```ts
 * import type { ProblemsOf } from '@faultline/client';
 * import type { problems } from '../server/problems.js';
 *
 * declare module '@faultline/client' {
 *   interface Problems extends ProblemsOf<typeof problems> {}
 * }
 * ```
 */
export interface Problems {}

/** A class of errors of a Faultline server: of `defineProblem`, or with a `static problem`. */
export interface ProblemClass {
  readonly prototype: object;
  readonly problem: { readonly code: string };
}

/** A code or a `type`. Once there are {@link Problems}, only theirs. */
export type ProblemName = NameOf<Problems>;

type NameOf<Entries> = keyof Entries extends never ? string : keyof Entries | TypeOf<Entries[keyof Entries]>;

/**
 * The error that {@link isProblem} narrows to, by a code, by a `type` or by a class: `code`, `status`, `type` and `members` have
 * the types of the declaration.
 */
export type ProblemOf<Name> = Name extends keyof Problems
  ? Narrowed<Name, Problems[Name]>
  : Name extends ProblemClass
    ? Narrowed<CodeOf<Name>, EntryOf<Name['prototype']>>
    : Name extends TypeOf<Problems[keyof Problems]>
      ? {
          [Code in keyof Problems]: Name extends TypeOf<Problems[Code]> ? Narrowed<Code, Problems[Code]> : never;
        }[keyof Problems]
      : ProblemError & (Name extends `${string}:${string}` ? { readonly type: Name } : { readonly code: Name });

/**
 * The problem types of a server's registry, for {@link Problems}. A class whose code is not a literal type is omitted.
 */
export type ProblemsOf<Registry extends { readonly types: readonly { readonly errorClass: unknown }[] }> = {
  [Class in Registry['types'][number]['errorClass'] as CodeOf<Class>]: Class extends {
    readonly prototype: infer Instance;
  }
    ? EntryOf<Instance>
    : never;
};

type Narrowed<Code, Entry> = ProblemError & {
  readonly code: Code;
  readonly status: Entry extends { readonly status: infer Status } ? Status : number;
  readonly type: TypeOf<Entry>;
  readonly members: Entry extends { readonly members: infer Members } ? Members : object;
};

type TypeOf<Entry> = Entry extends { readonly type: infer Type extends string } ? Type : string;

type CodeOf<Class> = Class extends { readonly problem: { readonly code: infer Code extends string } }
  ? string extends Code
    ? never
    : Code
  : never;

/** What an error of a server declares. */
interface EntryOf<E> {
  readonly status: E extends { readonly status: infer Status } ? Status : number;
  readonly members: Json<Omit<E, ServerErrorKey>>;
}

/** The properties of each error of a server. The others are members. */
type ServerErrorKey =
  | 'cause'
  | 'code'
  | 'data'
  | 'detail'
  | 'errorCount'
  | 'errors'
  | 'expose'
  | 'extensions'
  | 'headers'
  | 'instance'
  | 'message'
  | 'name'
  | 'report'
  | 'stack'
  | 'status'
  | 'statusCode'
  | 'title'
  | 'toJSON'
  | 'type';

/** A value after JSON: a `Date` is text. */
type Json<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends { toJSON(): infer J }
    ? J
    : T extends object
      ? { readonly [K in keyof T]: Json<T[K]> }
      : T;

type AnyName = ProblemName | ProblemClass;

/** The codes of errors of a server, as types. */
type CodeIn<E> = E extends { readonly code?: infer Code } ? Extract<Code, string> : string;
type Declared<E> = E extends unknown ? Narrowed<CodeIn<E>, EntryOf<E>> : never;

/**
 * Whether a value is a {@link ProblemError}; with names, whether it is one of these problems. A name is a code, a `type` or, in
 * tests, a class of the server. Never throws.
 *
 * The type of the error is narrowed, so that its `members` have types. They come from {@link Problems}, or from the classes of
 * the server as a type argument: `import type` keeps the classes themselves out of the bundle. Nothing checks at run time that
 * the server keeps its promise.
 *
 * @example
 * ```ts
 * import type { OutOfStock, PriceChanged } from '../server/problems.js';
 *
 * if (isProblem<OutOfStock | PriceChanged>(error, 'OUT_OF_STOCK', 'PRICE_CHANGED')) {
 *   if (error.code === 'OUT_OF_STOCK') offer(error.members.available);
 * }
 * ```
 */
export function isProblem(error: unknown): error is ProblemError;
export function isProblem<Declaration extends { readonly status: number } = never>(
  error: unknown,
  ...codes: readonly [CodeIn<Declaration>, ...CodeIn<Declaration>[]]
): error is Declared<Declaration>;
export function isProblem<const Names extends readonly [AnyName, ...AnyName[]]>(
  error: unknown,
  ...names: Names
): error is ProblemOf<Names[number]>;
export function isProblem(error: unknown, ...names: readonly (string | ProblemClass)[]): boolean {
  const isName = (name: string | ProblemClass): boolean => {
    const code = (name as Partial<ProblemClass>).problem?.code ?? name;
    return code === (error as ProblemError).code || code === (error as ProblemError).type;
  };
  return isProblemError(error) && (names.length === 0 || names.some(isName));
}
