import type { ProblemType } from '@faultline/core';
import { jsonSchemaOf } from '../json-schema.js';
import { pascalCase, schemaName, schemaReference } from './component-names.js';
import { type FlatMembers, flattenMembers } from './flat-members.js';
import { isSchema, mapSubschemas, mapValues, resolveReference } from './subschemas.js';
import { toOpenApi30 } from './to-openapi-3-0.js';

/** The members of a problem type in a document, and the schemas that they refer to. */
export interface MemberSchemas {
  /** One, or those of a union. */
  readonly branches: readonly FlatMembers[];
  /** Schemas of the document, by name. */
  readonly referenced: Readonly<Record<string, unknown>>;
}

/**
 * The schemas of the members of a problem type. A reference inside the schema of the members, such as `#/$defs/Book`, would
 * lead nowhere in the document, so what it refers to becomes a schema of the document: `OutOfStockProblemBook`.
 */
export function memberSchemasOf(problemType: ProblemType, isOpenApi30: boolean): MemberSchemas {
  const root = jsonSchemaOf(problemType);
  const names = new Map<string, string>();
  const referenced: Record<string, unknown> = {};
  const convert = (schema: unknown): unknown => {
    const rewritten = rewriteReferences(schema);
    return isOpenApi30 ? toOpenApi30(rewritten) : rewritten;
  };

  function rewriteReferences(schema: unknown): unknown {
    if (!isSchema(schema)) return schema;
    const { $ref, $defs: _defs, definitions: _definitions, $schema: _draft, id: _id, $id: _uri, ...others } = schema;
    const rewritten = mapSubschemas(others, rewriteReferences);
    return typeof $ref === 'string' ? { ...schemaReference(nameOf($ref)), ...rewritten } : rewritten;
  }

  function nameOf(reference: string): string {
    const known = names.get(reference);
    if (known !== undefined) return known;
    const target = resolveReference(root, reference);
    if (target === undefined)
      throw new TypeError(`${problemType.code}: the members refer to ${reference}, which is not in their schema`);
    const name = `${schemaName(problemType)}${pascalCase(reference.slice(reference.lastIndexOf('/') + 1)) || 'Members'}`;
    if (Object.hasOwn(referenced, name))
      throw new TypeError(`${problemType.code}: two parts of the members have the name ${name}`);
    names.set(reference, name);
    referenced[name] = convert(target);
    return name;
  }

  const branches = flattenMembers(root).map(({ properties, required }) => ({
    properties: mapValues(properties, convert),
    required,
  }));
  return { branches, referenced };
}
