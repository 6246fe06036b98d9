export { createErrorHandler, type ErrorHandler } from './error-handler.js';
export type { HonoContext, RequestSource } from './request-source.js';
export { withProblems } from './with-problems.js';
