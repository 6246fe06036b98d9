export type { CheckedRequest, CheckedResponse } from './received-problem.js';
export { strictProblems } from './strict-problems.js';
