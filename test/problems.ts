/** The bytes of a problem. */
export const problem = (title: string, status: number, detail: string, rest = ''): string =>
  `{"type":"about:blank","title":"${title}","status":${status},"detail":"${detail}"${rest}}`;

/** What is said of an error of which nothing may be said. */
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

/** What is said of a request that does not validate. */
export const invalid = (errors: string): string =>
  problem(
    'Unprocessable Entity',
    422,
    'The request was well-formed but was unable to be followed due to semantic errors.',
    `,"errors":[${errors}]`,
  );
