export { fieldErrorsOf, type FieldErrorKey } from './field-errors.js';
export {
  isProblem,
  type ProblemClass,
  type ProblemName,
  type ProblemOf,
  type Problems,
  type ProblemsOf,
} from './is-problem.js';
export { type FieldError, ProblemError, type ReceivedResponse } from './problem-error.js';
export { type FetchResponse, problemOf, problemOfBody, throwIfProblem } from './problem-of.js';
