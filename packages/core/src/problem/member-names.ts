import { isObject } from '../plain-object.js';

/**
 * An object schema of zod, valibot, arktype or another library of [Standard Schema](https://standardschema.dev). Faultline
 * reads the names of its properties, and never validates with it.
 */
export interface MemberSchema<Input = unknown> {
  readonly '~standard': {
    readonly vendor: string;
    readonly types?: { readonly input: Input } | undefined;
    /** Writes the schema as JSON Schema ([Standard JSON Schema](https://standardschema.dev/json-schema)). */
    readonly jsonSchema?: { readonly input: (options: { readonly target: 'draft-2020-12' }) => object } | undefined;
  };
}

/**
 * The names of the declared members. Libraries have the properties of an object schema in `shape` or `entries`; the JSON
 * Schema is slower, and also has the names of unions and intersections.
 *
 * @throws {TypeError} if the schema is not that of an object with named properties.
 */
export function memberNamesOf(members: MemberSchema | readonly string[] | undefined): readonly string[] {
  if (members === undefined) return [];
  if (Array.isArray(members)) return [...(members as readonly string[])];
  const {
    shape,
    entries,
    '~standard': standard,
  } = (members ?? {}) as Partial<MemberSchema> & Readonly<Record<string, unknown>>;
  const properties = [shape, entries].find(isObject);
  const names = properties === undefined ? namesOf(readJsonSchema(standard)) : Object.keys(properties);
  if (names.length > 0) return [...new Set(names)];
  throw new TypeError('members must be an object schema with named properties, or a list of names');
}

function readJsonSchema(standard: MemberSchema['~standard'] | undefined): unknown {
  try {
    return standard?.jsonSchema?.input({ target: 'draft-2020-12' });
  } catch {
    return undefined; // a part of the schema has no JSON Schema
  }
}

function namesOf(schema: unknown): readonly string[] {
  if (!isObject(schema)) return [];
  const { properties, anyOf, oneOf, allOf } = schema;
  const branches = [anyOf, oneOf, allOf].filter(Array.isArray).flat() as unknown[];
  return [...(isObject(properties) ? Object.keys(properties) : []), ...branches.flatMap(namesOf)];
}
