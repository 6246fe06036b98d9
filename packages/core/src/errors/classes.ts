import {
  type AcceptOptions,
  acceptOptions,
  type AllowOptions,
  allowOption,
  type BlockedByOptions,
  blockedByOption,
  type ChallengeOptions,
  proxyChallengeOption,
  type RetryAfterOptions,
  retryAfterOption,
  type SizeOptions,
  sizeOption,
  type UpgradeOptions,
  upgradeOption,
  wwwChallengeOption,
} from './header-options.js';
import { HttpError } from './http-error.js';
import type { HttpErrorOptions } from './options.js';

/**
 * 400 Bad Request: The server could not understand the request due to an apparent client error. (For example: invalid
 * syntax, size too large, invalid request message framing.)
 *
 * @see RFC 9110, section 15.5.1
 */
export class BadRequest extends HttpError<400> {
  constructor(message = 'Bad Request', options?: HttpErrorOptions) {
    super(400, message, options);
  }
}

/**
 * 401 Unauthorized: The client must authenticate itself to get the requested response.
 *
 * @see RFC 9110, section 15.5.2
 */
export class Unauthorized extends HttpError<401> {
  /** @internal */
  static override readonly headerOptions = wwwChallengeOption;

  constructor(message = 'Unauthorized', options?: ChallengeOptions) {
    super(401, message, options);
  }
}

/**
 * 403 Forbidden: The client does not have access rights to the content.
 *
 * @see RFC 9110, section 15.5.4
 */
export class Forbidden extends HttpError<403> {
  constructor(message = 'Forbidden', options?: HttpErrorOptions) {
    super(403, message, options);
  }
}

/**
 * 404 Not Found: The server cannot find the requested resource.
 *
 * @see RFC 9110, section 15.5.5
 */
export class NotFound extends HttpError<404> {
  constructor(message = 'Not Found', options?: HttpErrorOptions) {
    super(404, message, options);
  }
}

/**
 * 405 Method Not Allowed: The request method is known by the server, but it is not supported by the target resource.
 *
 * @see RFC 9110, section 15.5.6
 */
export class MethodNotAllowed extends HttpError<405> {
  /** @internal */
  static override readonly headerOptions = allowOption;

  constructor(message = 'Method Not Allowed', options?: AllowOptions) {
    super(405, message, options);
  }
}

/**
 * 406 Not Acceptable: This response is sent when the web server doesn't find any content that conforms to the criteria
 * given by the user.
 *
 * @see RFC 9110, section 15.5.7
 */
export class NotAcceptable extends HttpError<406> {
  constructor(message = 'Not Acceptable', options?: HttpErrorOptions) {
    super(406, message, options);
  }
}

/**
 * 407 Proxy Authentication Required: This is like the 401 Unauthorized status code but authentication is needed to be
 * done by a proxy.
 *
 * @see RFC 9110, section 15.5.8
 */
export class ProxyAuthenticationRequired extends HttpError<407> {
  /** @internal */
  static override readonly headerOptions = proxyChallengeOption;

  constructor(message = 'Proxy Authentication Required', options?: ChallengeOptions) {
    super(407, message, options);
  }
}

/**
 * 408 Request Timeout: The server has timed out waiting for the request.
 *
 * @see RFC 9110, section 15.5.9
 */
export class RequestTimeout extends HttpError<408> {
  constructor(message = 'Request Timeout', options?: HttpErrorOptions) {
    super(408, message, options);
  }
}

/**
 * 409 Conflict: This response is sent when a request conflicts with the current state of the server.
 *
 * @see RFC 9110, section 15.5.10
 */
export class Conflict extends HttpError<409> {
  constructor(message = 'Conflict', options?: HttpErrorOptions) {
    super(409, message, options);
  }
}

/**
 * 410 Gone: This response indicates that the resource requested is no longer available and will not be available
 * again.
 *
 * @see RFC 9110, section 15.5.11
 */
export class Gone extends HttpError<410> {
  constructor(message = 'Gone', options?: HttpErrorOptions) {
    super(410, message, options);
  }
}

/**
 * 411 Length Required: The request did not specify the length of its content, which is required by the requested
 * resource.
 *
 * @see RFC 9110, section 15.5.12
 */
export class LengthRequired extends HttpError<411> {
  constructor(message = 'Length Required', options?: HttpErrorOptions) {
    super(411, message, options);
  }
}

/**
 * 412 Precondition Failed: The client has indicated preconditions in its headers which the server does not meet.
 *
 * @see RFC 9110, section 15.5.13
 */
