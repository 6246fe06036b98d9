import { lookUp } from '../catalogue/look-up.js';
import { type HttpError, isHttpError } from '../errors/http-error.js';
import { declaredDetail } from './declared-detail.js';
import { checkDeclaration, type ProblemDeclaration } from './declaration.js';
import type { MemberSchema } from './member-names.js';
import { addDeclaration } from './problem-type.js';

/** A class of errors: of the catalogue, or of an application. */
export type ErrorClass = typeof HttpError | (new (...parameters: never) => HttpError);

/** A class of errors with a declaration: of `defineProblem`, or written by hand with `static problem`. */
export type DeclaredErrorClass = ErrorClass & { readonly problem: ProblemDeclaration };

/** A problem type, as documents, pages and tests read it. */
export interface ProblemType<Class extends ErrorClass = ErrorClass> {
  /** The class of the errors that have this type. */
  readonly errorClass: Class;
  /** An absolute URI; `about:blank` for a class without a declaration. */
  readonly type: string;
  /** 400–599. */
  readonly status: number;
  readonly title: string;
  /** `undefined` for a class without a declaration. */
  readonly code: string | undefined;
  /** With placeholders, such as `{available}`. */
  readonly detail: string | undefined;
  /** What the problem means; of a class without a declaration, the catalogue's description of the status. */
  readonly description: string | undefined;
  /** What the client can do. */
  readonly resolve: string | undefined;
  /** The members as they are declared. */
  readonly members: MemberSchema | readonly string[];
  readonly memberNames: readonly string[];
  /** Header fields that each response has, with descriptions. */
  readonly headers: Readonly<Record<string, string>>;
  readonly deprecated: boolean;
}

/** The problem types of an application. */
export interface ProblemRegistry<Class extends DeclaredErrorClass = DeclaredErrorClass> {
  /** The base of the types; it ends with `/`, `#`, `=` or `:`. */
  readonly base: string;
  /** The problem types, in the order in which they were given. */
  readonly types: readonly ProblemType<Class>[];
}

/** The options of {@link problemRegistry}. */
export interface RegistryOptions {
  /** The base of the types: an absolute URL such as `https://shop.example/problems/`. */
  readonly base: string;
}

/** The problem types of all registries, by their class. */
const registered = new WeakMap<object, ProblemType>();

/**
 * Registers the problem types of an application, which gives each class its `type`. Call it once, in the module that declares
 * the classes.
 *
 * @throws {TypeError} that names the class, and what is wrong: two problem types with the same code or type, a wrong
 * declaration, a base that is not absolute, or a class of another registry.
 * @example
 * ```ts
 * export const problems = problemRegistry({ base: 'https://shop.example/problems/' }, OutOfStock, PriceChanged);
 * ```
 */
export function problemRegistry<Classes extends readonly DeclaredErrorClass[]>(
  { base }: RegistryOptions,
  ...classes: Classes
): ProblemRegistry<Classes[number]> {
  const parsedBase = parseBase(base);
  const types = classes.map((errorClass: Classes[number]) => readProblemType(errorClass, parsedBase));
  checkUnique(types, 'code');
  checkUnique(types, 'type');
  types.forEach(register);
  return Object.freeze({ base: parsedBase, types: Object.freeze(types) });
}

/**
 * The problem type of a class of errors. A class without a declaration, such as `NotFound`, has the type `about:blank` and the
 * words of the catalogue.
 *
 * @throws {TypeError} if the class has a declaration and is in no registry.
 */
export function problemTypeOf<Class extends ErrorClass>(errorClass: Class): ProblemType<Class> {
  const problemType = registered.get(errorClass);
  if (problemType !== undefined) return problemType as ProblemType<Class>;
  if ('problem' in errorClass) throw new TypeError(`${errorClass.name} has no type: add it to a problemRegistry`);
  const status = statusOf(errorClass);
  const { name: title, description } = lookUp(status);
  return {
    errorClass,
    type: 'about:blank',
    status,
    title,
    code: undefined,
    detail: undefined,
    description,
    resolve: undefined,
    members: [],
    memberNames: [],
    headers: {},
    deprecated: false,
  };
}

