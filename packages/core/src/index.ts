// For applications. Authors of adapters also need './adapter.js'.
export { type Correction, catalogue, corrections } from './catalogue/corrections.js';
export { isErrorStatus, isStandard, lookUp, type Section, sectionOf, type SectionRange } from './catalogue/look-up.js';
export {
  type Catalogue,
  type CatalogueRow,
  type ErrorStatus,
  nonStandardRule,
  publishedCatalogue,
  sections,
  type Status,
} from './catalogue/published.js';
export * from './errors/classes.js';
export { createError, type ErrorOf } from './errors/create-error.js';
export type {
  AcceptOptions,
  AllowOptions,
  BlockedByOptions,
  ChallengeOptions,
  OptionsOf,
  RetryAfterOptions,
  SizeOptions,
  UpgradeOptions,
} from './errors/header-options.js';
export { hasStatus, HttpError, isHttpError } from './errors/http-error.js';
export type { HttpErrorOptions } from './errors/options.js';
export type { HeaderFields } from './headers.js';
export type { LanguageCatalogue, Translatable, Translate } from './languages/words.js';
export type { ErrorDetails, ExtensionsOption, FaultlineOptions, Mapper } from './options.js';
export type { ProblemDeclaration } from './problem/declaration.js';
export type { FormatOption } from './problem/format.js';
export { type FieldError, maxFieldErrors } from './problem/field-errors.js';
export { jsonPointer } from './problem/json-pointer.js';
export type { MemberSchema } from './problem/member-names.js';
export type { Problem } from './problem/members.js';
export { fillPlaceholders } from './problem/placeholders.js';
export {
  type BaseClass,
  type DeclaredOptions,
  type DefinedProblem,
  defineProblem,
  type NamedProblemClass,
  type PlainProblemClass,
  type ProblemClass,
  type ProblemOptions,
  type DeclaredError,
} from './problem/problem-type.js';
export {
  type DeclaredErrorClass,
  type ErrorClass,
  type ProblemRegistry,
  problemRegistry,
  type ProblemType,
  problemTypeOf,
  type RegistryOptions,
} from './problem/registry.js';
