import { type ErrorClass, HttpError, type ProblemRegistry } from '@faultline/core';
import { type ProblemResponse, problemResponses } from './problem-responses.js';
import { isSchema as isObject } from './subschemas.js';

type Json = Readonly<Record<string, unknown>>;

/** The extension of an OpenAPI document in which an operation, or its `responses`, lists problems. */
const listName = 'x-problems';

/**
 * An operation with the responses of the problems that it lists in `x-problems`: codes of the registry, and statuses for
 * problems without a type of their own. If it has a response with the same status, this gets the problems too.
 *
 * @throws {TypeError} that names the operation, if a problem is not in the registry.
 */
export function addListedProblems(operation: Json, registry: ProblemRegistry): Json {
  const { [listName]: list = [], responses: given = {}, ...others } = operation;
  const { [listName]: listOfResponses = [], ...responses } = given as Json;
  try {
    const listed = new Set([...readList(listOfResponses), ...readList(list)]);
    const { default: _default, ...added } = problemResponses(...[...listed].map((each) => classOf(each, registry)));
    const merged = Object.entries(added).map(([status, response]: [string, ProblemResponse]) => [
      status,
      mergeResponses(responses[status], response),
    ]);
    return { ...others, responses: { ...responses, ...Object.fromEntries(merged) } };
  } catch (error) {
    throw new TypeError(`${String(others['operationId'] ?? 'An operation')}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** `@nestjs/swagger` keeps only objects in `responses`, so the list is in an object there. */
function readList(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : isObject(list) ? readList(list['problems']) : [list];
}

function classOf(listed: unknown, { types }: ProblemRegistry): ErrorClass {
  const declared = types.find(({ code }) => code === listed);
  if (declared !== undefined) return declared.errorClass;
  if (typeof listed === 'number' && listed >= 400 && listed < 600) return classOfStatus(listed);
  throw new TypeError(
    `${listName} lists ${JSON.stringify(listed)}, which is no code of the registry, and no status of 400–599`,
  );
}

function classOfStatus(status: number): ErrorClass {
  return class extends HttpError {
    constructor() {
      super(status);
    }
  };
}

function mergeResponses(given: unknown, added: ProblemResponse): unknown {
  if (!isObject(given)) return added;
  if (typeof given['$ref'] === 'string') throw new TypeError(`${given['$ref']} can't get the problems of ${listName}`);
  const { description, headers, content } = given;
  const media = { ...(content as Json | undefined) };
  const problem = 'application/problem+json';
  return {
    ...given,
    description: description || added.description,
    ...(headers || added.headers ? { headers: { ...added.headers, ...(headers as Json | undefined) } } : {}),
    content: { ...media, [problem]: mergeMedia(media[problem], added.content[problem]) },
  };
}

function mergeMedia(given: unknown, added: ProblemResponse['content']['application/problem+json']): unknown {
  if (!isObject(given)) return added;
  const { schema, examples } = given as { readonly schema?: Json; readonly examples?: Json };
  const branches = schema === undefined ? [] : Array.isArray(schema['anyOf']) ? schema['anyOf'] : [schema];
  const anyOf = new Map([...branches, ...added.schema.anyOf].map((branch) => [JSON.stringify(branch), branch]));
  return {
    ...given,
    schema: { ...(branches[0] === schema ? {} : schema), anyOf: [...anyOf.values()] },
    ...(added.examples ? { examples: { ...added.examples, ...examples } } : {}),
  };
}
