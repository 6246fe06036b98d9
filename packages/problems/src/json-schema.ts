import type { MemberSchema, ProblemType } from '@faultline/core';

/** A JSON Schema (draft 2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of the members of a problem type. It is that of the values that the application throws: the input form. The
 * object is open, because clients must ignore members that they do not know (RFC 9457, section 3.2). A member has the empty
 * schema if only its name is known.
 *
 * @throws {TypeError} if the schema library can't write a member as JSON Schema.
 */
export function jsonSchemaOf({ members, memberNames, code }: ProblemType): JsonSchema {
  const jsonSchema = isNames(members) ? undefined : members['~standard'].jsonSchema;
  if (jsonSchema === undefined) {
    return { type: 'object', properties: Object.fromEntries(memberNames.map((name) => [name, {}])) };
  }
  try {
    const { $schema: _draft, ...schema } = jsonSchema.input({ target: 'draft-2020-12' }) as JsonSchema;
    return schema;
  } catch (cause) {
    throw new TypeError(`${code}: the members can't be written as JSON Schema: ${(cause as Error).message}`, { cause });
  }
}

/** Whether the types of the members are known, and not only their names. */
export function hasJsonSchema({ members, memberNames }: ProblemType): boolean {
  return isNames(members) ? memberNames.length === 0 : members['~standard'].jsonSchema !== undefined;
}

function isNames(members: MemberSchema | readonly string[]): members is readonly string[] {
  return Array.isArray(members);
}
