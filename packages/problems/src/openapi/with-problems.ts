import { BadRequest, InternalServerError, NotFound, type ProblemRegistry, problemTypeOf } from '@faultline/core';
import { errorStatuses, schemaReference, statusSchemaName } from './component-names.js';
import { addListedProblems } from './listed-problems.js';
import { exampleProblems, type ProblemResponse } from './problem-responses.js';
import { commonSchemas, declaredSchemas, type OpenApiVersion, type ProblemDocumentOptions } from './problem-schemas.js';
import { isSchema as isObject, mapValues } from './subschemas.js';
import { createWireType } from './wire-type.js';

type Json = Readonly<Record<string, unknown>>;

/** `@nestjs/swagger` also writes `search`. */
const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query', 'search']);

/**
 * Adds the problems to an OpenAPI document: the schemas of the problem types, those of the statuses that the document refers
 * to, and the response `Problem`, which becomes the `default` of each operation that has no other. Returns a new document; the
 * given one does not change. It can be written by hand, by `@nestjs/swagger` or by another tool, in the versions 3.0, 3.1 and
 * 3.2 of OpenAPI.
 *
 * @throws {TypeError} if the document has another version, or another schema or response with the name of one that is added;
 * and as {@link problemSchemas} does.
 * @example
 * ```ts
 * const document = withProblems({ openapi: '3.1.0', info, paths }, problems);
 * app.get('/openapi.json', (_request, response) => response.json(document));
 * ```
 */
export function withProblems<Document extends object>(
  document: Document,
  registry: ProblemRegistry,
  { typeBaseUrl }: ProblemDocumentOptions = {},
): Document {
  const { openapi, paths, components, ...others } = document as Json;
  const version = parseVersion(openapi);
  const wireType = createWireType(typeBaseUrl);

  /** The examples of `problemResponses`, which does not know the base. */
  function completeResponse(response: unknown): unknown {
    const media = contentOf(response)?.['application/problem+json'];
    if (typeBaseUrl === undefined || !isObject(media) || !isObject(media['examples'])) return response;
    const examples = mapValues(media['examples'], (example) => {
      const value = isObject(example) ? example['value'] : undefined;
      if (!isObject(value) || typeof value['type'] !== 'string') return example;
      return { ...(example as Json), value: { ...value, type: wireType(value['type'], value['status'] as number) } };
    });
    const content = { ...contentOf(response), 'application/problem+json': { ...media, examples } };
    return { ...(response as Json), content };
  }

  function completeOperation(operation: unknown): unknown {
    if (!isObject(operation)) return operation;
    const listed = addListedProblems(operation, registry);
    const responses = mapValues(listed['responses'] as Json, completeResponse);
    return { ...listed, responses: { ...responses, default: responses['default'] ?? defaultReference } };
  }

  function completePath(path: unknown): unknown {
    if (!isObject(path)) return path;
    return mapValues(path, (value, name) => {
      if (methods.has(name)) return completeOperation(value);
      return name === 'additionalOperations' && isObject(value) ? mapValues(value, completeOperation) : value;
    });
  }

  const given = isObject(components) ? components : {};
  const completed = { ...others, ...(isObject(paths) ? { paths: mapValues(paths, completePath) } : {}) };
  const text = JSON.stringify([completed, given]);
  const statuses = errorStatuses.filter((status) =>
    text.includes(`"${schemaReference(statusSchemaName(status)).$ref}"`),
  );
  const responses = isObject(given['responses']) ? mapValues(given['responses'], completeResponse) : {};
  const schemas = { ...declaredSchemas(registry.types, version, typeBaseUrl), ...commonSchemas(statuses, typeBaseUrl) };
  return {
    openapi,
    ...completed,
    components: {
      ...given,
      schemas: addComponents('schemas', (given['schemas'] ?? {}) as Json, schemas),
      responses: addComponents('responses', responses, { Problem: completeResponse(defaultResponse()) }),
    },
  } as unknown as Document;
}

function contentOf(response: unknown): Json | undefined {
  const content = isObject(response) ? response['content'] : undefined;
  return isObject(content) ? content : undefined;
}

function parseVersion(openapi: unknown): OpenApiVersion {
  const [, version] = /^(3\.[012])(?:\.|$)/.exec(String(openapi)) ?? [];
  if (version !== undefined) return version as OpenApiVersion;
  throw new TypeError(
    `The document must be of OpenAPI 3.0, 3.1 or 3.2: its member openapi is ${JSON.stringify(openapi)}, and not a version such as '3.1.0'`,
  );
}

/** A schema that the document has already may be the same one. */
function addComponents(kind: string, given: Json, added: Json): Json {
  for (const [name, component] of Object.entries(added)) {
    if (Object.hasOwn(given, name) && JSON.stringify(given[name]) !== JSON.stringify(component)) {
      throw new TypeError(`The document has another component ${name} in components.${kind}: rename it, or remove it`);
    }
  }
  return { ...given, ...added };
}

const defaultReference = { $ref: '#/components/responses/Problem' };

function defaultResponse(): Omit<ProblemResponse, 'content'> & { readonly content: object } {
  return {
    description:
      'Any other error, such as a malformed request (400), an unknown resource (404) or an unexpected error (500)',
    content: {
      'application/problem+json': {
        schema: schemaReference('Problem'),
        examples: exampleProblems([BadRequest, NotFound, InternalServerError].map(problemTypeOf)),
      },
    },
  };
}