export class PreconditionFailed extends HttpError<412> {
  constructor(message = 'Precondition Failed', options?: HttpErrorOptions) {
    super(412, message, options);
  }
}

/**
 * 413 Payload Too Large: The request is larger than the server is willing or able to process.
 *
 * @see RFC 9110, section 15.5.14
 */
export class PayloadTooLarge extends HttpError<413> {
  /** @internal */
  static override readonly headerOptions = retryAfterOption;

  constructor(message = 'Payload Too Large', options?: RetryAfterOptions) {
    super(413, message, options);
  }
}

/**
 * 414 URI Too Long: The URI requested by the client is longer than the server is willing to interpret.
 *
 * @see RFC 9110, section 15.5.15
 */
export class URITooLong extends HttpError<414> {
  constructor(message = 'URI Too Long', options?: HttpErrorOptions) {
    super(414, message, options);
  }
}

/**
 * 415 Unsupported Media Type: The media format of the requested data is not supported by the server.
 *
 * @see RFC 9110, section 15.5.16
 */
export class UnsupportedMediaType extends HttpError<415> {
  /** @internal */
  static override readonly headerOptions = acceptOptions;

  constructor(message = 'Unsupported Media Type', options?: AcceptOptions) {
    super(415, message, options);
  }
}

/**
 * 416 Range Not Satisfiable: The client has asked for a portion of the file, but the server cannot supply that
 * portion.
 *
 * @see RFC 9110, section 15.5.17
 */
export class RangeNotSatisfiable extends HttpError<416> {
  /** @internal */
  static override readonly headerOptions = sizeOption;

  constructor(message = 'Range Not Satisfiable', options?: SizeOptions) {
    super(416, message, options);
  }
}

/**
 * 417 Expectation Failed: The server cannot meet the requirements of the Expect request header field.
 *
 * @see RFC 9110, section 15.5.18
 */
export class ExpectationFailed extends HttpError<417> {
  constructor(message = 'Expectation Failed', options?: HttpErrorOptions) {
    super(417, message, options);
  }
}

/**
 * 421 Misdirected Request: This request was directed at a server that is not able to produce a response.
 *
 * @see RFC 9110, section 15.5.20
 */
export class MisdirectedRequest extends HttpError<421> {
  constructor(message = 'Misdirected Request', options?: HttpErrorOptions) {
    super(421, message, options);
  }
}

/**
 * 422 Unprocessable Entity: The request was well-formed but was unable to be followed due to semantic errors.
 *
 * @see RFC 9110, section 15.5.21
 */
export class UnprocessableEntity extends HttpError<422> {
  constructor(message = 'Unprocessable Entity', options?: HttpErrorOptions) {
    super(422, message, options);
  }
}

/**
 * 423 Locked: The resource that is being accessed is locked.
 *
 * @see RFC 4918, section 11.3
 */
export class Locked extends HttpError<423> {
  constructor(message = 'Locked', options?: HttpErrorOptions) {
    super(423, message, options);
  }
}

/**
 * 424 Failed Dependency: The request failed due to failure of a previous request.
 *
 * @see RFC 4918, section 11.4
 */
export class FailedDependency extends HttpError<424> {
  constructor(message = 'Failed Dependency', options?: HttpErrorOptions) {
    super(424, message, options);
  }
}

/**
 * 425 Too Early: This response indicates that the server is unwilling to risk processing a request that might be
 * replayed.
 *
 * @see RFC 8470, section 5.2
 */
export class TooEarly extends HttpError<425> {
  constructor(message = 'Too Early', options?: HttpErrorOptions) {
    super(425, message, options);
  }
}

/**
 * 426 Upgrade Required: The server refuses to perform the request using the current protocol but might be willing to
 * do so after the client upgrades to a different protocol.
 *
 * @see RFC 9110, section 15.5.22
 */
export class UpgradeRequired extends HttpError<426> {
  /** @internal */
  static override readonly headerOptions = upgradeOption;

  constructor(message = 'Upgrade Required', options?: UpgradeOptions) {
    super(426, message, options);
  }
}

/**
 * 428 Precondition Required: The origin server requires the request to be conditional.
 *
 * @see RFC 6585, section 3
 */
export class PreconditionRequired extends HttpError<428> {
  constructor(message = 'Precondition Required', options?: HttpErrorOptions) {
    super(428, message, options);
  }
}

/**
 * 429 Too Many Requests: The user has sent too many requests in the given amount of time ("rate limiting").
 *
 * @see RFC 6585, section 4
 */
export class TooManyRequests extends HttpError<429> {
  /** @internal */
  static override readonly headerOptions = retryAfterOption;

  constructor(message = 'Too Many Requests', options?: RetryAfterOptions) {
    super(429, message, options);
  }
}

