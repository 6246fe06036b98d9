import {
  BadGateway,
  BadRequest,
  Conflict,
  ExpectationFailed,
  FailedDependency,
  Forbidden,
  GatewayTimeout,
  Gone,
  HTTPVersionNotSupported,
  InsufficientStorage,
  InternalServerError,
  LengthRequired,
  Locked,
  LoopDetected,
  MethodNotAllowed,
  MisdirectedRequest,
  NetworkAuthenticationRequired,
  NotAcceptable,
  NotExtended,
  NotFound,
  NotImplemented,
  PayloadTooLarge,
  PreconditionFailed,
  PreconditionRequired,
  ProxyAuthenticationRequired,
  RangeNotSatisfiable,
  RequestHeaderFieldsTooLarge,
  RequestTimeout,
  ServiceUnavailable,
  TooEarly,
  TooManyRequests,
  URITooLong,
  Unauthorized,
  UnavailableForLegalReasons,
  UnprocessableEntity,
  UnsupportedMediaType,
  UpgradeRequired,
  VariantAlsoNegotiates,
} from './classes.js';
import { isErrorStatus } from '../catalogue/look-up.js';
import type { ErrorStatus } from '../catalogue/published.js';
import type { OptionsOf } from './header-options.js';
import { HttpError } from './http-error.js';

const classes = {
  400: BadRequest,
  401: Unauthorized,
  403: Forbidden,
  404: NotFound,
  405: MethodNotAllowed,
  406: NotAcceptable,
  407: ProxyAuthenticationRequired,
  408: RequestTimeout,
  409: Conflict,
  410: Gone,
  411: LengthRequired,
  412: PreconditionFailed,
  413: PayloadTooLarge,
  414: URITooLong,
  415: UnsupportedMediaType,
  416: RangeNotSatisfiable,
  417: ExpectationFailed,
  421: MisdirectedRequest,
  422: UnprocessableEntity,
  423: Locked,
  424: FailedDependency,
  425: TooEarly,
  426: UpgradeRequired,
  428: PreconditionRequired,
  429: TooManyRequests,
  431: RequestHeaderFieldsTooLarge,
  451: UnavailableForLegalReasons,
  500: InternalServerError,
  501: NotImplemented,
  502: BadGateway,
  503: ServiceUnavailable,
  504: GatewayTimeout,
  505: HTTPVersionNotSupported,
  506: VariantAlsoNegotiates,
  507: InsufficientStorage,
  508: LoopDetected,
  510: NotExtended,
  511: NetworkAuthenticationRequired,
} as const satisfies { [S in ErrorStatus]: new (message?: string, options?: OptionsOf<S>) => HttpError<S> };

/** The class of the errors with a status: `NotFound` for 404, `HttpError<402>` for 402. */
export type ErrorOf<S extends number> = S extends keyof typeof classes
  ? InstanceType<(typeof classes)[S]>
  : HttpError<S>;

/**
 * Makes the error of a status that is known at run time only: an instance of the class of the status, such as `NotFound`,
 * or of {@link HttpError} if the catalogue does not list the status.
 *
 * @param message By default the name of the status.
 * @throws {RangeError} if the status is not a whole number from 400 to 599.
 * @throws {TypeError} if the message is not a string, or an option is wrong or does not exist; the error names it.
 * @example
 * ```ts
 * throw createError(404, 'There is no book 7.', { code: 'NO_SUCH_BOOK' });
 * ```
 */
export function createError<S extends number>(status: S, message?: string, options?: OptionsOf<S>): ErrorOf<S> {
  const ErrorClass =
    isErrorStatus(status) && Object.hasOwn(classes, status)
      ? (classes[status as number as keyof typeof classes] as new (message?: string, options?: object) => HttpError)
      : undefined;
  return (
    ErrorClass === undefined ? new HttpError(status, message, options) : new ErrorClass(message, options)
  ) as never;
}
