import { lookUp, type ProblemRegistry, type ProblemType } from '@faultline/core';
import { namedStatuses, schemaName, schemaReference, statusSchemaName } from './component-names.js';
import type { FlatMembers } from './flat-members.js';
import { memberSchemasOf } from './member-schemas.js';
import { createWireType } from './wire-type.js';

/** The versions of OpenAPI that documents can have. */
export type OpenApiVersion = '3.0' | '3.1' | '3.2';

/** What the documents of an application have in common with its servers. */
export interface ProblemDocumentOptions {
  /** The option of the same name of the servers. They send this URL and the status instead of `about:blank`. */
  readonly typeBaseUrl?: string | undefined;
}

/** The options of {@link problemSchemas}. */
export interface ProblemSchemasOptions extends ProblemDocumentOptions {
  /** The version of the document, `3.1` by default. */
  readonly openapi?: OpenApiVersion | undefined;
}

/** A schema of an OpenAPI document. */
export type OpenApiSchema = Record<string, unknown>;

/**
 * The schemas of problems for `components.schemas` of an OpenAPI document: one for each problem type, such as
 * `OutOfStockProblem`; one for each status of the catalogue, such as `NotFoundProblem`, for problems without a type of their
 * own; `Problem` for the problems of all statuses; and `FieldError`. {@link withProblems} adds those that a document needs.
 *
 * A schema is flat and open, and fixes `type`, `status` and `code`, so that generated clients narrow a union of problems:
 * after `error.type === 'https://shop.example/problems/out-of-stock'`, `error.available` is a number.
 *
 * @throws {TypeError} that names the problem types whose schemas have the same name, or whose members have no JSON Schema.
 * @example
 * ```ts
 * const components = { schemas: problemSchemas(problems) };
 * ```
 */
export function problemSchemas(
  { types }: ProblemRegistry,
  { openapi = '3.1', typeBaseUrl }: ProblemSchemasOptions = {},
): Record<string, OpenApiSchema> {
  if (!['3.0', '3.1', '3.2'].includes(openapi)) {
    throw new TypeError(`openapi must be '3.0', '3.1' or '3.2', not ${JSON.stringify(openapi)}`);
  }
  return { ...declaredSchemas(types, openapi, typeBaseUrl), ...commonSchemas(namedStatuses, typeBaseUrl) };
}

/** The schemas of problem types, and those that their members refer to. */
export function declaredSchemas(
  types: readonly ProblemType[],
  openapi: OpenApiVersion,
  typeBaseUrl: string | undefined,
): Record<string, OpenApiSchema> {
  const wireType = createWireType(typeBaseUrl);
  const schemas = new Map<string, OpenApiSchema>();
  const codes = new Map<string, string>();
  for (const problemType of types) {
    const { type, status, code, title, description, detail, resolve, deprecated } = problemType;
    const { branches, referenced } = memberSchemasOf(problemType, openapi === '3.0');
    const fixed = { type: wireType(type, status), status, code };
    const objects = branches.map((members) => problemObject(fixed, members));
    const words = [description ?? detail ?? title, resolve].filter((text) => text !== undefined).join('\n\n');
    const schema = {
      title,
      description: words,
      ...(deprecated ? { deprecated } : {}),
      ...(objects.length === 1 ? objects[0] : { anyOf: objects }),
    };
    for (const [name, each] of Object.entries({ [schemaName(problemType)]: schema, ...referenced })) {
      if (schemas.has(name)) {
        throw new TypeError(
          `${codes.get(name)} and ${code} both need the name ${name} for a schema: rename one of the codes`,
        );
      }
      schemas.set(name, each as OpenApiSchema);
      codes.set(name, code!);
    }
  }
  return Object.fromEntries(schemas);
}

/** The schemas of problems without a type of their own: for each of some statuses, and for all statuses. */
export function commonSchemas(
  statuses: readonly number[],
  typeBaseUrl: string | undefined,
): Record<string, OpenApiSchema> {
  const wireType = createWireType(typeBaseUrl);
  const schemas: Record<string, OpenApiSchema> = {};
  for (const status of statuses) {
    const fixed = { type: wireType('about:blank', status), status };
    const { name: title, description } = lookUp(status);
    schemas[statusSchemaName(status)] = { title, description, ...problemObject(fixed) };
  }
  const types = new Set(namedStatuses.map((status) => wireType('about:blank', status)));
  const open = problemObject({});
  schemas['Problem'] = {
    title: 'Problem',
    description: 'An error without a problem type of its own (RFC 9457).',
    ...open,
    properties: {
      ...open.properties,
      type: { type: 'string', enum: [...types] },
      status: { type: 'integer', minimum: 400, maximum: 599 },
    },
  };
  schemas['FieldError'] = fieldErrorSchema;
  return schemas;
}

/** The schema of a problem some of whose members are fixed. */
function problemObject(
  fixed: { readonly type?: string; readonly status?: number; readonly code?: string | undefined },
  { properties, required }: FlatMembers = { properties: {}, required: [] },
): { type: 'object'; required: string[]; properties: Record<string, unknown> } {
  const { type, status, code } = fixed;
  return {
    type: 'object',
    required: ['type', 'title', 'status', 'detail', ...(code === undefined ? [] : ['code']), ...required],
    properties: {
      type: { type: 'string', enum: [type] },
      title: { type: 'string' },
      status: { type: 'integer', enum: [status] },
      detail: { type: 'string' },
      instance: { type: 'string', format: 'uri-reference' },
      ...(code === undefined ? {} : { code: { type: 'string', enum: [code] } }),
      errors: { type: 'array', items: schemaReference('FieldError') },
      errorCount: { type: 'integer', minimum: 0 },
      ...properties,
    },
  };
}

const fieldErrorSchema: OpenApiSchema = {
  title: 'Field error',
  description:
    'One fault of a request. At most one of pointer, parameter, header and cookie gives its location; none does if the fault is the request as a whole.',
  type: 'object',
  required: ['detail'],
  properties: {
    detail: { type: 'string', description: 'What is wrong.' },
    pointer: {
      type: 'string',
      description: 'The location in the body: a JSON Pointer as a URI fragment, such as #/items/3/price.',
    },
    parameter: { type: 'string', description: 'The name of a parameter of the URL.' },
    in: { type: 'string', enum: ['query', 'path'], description: 'Where the parameter is.' },
    header: { type: 'string', description: 'The name of a header field.' },
    cookie: { type: 'string', description: 'The name of a cookie.' },
    code: { type: 'string', description: 'The name of the rule that the request breaks.' },
  },
};
