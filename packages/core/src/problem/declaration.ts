import { HttpError } from '../errors/http-error.js';
import { optionNames } from '../errors/options.js';
import { isPlainObject } from '../plain-object.js';
import { type MemberSchema, memberNamesOf } from './member-names.js';
import { members } from './members.js';
import { placeholdersOf } from './placeholders.js';

/** What an application declares about one of its problem types (RFC 9457, section 3.1.1). */
export interface ProblemDeclaration<
  Code extends string = string,
  Members extends MemberSchema | readonly string[] | undefined = MemberSchema | readonly string[] | undefined,
> {
  /** The member `code`: a stable name such as `OUT_OF_STOCK`, of letters, digits, `_`, `.` and `-`, at most 200 characters. */
  readonly code: Code;
  /** The member `title`: a short sentence that is the same for each occurrence of the problem. */
  readonly title: string;
  /**
   * The member `type`: a URI, or a reference that is resolved against the base of the registry. By default the code in lower
   * case, with `-` for `_` and `.`: `out-of-stock`.
   */
  readonly type?: string | undefined;
  /** The member `detail`. A placeholder such as `{available}` is replaced by the value of the member. */
  readonly detail?: string | undefined;
  /** What the problem means, for its readers in documents and pages. It is the `detail` if there is no other. */
  readonly description?: string | undefined;
  /** What the client can do about the problem, for documents and pages. */
  readonly resolve?: string | undefined;
  /**
   * The extension members: an object schema of zod, valibot, arktype or another Standard Schema library, or a list of names.
   * The values are not validated.
   */
  readonly members?: Members;
  /** Header fields that each response has beside those of its status, by name, with a description for documents. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Whether the problem is to be removed: documents mark it, and clients should no longer depend on it. */
  readonly deprecated?: boolean | undefined;
}

/**
 * Checks what an application declares about a problem type, and returns the names of its members.
 *
 * @throws {TypeError} that begins with the code, and names the wrong part.
 */
export function checkDeclaration(problem: ProblemDeclaration): readonly string[] {
  if (!isPlainObject(problem))
    throw new TypeError('A problem type must be declared by an object with a code and a title');
  const { code, title, type, detail, description, resolve, headers, deprecated } = problem;
  if (typeof code !== 'string' || !/^[A-Za-z][\w.-]{0,199}$/.test(code)) {
    throw new TypeError(
      `code must be a letter, then at most 199 letters, digits, '_', '.' or '-', not ${JSON.stringify(code)}`,
    );
  }
  try {
    members.title(title, 'title');
    if (type !== undefined) members.type(type, 'type');
    if (type === 'about:blank') throw new TypeError('type must not be about:blank, which has no title of its own');
    for (const [name, text] of Object.entries({ detail, description, resolve })) {
      if (text !== undefined) members.detail(text, name);
    }
    if (headers !== undefined) checkHeaders(headers);
    if (deprecated !== undefined && typeof deprecated !== 'boolean')
      throw new TypeError('deprecated must be a boolean');
    const names = memberNamesOf(problem.members);
    names.forEach(checkMemberName);
    const unknown = placeholdersOf(detail ?? '').find((name) => !names.includes(name));
    if (unknown !== undefined) throw new TypeError(`detail has the placeholder {${unknown}}, which is not a member`);
    return names;
  } catch (error) {
    throw new TypeError(`${code}: ${(error as Error).message}`, { cause: error });
  }
}

function checkHeaders(headers: unknown): void {
  if (!isPlainObject(headers)) throw new TypeError('headers must be an object of descriptions by name');
  for (const [name, text] of Object.entries(headers)) members.detail(text, `headers.${name}`);
}

/** Extension members have names that other formats than JSON can have too (RFC 9457, section 3.2). */
function checkMemberName(name: unknown): void {
  if (typeof name !== 'string' || !/^[A-Za-z]\w{2,}$/.test(name)) {
    throw new TypeError(
      `${JSON.stringify(name)} can't be the name of a member: it needs a letter, then at least two letters, digits or _ (RFC 9457, section 3.2)`,
    );
  }
  // The members are properties of the error.
  if (Object.hasOwn(members, name) || name in HttpError.prototype || optionNames.includes(name)) {
    throw new TypeError(`'${name}' can't be the name of a member: every error has a property of this name`);
  }
}
