import { findOperation, type Json, resolve } from './operations.js';
import { type CheckedRequest, type CheckedResponse, readProblem, type ReceivedProblem } from './received-problem.js';

/**
 * Makes a check for tests: it rejects if a response is a problem that the OpenAPI document does not list for its operation, because
 * such a problem misleads clients. Other responses pass, and so does a problem of type `about:blank` of a path that the document
 * does not have.
 *
 * The response is that of `fetch`, supertest or Fastify's `app.inject`. `fetch` does not know the method: pass `{ method }` as the
 * second argument if it is not `GET`.
 *
 * @param document An OpenAPI document, 3.0 to 3.2: of `withProblems`, or another.
 * @throws {TypeError} if the document has no paths.
 * @example
 * ```ts
 * const check = strictProblems(document);
 *
 * await check(await request(app).post('/orders').send({ book: 7 }));
 * await check(await fetch(`${origin}/orders`, { method: 'POST' }), { method: 'POST' });
 * ```
 */
export function strictProblems(
  document: object,
): (response: CheckedResponse, request?: CheckedRequest) => Promise<void> {
  if (typeof (document as Json | undefined)?.['paths'] !== 'object') {
    throw new TypeError('strictProblems needs an OpenAPI document with paths');
  }
  return async (response, request = {}) => {
    const received = await readProblem(response, request);
    if (received !== undefined) checkProblem(document as Json, received);
  };
}

function checkProblem(document: Json, { method, path, status, problem }: ReceivedProblem): void {
  const { type = 'about:blank', code } = problem as { readonly type?: string; readonly code?: string };
  const operation = findOperation(document, method, path);
  if (operation === undefined && type === 'about:blank') return;
  const response = operation && findResponse(operation.responses, status);
  const schemas = response === undefined ? [] : branchesOf(document, schemaOf(document, response));
  if (schemas.some((schema) => lists(schema, { type, status, code }))) return;
  const names = code === undefined ? `${type}, ${status}` : `${type}, ${code}, ${status}`;
  const place =
    operation === undefined
      ? 'the OpenAPI document has no such operation'
      : `${method} ${operation.path} in the OpenAPI document does not list it`;
  throw new Error(
    `${method} ${path} sent a problem (${names}), and ${place}. Add its class to the @Problems of the handler, or to the problemResponses of the operation`,
  );
}

function findResponse(responses: Json, status: number): unknown {
  const range = `${Math.trunc(status / 100)}XX`;
  return responses[status] ?? responses[range] ?? responses[range.toLowerCase()] ?? responses['default'];
}

function schemaOf(document: Json, response: unknown): unknown {
  const { content } = resolve(document, response) as { readonly content?: Readonly<Record<string, Json>> };
  return content?.['application/problem+json']?.['schema'];
}

/** The schemas of a union, with their references resolved. */
function branchesOf(document: Json, schema: unknown): Json[] {
  const resolved = resolve(document, schema) as Json | undefined;
  if (typeof resolved !== 'object') return [];
  const unions = [resolved['anyOf'], resolved['oneOf']].filter(Array.isArray).flat() as unknown[];
  return unions.length === 0 ? [resolved] : unions.flatMap((branch) => branchesOf(document, branch));
}

/** Whether a schema allows the members that identify a problem. */
function lists({ properties }: Json, members: Json): boolean {
  return Object.entries(members).every(([name, value]) => {
    const { enum: values, const: only } = ((properties as Json | undefined)?.[name] ?? {}) as Json;
    if (only !== undefined) return only === value;
    return !Array.isArray(values) || values.includes(value);
  });
}
