import type { JsonSchema } from '../json-schema.js';

/** The keywords of JSON Schema that have schemas by name. */
const byName = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);
/** The keywords that have a list of schemas. */
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
/** The keywords that have one schema. */
const single = new Set([
  'items',
  'additionalProperties',
  'not',
  'contains',
  'propertyNames',
  'if',
  'then',
  'else',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentSchema',
]);

/** A copy of a schema, in which a function replaces each schema that it directly contains. */
export function mapSubschemas(schema: JsonSchema, replace: (subschema: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (lists.has(keyword) && Array.isArray(value)) return [keyword, value.map(replace)];
      if (single.has(keyword)) return [keyword, replace(value)];
      return [keyword, byName.has(keyword) && isSchema(value) ? mapValues(value, replace) : value];
    }),
  );
}

/** A copy of an object, in which a function replaces each value. */
export function mapValues<Value, Result>(
  values: Readonly<Record<string, Value>>,
  replace: (value: Value, name: string) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, replace(value, name)]));
}

/** Whether a value is a schema other than `true` and `false`. */
export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a reference such as `#/$defs/Book` refers to; `undefined` if there is nothing. */
export function resolveReference(root: JsonSchema, reference: string): unknown {
  if (!reference.startsWith('#')) return undefined;
  let value: unknown = root;
  for (const segment of decodeURIComponent(reference.slice(1)).split('/').slice(1)) {
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}
