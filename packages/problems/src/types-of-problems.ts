import type { JsonSchema } from './json-schema.js';
import type { DescribedProblem, ProblemsDocument } from './problems-document.js';

/**
 * Writes the problem types of an API as TypeScript, for a client in another repository: the content of a `problems.d.ts`. With
 * this file in the project, `isProblem(error, 'OUT_OF_STOCK')` of `@faultline/client` gives the members their types.
 *
 * Objects have the members of their JSON Schema, and may have others. A schema that refers to itself becomes `unknown` at that
 * point, and so does what TypeScript can't express, such as a pattern.
 *
 * @example
 * ```ts
 * writeFileSync('problems.d.ts', typesOfProblems(describeProblems(problems)));
 * ```
 */
export function typesOfProblems({ base, problems }: ProblemsDocument): string {
  return `/* eslint-disable */
// The problem types of ${oneLine(base)}, for @faultline/client. Generated: do not edit.
export {};

declare module '@faultline/client' {
  interface Problems {
${problems.map(entryOf).join('')}  }
}
`;
}

function entryOf({ code, type, status, title, description, resolve, members, deprecated }: DescribedProblem): string {
  const words = [description === undefined ? title : `${title}: ${description}`, resolve];
  const properties = [
    `type: ${JSON.stringify(type)};\n`,
    `status: ${status};\n`,
    `members: ${typeOf({ type: 'object', ...members }, members, [])};\n`,
  ];
  return indent(2, `${commentOf(words, deprecated)}${nameOf(code)}: {\n${indent(1, properties.join(''))}};\n`);
}

/** @param open The references that lead to this schema. */
function typeOf(schema: unknown, root: JsonSchema, open: readonly string[]): string {
  return unionOf(schema, root, open).join(' | ');
}

/** The alternatives of a schema. */
function unionOf(schema: unknown, root: JsonSchema, open: readonly string[]): readonly string[] {
  if (schema === false) return ['never'];
  if (!isObject(schema)) return ['unknown'];
  const { $ref, const: constant, enum: values, anyOf, oneOf, allOf, type } = schema;
  const alternatives = [anyOf, oneOf].find(Array.isArray) as unknown[] | undefined;
  const parts = [
    typeof $ref === 'string' ? referenceOf($ref, root, open) : undefined,
    'const' in schema ? [literalOf(constant)] : undefined,
    Array.isArray(values) ? values.map(literalOf) : undefined,
    alternatives?.flatMap((each) => unionOf(each, root, open)),
    ...(Array.isArray(allOf) ? allOf.map((each) => unionOf(each, root, open)) : []),
  ].filter((part) => part !== undefined);
  // The type of an enum says less than its values.
  if (!('const' in schema || Array.isArray(values))) {
    const types = Array.isArray(type) ? type : [type ?? (isObject(schema['properties']) ? 'object' : undefined)];
    parts.push([...new Set(types.map((each: unknown) => simpleTypeOf(each, schema, root, open)))]);
  }
  const known = parts.filter((part) => !part.includes('unknown')).map((part) => Array.from(new Set(part)));
  if (known.length <= 1) return known[0] ?? ['unknown'];
  return [known.map((part) => (part.length > 1 ? `(${part.join(' | ')})` : part[0])).join(' & ')];
}

function referenceOf(reference: string, root: JsonSchema, open: readonly string[]): readonly string[] {
  if (open.includes(reference) || !reference.startsWith('#')) return ['unknown'];
  const names = reference.split('/').slice(1);
  const target = names
    .map((name) => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined), root);
  return unionOf(target, root, [...open, reference]);
}

function simpleTypeOf(type: unknown, schema: JsonSchema, root: JsonSchema, open: readonly string[]): string {
  switch (type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return type;
    case 'integer':
      return 'number';
    case 'array':
      return arrayOf(schema, root, open);
    case 'object':
      return objectOf(schema, root, open);
    default:
      return 'unknown';
  }
}

function arrayOf({ prefixItems, items }: JsonSchema, root: JsonSchema, open: readonly string[]): string {
  const rest = items === false ? undefined : typeOf(items, root, open);
  if (!Array.isArray(prefixItems)) return `Array<${rest ?? 'never'}>`;
  const first = prefixItems.map((item) => typeOf(item, root, open));
  return `[${[...first, ...(rest === undefined ? [] : [`...Array<${rest}>`])].join(', ')}]`;
}

function objectOf(schema: JsonSchema, root: JsonSchema, open: readonly string[]): string {
  const { properties, required, additionalProperties } = schema;
  const members = Object.entries(isObject(properties) ? properties : {}).map(([name, member]) => {
    const { description, deprecated } = isObject(member) ? member : {};
    const comment = commentOf([typeof description === 'string' ? description : undefined], deprecated === true);
    const isOptional = !(Array.isArray(required) && required.includes(name));
    return `${comment}${nameOf(name)}${isOptional ? '?' : ''}: ${typeOf(member, root, open)};\n`;
  });
  const named = members.length === 0 ? undefined : `{\n${indent(1, members.join(''))}}`;
  const others = isObject(additionalProperties) ? typeOf(additionalProperties, root, open) : 'unknown';
  if (others === 'unknown') return named ?? 'object';
  return named === undefined ? `Record<string, ${others}>` : `${named} & Record<string, ${others}>`;
}

/** A value of `const` or `enum`. */
function literalOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, member]) => `${nameOf(name)}: ${literalOf(member)}`)
    .join('; ')} }`;
}

function nameOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function commentOf(paragraphs: readonly (string | undefined)[], isDeprecated: boolean): string {
  const lines = [...paragraphs, isDeprecated ? '@deprecated' : undefined]
    .filter((paragraph) => paragraph !== undefined)
    .map((paragraph) => oneLine(paragraph).replaceAll('*/', '*\\/'));
  if (lines.length === 0) return '';
  return lines.length === 1 ? `/** ${lines[0]} */\n` : `/**\n * ${lines.join('\n *\n * ')}\n */\n`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function indent(levels: number, lines: string): string {
  return lines.replaceAll(/^(?=.)/gm, '  '.repeat(levels));
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
