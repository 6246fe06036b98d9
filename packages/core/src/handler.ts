import { createNormalizer } from './normalize/normalize.js';
import type { Classifier } from './normalize/policy.js';
import { checkOptions, type ErrorDetails, type FaultlineOptions, type OptionType } from './options.js';
import { createRenderer, type ErrorResponse } from './problem/render.js';
import { createReporter, isClientAbort } from './report.js';

/**
 * Writes error responses to the responses of one framework. It may throw: the error handler aborts the response then.
 *
 * @typeParam Result What the framework wants from an error handler: nothing, or a response.
 */
export interface Writer<Response, Result = void> {
  /** Whether the response has begun, so that its status can't change any more. It is aborted then. */
  hasBegun(response: Response): boolean;
  /**
   * The status that the handler had set on the response. An error without a status gets it, if it is 4xx or 5xx. Leave it
   * out for a framework that sets such a status itself before it calls a handler, as Koa does.
   */
  readonly statusOf?: ((response: Response) => number) | undefined;
  /** Writes the error response, and discards what the handler had prepared. */
  write(errorResponse: ErrorResponse, response: Response): Result;
  /** Ends a response so that the client can tell that it is incomplete. */
  abort(response: Response): Result;
}

/** What connects one framework to the core. */
export interface Adapter<Request, Response, Result = void, Own extends object = object> {
  readonly writer: Writer<Response, Result>;
  /** Logs an error if the application has no `onError`. */
  readonly log: (this: void, error: unknown, request: Request, details: ErrorDetails) => void;
  /** Recognize the framework's own errors; they are asked before the policy of the core. */
  readonly classifiers?: readonly Classifier[];
  /** The options that the adapter has beside those of every adapter, with their types. */
  readonly ownOptions?: Readonly<Record<keyof Own & string, OptionType>>;
}

/** Answers a thrown value with an error response, and reports it. Never throws. */
export type ErrorHandler<Request, Response, Result = void> = (
  thrown: unknown,
  request: Request,
  response: Response,
) => Result;

/**
 * Makes the error handler of a framework: normalize → render → write → report. An error is reported if its status is 5xx,
 * unless its option `report` states otherwise, or if the error response was not written because the response had begun.
 *
 * @throws {TypeError} that names the wrong option.
 * @example
 * ```ts
 * const handleError = createErrorHandler({ writer: nodeWriter, log: (error, _request, details) => logError('books', error, details) });
 * createServer((request, response) => {
 *   handleError(new NotFound(), request, response);
 * });
 * ```
 */
export function createErrorHandler<Request, Response, Result = void, Own extends object = object>(
  { writer, log, classifiers, ownOptions }: Adapter<Request, Response, Result, Own>,
  options: FaultlineOptions<Request> & Own = {} as Own,
): ErrorHandler<Request, Response, Result> {
  checkOptions(options, ownOptions);
  const normalize = createNormalizer(options, classifiers);
  const render = createRenderer(options);
  const { onError, reportClientErrors = false } = options;
  const report = createReporter<Request>(
    onError ??
      ((error, request, details) => (isClientAbort(error, request) ? undefined : log(error, request, details))),
  );

  return (thrown, request, response) => {
    const warnings: Error[] = [];
    const exposed = normalize(thrown, { request, status: statusOf(writer, response) }, warnings);
    const { errorResponse, problem } = render(exposed, request, warnings);
    let isWritten = false;
    let result: Result;
    try {
      isWritten = !writer.hasBegun(response);
      result = isWritten ? writer.write(errorResponse, response) : writer.abort(response);
    } catch (cause) {
      // Middleware that wraps the response may fail. The framework would answer with that error, so it must not see it.
      isWritten = false;
      warnings.push(new Error('The error response could not be written', { cause }));
      result = writer.abort(response);
    }
    const { status, code, type } = problem;
    const isReported = !isWritten || (exposed.report ?? (status >= 500 || reportClientErrors));
    if (isReported || warnings.length > 0) {
      const details = { status, code, type, problem, written: isWritten };
      if (isReported) report(thrown, request, { ...details, warnings });
      else for (const warning of warnings) report(warning, request, { ...details, warnings: [] });
    }
    return result;
  };
}

function statusOf<Response>(writer: Writer<Response, unknown>, response: Response): number | undefined {
  try {
    return writer.statusOf?.(response);
  } catch {
    return undefined; // middleware replaced the response, or its properties
  }
}
