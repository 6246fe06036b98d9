export type { JsonSchema } from './json-schema.js';
export { type DescribedProblem, describeProblems, type ProblemsDocument } from './problems-document.js';
