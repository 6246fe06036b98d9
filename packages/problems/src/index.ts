export type { JsonSchema } from './json-schema.js';
export {
  type OpenApiReference,
  type ProblemExample,
  type ProblemResponse,
  problemResponses,
  type ProblemResponses,
} from './openapi/problem-responses.js';
export {
  type OpenApiSchema,
  type OpenApiVersion,
  type ProblemDocumentOptions,
  problemSchemas,
  type ProblemSchemasOptions,
} from './openapi/problem-schemas.js';
export { withProblems } from './openapi/with-problems.js';
export { type DescribedProblem, describeProblems, type ProblemsDocument } from './problems-document.js';
export { typesOfProblems } from './types-of-problems.js';
