/** The JSON text of a problem with these members; `rest` is the JSON text of the members that follow. */
export const problem = (title: string, status: number, detail: string, rest = ''): string =>
  `{"type":"about:blank","title":"${title}","status":${status},"detail":"${detail}"${rest}}`;

/** The response to an unexpected error: a generic 500. */
export const crash = problem(
  'Internal Server Error',
  500,
  'The server has encountered a situation it does not know how to handle.',
);
export const notFound = problem('Not Found', 404, 'The server cannot find the requested resource.');
export const methodNotAllowed = problem(
  'Method Not Allowed',
  405,
  'The request method is known by the server, but it is not supported by the target resource.',
);
export const unauthorized = problem(
  'Unauthorized',
  401,
  'The client must authenticate itself to get the requested response.',
);
export const conflict = problem(
  'Conflict',
  409,
  'This response is sent when a request conflicts with the current state of the server.',
);
export const tooManyRequests = problem(
  'Too Many Requests',
  429,
  'The user has sent too many requests in the given amount of time (\\"rate limiting\\").',
);
export const badGateway = problem(
  'Bad Gateway',
  502,
  'This error response means that the server, while working as a gateway to get a response needed to handle the request, got an invalid response.',
);
export const unavailable = problem(
  'Service Unavailable',
  503,
  'The server is not ready to handle the request. This is usually a temporary state.',
);
export const gatewayTimeout = problem(
  'Gateway Timeout',
  504,
  'This error response is given when the server is acting as a gateway and cannot get a response in time.',
);

/** A masked 422 with these items of `errors`, as JSON text. */
export const invalid = (errors: string): string =>
  problem(
    'Unprocessable Entity',
    422,
    'The request was well-formed but was unable to be followed due to semantic errors.',
    `,"errors":[${errors}]`,
  );

/** A masked 400, with these items of `errors` if there are any, as JSON text. */
export const badRequest = (errors?: string): string =>
  problem(
    'Bad Request',
    400,
    'The server could not understand the request due to an apparent client error. (For example: invalid syntax, size too large, invalid request message framing.)',
    errors === undefined ? '' : `,"errors":[${errors}]`,
  );
