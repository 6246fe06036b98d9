// For authors of adapters: see docs/write-an-adapter.md.
export { fetchWriter } from './fetch/writer.js';
export { type Adapter, createErrorHandler, type ErrorHandler, type Writer } from './handler.js';
export { isKeptHeader, type ResponseHeaders } from './headers.js';
export { findExpressMethods, type RoutedRequest } from './node/express-routes.js';
export { abortResponse, headersFor, nodeWriter, resetResponse, type ServerResponse } from './node/writer.js';
export { malformedJsonDetail } from './normalize/body-parser.js';
export { findOtherExchange, isHttpMessage } from './normalize/other-exchange.js';
export type { Classification, Classifier, ThrownObject } from './normalize/policy.js';
export type { OptionType } from './options.js';
export type { ErrorResponse } from './problem/render.js';
export { describeReport, type LogEntry, logError } from './report.js';
export { createUnmatchedRouteError } from './unmatched-route.js';
