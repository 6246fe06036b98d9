import type { JsonSchema } from '../json-schema.js';
import { isSchema, resolveReference } from './subschemas.js';

/** Texts of the usual formats. */
const formats: Readonly<Record<string, string>> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00Z',
  time: '12:00:00Z',
  duration: 'P1D',
  email: 'reader@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/',
  'uri-reference': '/books/7',
  url: 'https://example.com/',
  uuid: '7f3e2b9a-4c1d-4e8f-9a6b-2d5c8e1f0a3b',
};
const texts = ['text', 'TEXT', '7', 'abc123', 'ABC-123', '1.50', '#ff8800'];

/** Optional parts may contain the schema itself, so an example is not deeper than this. */
const maxDepth = 4;

/**
 * An example of the values of a schema (draft 2020-12): one that the schema gives, or else a simple value. It is `undefined`
 * if there is none that certainly matches, as for some patterns, because a wrong example makes a document invalid.
 */
export function exampleValue(schema: unknown, root: JsonSchema, depth = 0): unknown {
  if (!isSchema(schema) || depth > maxDepth) return undefined;
  const { $ref, enum: values, examples, allOf, anyOf, oneOf } = schema;
  if (Object.hasOwn(schema, 'const')) return schema['const'];
  for (const list of [examples, values]) if (Array.isArray(list) && list.length > 0) return list[0] as unknown;
  for (const name of ['example', 'default']) if (Object.hasOwn(schema, name)) return schema[name];
  if (typeof $ref === 'string') return exampleValue(resolveReference(root, $ref), root, depth + 1);
  const branches = [allOf, anyOf, oneOf].filter(Array.isArray).flat() as unknown[];
  if (branches.length === 0) return valueOfType(schema, root, depth);
  if (Array.isArray(allOf) && branches.length > 1) return undefined;
  return branches.map((branch) => exampleValue(branch, root, depth + 1)).find((value) => value !== undefined);
}

function valueOfType(schema: JsonSchema, root: JsonSchema, depth: number): unknown {
  const [type] = [schema['type']].flat();
  if (type === 'string') return exampleText(schema);
  if (type === 'integer' || type === 'number') return exampleNumber(schema, type === 'integer');
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  if (type === 'array') return exampleArray(schema, root, depth);
  return type === 'object' ? exampleObject(schema, root, depth) : undefined;
}

function exampleText({ format, pattern, minLength = 0, maxLength = Infinity }: JsonSchema): string | undefined {
  const length = minLength as number;
  const candidates =
    typeof format === 'string' ? [formats[format] ?? ''] : [...texts, 'x'.repeat(Math.min(length, 100)), 'x'];
  return candidates.find(
    (text) =>
      (text !== '' || format === undefined) &&
      text.length >= length &&
      text.length <= (maxLength as number) &&
      (typeof pattern !== 'string' || matches(text, pattern)),
  );
}

function matches(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}

function exampleNumber(schema: JsonSchema, isInteger: boolean): number | undefined {
  const {
    minimum = -Infinity,
    maximum = Infinity,
    exclusiveMinimum = -Infinity,
    exclusiveMaximum = Infinity,
  } = schema as {
    readonly [keyword: string]: number;
  };
  const step = (schema['multipleOf'] as number | undefined) ?? (isInteger ? 1 : undefined);
  const least = Math.max(minimum, exclusiveMinimum);
  const candidates = [
    step ?? 1,
    1,
    0,
    least,
    least + (step ?? 1),
    Math.ceil(least / (step ?? 1)) * (step ?? 1),
    maximum,
    (least + exclusiveMaximum) / 2,
  ];
  return candidates.find(
    (value) =>
      Number.isFinite(value) &&
      value >= minimum &&
      value <= maximum &&
      value > exclusiveMinimum &&
      value < exclusiveMaximum &&
      (!isInteger || Number.isInteger(value)) &&
      (step === undefined || Number.isInteger(value / step)),
  );
}

function exampleArray(schema: JsonSchema, root: JsonSchema, depth: number): unknown[] | undefined {
  const { items, prefixItems, minItems = 0, maxItems = Infinity, uniqueItems, contains } = schema;
  const first = Array.isArray(prefixItems) ? prefixItems : [items];
  const values = first.map((item) => exampleValue(item, root, depth + 1));
  if (values.includes(undefined) || (maxItems as number) < values.length || contains !== undefined) {
    return minItems === 0 ? [] : undefined;
  }
  const missing = (minItems as number) - values.length;
  if (missing <= 0) return values;
  const next = exampleValue(items, root, depth + 1);
  if (next === undefined || uniqueItems === true || missing > 10) return undefined;
  return [...values, ...Array.from({ length: missing }, () => next)];
}

function exampleObject(schema: JsonSchema, root: JsonSchema, depth: number): Record<string, unknown> | undefined {
  const { properties = {}, required = [], minProperties = 0 } = schema;
  const value = exampleProperties(properties as JsonSchema, required as readonly string[], root, depth);
  return value !== undefined && Object.keys(value).length >= (minProperties as number) ? value : undefined;
}

/** Examples of properties, by name; `undefined` if one that is required has none. */
export function exampleProperties(
  properties: JsonSchema,
  required: readonly string[],
  root: JsonSchema,
  depth = 0,
): Record<string, unknown> | undefined {
  const values: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(properties)) {
    const value = exampleValue(schema, root, depth + 1);
    if (value !== undefined) values[name] = value;
  }
  return required.every((name) => Object.hasOwn(values, name)) ? values : undefined;
}