/**
 * 431 Request Header Fields Too Large: The server is unwilling to process the request because its header fields are
 * too large.
 *
 * @see RFC 6585, section 5
 */
export class RequestHeaderFieldsTooLarge extends HttpError<431> {
  constructor(message = 'Request Header Fields Too Large', options?: HttpErrorOptions) {
    super(431, message, options);
  }
}

/**
 * 451 Unavailable for Legal Reasons: The user requested a resource that cannot be legally provided, such as a web page
 * censored by a government.
 *
 * @see RFC 7725, section 3
 */
export class UnavailableForLegalReasons extends HttpError<451> {
  /** @internal */
  static override readonly headerOptions = blockedByOption;

  constructor(message = 'Unavailable for Legal Reasons', options?: BlockedByOptions) {
    super(451, message, options);
  }
}

/**
 * 500 Internal Server Error: The server has encountered a situation it does not know how to handle.
 *
 * @see RFC 9110, section 15.6.1
 */
export class InternalServerError extends HttpError<500> {
  constructor(message = 'Internal Server Error', options?: HttpErrorOptions) {
    super(500, message, options);
  }
}

/**
 * 501 Not Implemented: The request method is not supported by the server and cannot be handled.
 *
 * @see RFC 9110, section 15.6.2
 */
export class NotImplemented extends HttpError<501> {
  constructor(message = 'Not Implemented', options?: HttpErrorOptions) {
    super(501, message, options);
  }
}

/**
 * 502 Bad Gateway: This error response means that the server, while working as a gateway to get a response needed to
 * handle the request, got an invalid response.
 *
 * @see RFC 9110, section 15.6.3
 */
export class BadGateway extends HttpError<502> {
  constructor(message = 'Bad Gateway', options?: HttpErrorOptions) {
    super(502, message, options);
  }
}

/**
 * 503 Service Unavailable: The server is not ready to handle the request. This is usually a temporary state.
 *
 * @see RFC 9110, section 15.6.4
 */
export class ServiceUnavailable extends HttpError<503> {
  /** @internal */
  static override readonly headerOptions = retryAfterOption;

  constructor(message = 'Service Unavailable', options?: RetryAfterOptions) {
    super(503, message, options);
  }
}

/**
 * 504 Gateway Timeout: This error response is given when the server is acting as a gateway and cannot get a response
 * in time.
 *
 * @see RFC 9110, section 15.6.5
 */
export class GatewayTimeout extends HttpError<504> {
  constructor(message = 'Gateway Timeout', options?: HttpErrorOptions) {
    super(504, message, options);
  }
}

/**
 * 505 HTTP Version Not Supported: The HTTP version used in the request is not supported by the server.
 *
 * @see RFC 9110, section 15.6.6
 */
export class HTTPVersionNotSupported extends HttpError<505> {
  constructor(message = 'HTTP Version Not Supported', options?: HttpErrorOptions) {
    super(505, message, options);
  }
}

/**
 * 506 Variant Also Negotiates: The server has an internal configuration error.
 *
 * @see RFC 2295, section 8.1
 */
export class VariantAlsoNegotiates extends HttpError<506> {
  constructor(message = 'Variant Also Negotiates', options?: HttpErrorOptions) {
    super(506, message, options);
  }
}

/**
 * 507 Insufficient Storage: The method could not be performed on the resource because the server is unable to store
 * the representation needed to successfully complete the request.
 *
 * @see RFC 4918, section 11.5
 */
export class InsufficientStorage extends HttpError<507> {
  constructor(message = 'Insufficient Storage', options?: HttpErrorOptions) {
    super(507, message, options);
  }
}

/**
 * 508 Loop Detected: The server detected an infinite loop while processing the request.
 *
 * @see RFC 5842, section 7.2
 */
export class LoopDetected extends HttpError<508> {
  constructor(message = 'Loop Detected', options?: HttpErrorOptions) {
    super(508, message, options);
  }
}

/**
 * 510 Not Extended: Further extensions to the request are required for the server to fulfill it.
 *
 * @see RFC 2774, section 7
 */
export class NotExtended extends HttpError<510> {
  constructor(message = 'Not Extended', options?: HttpErrorOptions) {
    super(510, message, options);
  }
}

/**
 * 511 Network Authentication Required: This response indicates that the client needs authentication to gain network
 * access.
 *
 * @see RFC 6585, section 6
 */
export class NetworkAuthenticationRequired extends HttpError<511> {
  constructor(message = 'Network Authentication Required', options?: HttpErrorOptions) {
    super(511, message, options);
  }
}
