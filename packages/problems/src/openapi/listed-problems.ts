import { type ErrorClass, HttpError, type ProblemRegistry } from '@faultline/core';
import { type ProblemResponse, problemResponses } from './problem-responses.js';
import { isSchema as isObject } from './subschemas.js';

type Json = Readonly<Record<string, unknown>>;

/** The extension in which an operation, or its `responses`, lists problems. */
const extension = 'x-problems';

/**
 * An operation with the responses of the problems that it lists in `x-problems`: codes of the registry, and statuses for
 * problems without a type of their own. If it has a response with the same status, this gets the problems too.
 *
 * @throws {TypeError} that names the operation, if a problem is not in the registry.
 */
export function addListedProblems(operation: Json, registry: ProblemRegistry): Json {
  const { [extension]: list, responses: given = {}, ...others } = operation;
  const { [extension]: listOfResponses, ...responses } = given as Json;
  try {
    const listed = new Set([...readList(listOfResponses), ...readList(list)]);
    const { default: _default, ...added } = problemResponses(...[...listed].map((each) => classOf(each, registry)));
    const merged = Object.entries(added).map(([status, response]: [string, ProblemResponse]) => [
      status,
      mergeResponses(responses[status], response),
    ]);
    return { ...others, responses: { ...responses, ...Object.fromEntries(merged) } };
  } catch (cause) {
    const { operationId } = operation;
    const name = typeof operationId === 'string' ? operationId : 'An operation';
    throw new TypeError(`${name}: ${(cause as Error).message}`, { cause });
  }
}

/** `@nestjs/swagger` has only objects in `responses`, so the list is in an object there. */
function readList(list: unknown): readonly unknown[] {
  if (list === undefined) return [];
  const items = isObject(list) ? list['problems'] : list;
  if (Array.isArray(items)) return items;
  throw new TypeError(`${extension} must be a list of codes and statuses`);
}

function classOf(listed: unknown, { types }: ProblemRegistry): ErrorClass {
  const declared = types.find(({ code }) => code === listed);
  if (declared !== undefined) return declared.errorClass;
  if (typeof listed === 'number' && listed >= 400 && listed < 600) return classOfStatus(listed);
  throw new TypeError(
    `${extension} lists ${JSON.stringify(listed)}, which is not a code of the registry, and not a status of 400–599`,
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
  if (typeof given['$ref'] === 'string') {
    throw new TypeError(
      `${extension} can't change ${given['$ref']}: write the response into the operation, or remove it`,
    );
  }
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
  const branches = [...branchesOf(schema), ...added.schema.anyOf];
  return {
    ...given,
    schema: { anyOf: [...new Map(branches.map((branch) => [JSON.stringify(branch), branch])).values()] },
    ...(added.examples || examples ? { examples: { ...added.examples, ...examples } } : {}),
  };
}

function branchesOf(schema: Json | undefined): readonly unknown[] {
  if (schema === undefined) return [];
  const { anyOf, ...others } = schema;
  return Array.isArray(anyOf) && Object.keys(others).length === 0 ? anyOf : [schema];
}
