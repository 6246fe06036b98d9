export { allowedMethods } from './allowed-methods.js';
export {
  type Catalogue,
  catalogue,
  type CatalogueRow,
  type Correction,
  corrections,
  type ErrorStatus,
  nonStandardRule,
  publishedCatalogue,
  sections,
  type Status,
} from './catalogue.js';
export * from './errors.js';
export type {
  AcceptOptions,
  AllowOptions,
  BlockedByOptions,
  ChallengeOptions,
  RetryAfterOptions,
  SizeOptions,
  UpgradeOptions,
} from './header-options.js';
export type { HeaderFields, WrittenHeaders } from './headers.js';
export { hasStatus, HttpError, isErrorStatus, isHttpError } from './http-error.js';
export type { HttpErrorOptions } from './http-error-options.js';
export { jsonPointer } from './json-pointer.js';
export { isStandard, lookUp, type Section, sectionOf, type SectionRange } from './look-up.js';
export type { FaultlineOptions, Mapper, ReportOptions, ResponseOptions } from './options.js';
export type { FieldError, Problem } from './problem.js';
export type { Fault, Recogniser, Thrown } from './recognise.js';
export { refusal } from './refusal.js';
export { createReporter, logError } from './reporter.js';
export { createResponder, type ErrorResponse } from './to-response.js';
export { malformedJson } from './unread-body.js';
export { cutOff, headersOn, isStale, type ServerResponse, takeOver, writeResponse } from './write-response.js';
