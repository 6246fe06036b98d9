import type { JsonSchema } from '../json-schema.js';
import { isSchema, resolveReference } from './subschemas.js';

/** The members of a problem type, or of one branch of a union. */
export interface FlatMembers {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
}

/**
 * The branches of the schema of the members: one, or those of a union. Intersections and references are resolved, because
 * generated clients narrow a union of flat objects best.
 */
export function flattenMembers(root: JsonSchema): readonly FlatMembers[] {
  return branchesOf(root, root, 0);
}

const none: FlatMembers = { properties: {}, required: [] };

/** A schema that contains itself without a property in between has no values, so the depth can be limited. */
const maxDepth = 100;

function branchesOf(schema: unknown, root: JsonSchema, depth: number): readonly FlatMembers[] {
  if (!isSchema(schema) || depth > maxDepth) return [none];
  const { properties, required, allOf, $ref } = schema;
  const own: FlatMembers = {
    properties: isSchema(properties) ? properties : {},
    required: Array.isArray(required) ? (required as string[]) : [],
  };
  const parts: (readonly FlatMembers[])[] = [[own]];
  if (typeof $ref === 'string') parts.push(branchesOf(resolveReference(root, $ref), root, depth + 1));
  if (Array.isArray(allOf)) parts.push(...allOf.map((part) => branchesOf(part, root, depth + 1)));
  for (const union of [schema['anyOf'], schema['oneOf']]) {
    if (Array.isArray(union)) parts.push(union.flatMap((branch) => branchesOf(branch, root, depth + 1)));
  }
  return parts.reduce((branches, part) => branches.flatMap((one) => part.map((other) => merge(one, other))));
}

function merge(one: FlatMembers, other: FlatMembers): FlatMembers {
  const properties: Record<string, unknown> = { ...one.properties };
  for (const [name, schema] of Object.entries(other.properties)) {
    properties[name] = Object.hasOwn(properties, name) ? { allOf: [properties[name], schema] } : schema;
  }
  return { properties, required: [...new Set([...one.required, ...other.required])] };
}
