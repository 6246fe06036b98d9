import type { JsonSchema } from '../json-schema.js';
import { isSchema, mapSubschemas } from './subschemas.js';

/** The keywords that mean the same in OpenAPI 3.0 as in JSON Schema. */
const sameKeywords = new Set([
  'title',
  'description',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'properties',
  'required',
  'additionalProperties',
  'minProperties',
  'maxProperties',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'type',
  'enum',
]);

/** OpenAPI 3.0 has no type `null`. */
function nullSchema(): JsonSchema {
  return { type: 'string', nullable: true, enum: [null] };
}

function isNullSchema(schema: unknown): boolean {
  return JSON.stringify(schema) === JSON.stringify(nullSchema());
}

/**
 * Writes a JSON Schema (draft 2020-12) as the schema of OpenAPI 3.0, which has fewer keywords. What it can't express is left
 * out, so that the schema allows more and not less.
 */
export function toOpenApi30(schema: unknown): unknown {
  if (!isSchema(schema)) return schema === false ? { not: {} } : {};
  const { $ref, type, ...others } = schema;
  if (typeof $ref === 'string') return withReference($ref, toOpenApi30({ ...others, type }) as JsonSchema);
  const types = [type].flat().filter((each) => typeof each === 'string');
  const [first, ...further] = types.filter((each) => each !== 'null');
  if (further.length > 0) return toOpenApi30({ anyOf: types.map((each) => ({ ...schema, type: each })) });
  if (first === undefined) return types.length === 0 ? withNullBranch(convertKeywords(others)) : nullSchema();
  const converted = convertKeywords({ type: first, ...others });
  return types.length === 1 ? converted : makeNullable(converted);
}

/** OpenAPI 3.0 ignores the siblings of a reference. */
function withReference($ref: string, siblings: JsonSchema): JsonSchema {
  if (Object.keys(siblings).length === 0) return { $ref };
  const { allOf = [], ...others } = siblings;
  return { ...others, allOf: [{ $ref }, ...(allOf as readonly unknown[])] };
}

function makeNullable(schema: JsonSchema): JsonSchema {
  const { enum: values } = schema;
  return { ...schema, nullable: true, ...(Array.isArray(values) ? { enum: [...new Set([...values, null])] } : {}) };
}

/** `nullable` needs a type. So `null` becomes a branch of a schema without one, unless a branch with a type can have it. */
function withNullBranch(schema: JsonSchema): JsonSchema {
  const { enum: values, anyOf, ...others } = schema;
  if (Array.isArray(values) && values.includes(null)) {
    const named = values.filter((value) => value !== null);
    return named.length === 0 ? nullSchema() : { ...others, anyOf: [{ enum: named }, nullSchema()] };
  }
  if (!Array.isArray(anyOf)) return schema;
  const [first, ...further] = anyOf.filter((branch) => !isNullSchema(branch)) as JsonSchema[];
  const isMergeable = further.length === 0 && anyOf.length === 2 && typeof first?.['type'] === 'string';
  return isMergeable ? { ...makeNullable(first), ...others } : schema;
}

/** Keeps the keywords that OpenAPI 3.0 has, and writes those that have a counterpart. */
function convertKeywords(schema: JsonSchema): JsonSchema {
  const { examples, required, patternProperties, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const { items: _items, ...others } = schema;
  const converted = Object.entries(mapSubschemas(others, toOpenApi30));
  const result = Object.fromEntries(converted.filter(([name]) => sameKeywords.has(name) || name.startsWith('x-')));
  if (Array.isArray(required) && required.length === 0) delete result['required'];
  if (typeof schema['additionalProperties'] === 'boolean') {
    result['additionalProperties'] = schema['additionalProperties'] || patternProperties !== undefined;
  }
  if (Array.isArray(examples) && examples.length > 0) result['example'] = examples[0];
  if (Object.hasOwn(schema, 'const')) result['enum'] = [schema['const']];
  if (typeof exclusiveMinimum === 'number' && !((minimum as number) > exclusiveMinimum)) {
    Object.assign(result, { minimum: exclusiveMinimum, exclusiveMinimum: true });
  }
  if (typeof exclusiveMaximum === 'number' && !((maximum as number) < exclusiveMaximum)) {
    Object.assign(result, { maximum: exclusiveMaximum, exclusiveMaximum: true });
  }
  if (schema['type'] === 'array') result['items'] = itemsOf(schema);
  return result;
}

/** Every array has `items`. Those of a tuple are a union. */
function itemsOf({ items, prefixItems }: JsonSchema): unknown {
  if (!Array.isArray(prefixItems) || prefixItems.length === 0) return toOpenApi30(items);
  if (items === undefined || items === true) return {};
  const branches = isSchema(items) ? [...prefixItems, items] : prefixItems;
  return branches.length === 1 ? toOpenApi30(branches[0]) : { anyOf: branches.map(toOpenApi30) };
}