function parseBase(base: unknown): string {
  if (typeof base !== 'string' || !URL.canParse(base)) {
    throw new TypeError(
      `base must be an absolute URL, such as https://shop.example/problems/, not ${JSON.stringify(base)}`,
    );
  }
  return /[/#=:]$/.test(base) ? base : `${base}/`;
}

function readProblemType<Class extends DeclaredErrorClass>(errorClass: Class, base: string): ProblemType<Class> {
  const declaringClass = findDeclaringClass(errorClass);
  if (declaringClass === undefined) {
    throw new TypeError(
      `${nameOf(errorClass)} declares no problem type: extend defineProblem(…), or add static problem = { … }`,
    );
  }
  const { problem } = declaringClass;
  try {
    const memberNames = checkDeclaration(problem);
    const { code, title, detail, description, resolve, members = [], headers = {}, deprecated = false } = problem;
    const type = problem.type === undefined ? `${base}${slugOf(code)}` : resolveType(problem.type, base);
    const other = registered.get(errorClass);
    if (other !== undefined && other.type !== type) {
      throw new TypeError(`the class is in another registry already, with the type ${other.type}`);
    }
    const status = statusOf(Object.getPrototypeOf(declaringClass) as ErrorClass);
    const words = { code, title, detail, description, resolve };
    return Object.freeze({ errorClass, type, status, ...words, members, memberNames, headers, deprecated });
  } catch (error) {
    throw new TypeError(`${errorClass.name}: ${(error as Error).message}`, { cause: error });
  }
}

/** The class of the prototype chain that has the declaration; others inherit it. */
function findDeclaringClass(errorClass: unknown): DeclaredErrorClass | undefined {
  let candidate = errorClass;
  while (typeof candidate === 'function' && !Object.hasOwn(candidate, 'problem')) {
    candidate = Object.getPrototypeOf(candidate);
  }
  return typeof candidate === 'function' ? (candidate as DeclaredErrorClass) : undefined;
}

/** The last part of a type: `out-of-stock` for the code `OUT_OF_STOCK`. */
function slugOf(code: string): string {
  return code.toLowerCase().replaceAll(/[_.]/g, '-');
}

function resolveType(type: string, base: string): string {
  if (URL.canParse(type)) return type;
  if (URL.canParse(type, base)) return new URL(type, base).href;
  throw new TypeError(`type must be a URI, or a reference that can be resolved against ${base}`);
}

/** The status of a class. Its instances have it, so this makes one. */
function statusOf(errorClass: ErrorClass): number {
  try {
    const error: unknown = new (errorClass as new () => HttpError)();
    if (isHttpError(error)) return error.status;
  } catch {
    // The constructor needs arguments.
  }
  throw new TypeError(
    `the status of ${nameOf(errorClass)} can't be read: it must be a class of the catalogue, or an HttpError whose constructor needs no arguments`,
  );
}

function checkUnique(types: readonly ProblemType[], member: 'code' | 'type'): void {
  const classes = new Map<unknown, ErrorClass>();
  for (const { errorClass, [member]: value } of types) {
    const other = classes.get(value);
    if (other !== undefined) {
      throw new TypeError(`${nameOf(other)} and ${nameOf(errorClass)} have the same ${member}, ${value}`);
    }
    classes.set(value, errorClass);
  }
}

function register(problemType: ProblemType): void {
  const { errorClass, type, memberNames } = problemType;
  const declaringClass = findDeclaringClass(errorClass)!;
  if (!Object.hasOwn(declaringClass.prototype, declaredDetail)) addDeclaration(declaringClass, memberNames);
  Object.defineProperty(errorClass.prototype, 'type', { value: type, configurable: true, writable: true });
  registered.set(errorClass, problemType);
}

function nameOf(value: unknown): string {
  return typeof value === 'function' ? value.name : String(value);
}
