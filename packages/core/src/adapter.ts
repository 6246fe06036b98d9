// For authors of adapters and of mappers: see docs/write-an-adapter.md.
export { fetchWriter } from './fetch/writer.js';
export { type Adapter, createErrorHandler, type ErrorHandler, type Writer } from './handler.js';
export type { ResponseHeaders } from './headers.js';
export { findExpressMethods, type RoutedRequest } from './node/express-routes.js';
export { abortResponse, headersFor, nodeWriter, resetResponse, type ServerResponse } from './node/writer.js';
export { describeReport, type LogEntry, logError } from './log.js';
export { malformedJsonDetail } from './normalize/body-parser.js';
export { findOtherExchange, isHttpMessage } from './normalize/other-exchange.js';
export type { Classification, Classifier, ThrownObject } from './normalize/policy.js';
export type { OptionType } from './options.js';
export { isKeptHeader } from './prepared-headers.js';
export { createMessageMask, createRuleMessage, type MaskMessage, type Reach } from './problem/message-mask.js';
export type { ErrorResponse } from './problem/render.js';
export { createUnmatchedRouteError } from './unmatched-route.js';
