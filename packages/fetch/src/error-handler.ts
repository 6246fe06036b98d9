import type { ErrorDetails, FaultlineOptions } from '@faultline/core';
import { createErrorHandler as createHandler, fetchWriter, logError } from '@faultline/core/adapter';
import { isControlFlow } from './control-flow.js';
import { classifiers } from './framework-errors.js';
import { ownResponseOf } from './own-response.js';
import type { HonoContext } from './request-source.js';

/**
 * Turns a thrown value into the `Response` to send. `prepared` are the header fields that the handler had prepared: those
 * of the body that it did not send are removed, the others are kept. Hono's context has them itself.
 *
 * @throws The thrown value, if it is a signal to the framework, such as `redirect()` of Next.js. Nothing else.
 */
export type ErrorHandler<Source> = (
  thrown: unknown,
  ...exchange: undefined extends Source
    ? [request?: Source, prepared?: Headers | undefined]
    : [request: Source, prepared?: Headers | undefined]
) => Response;

/**
 * Makes the error handler of a fetch server: its result takes a thrown value and the request, and returns the `Response`.
 * A `Response` that the application threw is returned as it is.
 *
 * @typeParam Source What the functions of the options get as the request: a `Request`, or the context of Hono.
 * @throws {TypeError} that names the wrong option.
 * @example
 * ```ts
 * const handleError = createErrorHandler<Context>();
 * app.onError(handleError);
 * app.notFound((context) => handleError(new NotFound(), context));
 * ```
 */
export function createErrorHandler<Source extends Request | HonoContext | undefined = Request | undefined>(
  options?: FaultlineOptions<Source>,
): ErrorHandler<Source> {
  const handleError = createHandler<Source, Headers | undefined, Response>(
    { writer: fetchWriter, log, classifiers },
    options,
  );
  return (thrown, ...exchange) => {
    const [source, prepared] = exchange as [Source, Headers | undefined];
    if (isControlFlow(thrown)) throw thrown; // oxlint-disable-line typescript/only-throw-error -- it is the framework's
    const own = ownResponseOf(thrown);
    if (!isContext(source)) return own ?? handleError(thrown, source, prepared);
    if (own !== undefined) return source.newResponse(own.body, own); // with the fields that were prepared, as Hono does
    const headers = source.res?.headers;
    source.res = undefined; // Hono would add its header fields to ours
    const response = handleError(thrown, source, headers);
    source.res = response; // Hono ignores what a not-found handler returns after a change of `res`
    return response;
  };
}

function isContext(source: Request | HonoContext | undefined): source is HonoContext {
  return source !== undefined && 'req' in source;
}

function log(error: unknown, source: Request | HonoContext | undefined, details: ErrorDetails): void {
  const request = isContext(source) ? source.req.raw : source;
  if (request !== undefined && isAbort(error, request)) return;
  logError(request === undefined ? 'A request' : `${request.method} ${new URL(request.url).pathname}`, error, details);
}

/** Whether an error reports only that the client closed the connection. That is no failure of the application. */
function isAbort(error: unknown, request: Request): boolean {
  const isAbortError = (error as { readonly name?: unknown } | null | undefined)?.name === 'AbortError';
  if (!isAbortError && typeof error === 'object') return false; // Deno warns if the signal is read
  const { aborted, reason } = request.signal;
  return aborted && (isAbortError || error === reason); // the reason may be a text, as in @hono/node-server
}
