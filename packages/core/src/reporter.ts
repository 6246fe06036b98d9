import type { ReportOptions } from './options.js';
import type { ErrorResponse } from './to-response.js';

/**
 * Makes the function that reports an error after it was answered. An error is reported if its answer is a 5xx, or if
 * it could not be `written` because the response had begun. A hook that throws or rejects is reported in its turn.
 *
 * @param log Where errors go when the application has no `onError`.
 */
export function createReporter<Request>(
  { onError, reportClientErrors = false }: ReportOptions<Request>,
  log: (error: unknown, request: Request) => void,
): (thrown: unknown, response: ErrorResponse, request: Request, written: boolean) => void {
  const report = async (error: unknown, request: Request): Promise<void> => {
    try {
      await (onError ?? log)(error, request);
    } catch (cause) {
      // The last resort: neither what the hook failed with nor what it was to report is lost.
      logError('onError failed', cause);
      logError('and could not report', error);
    }
  };
  return (thrown, response, request, written) => {
    if (response.status >= 500 || !written || reportClientErrors) void report(thrown, request);
    for (const warning of response.warnings) void report(warning, request);
  };
}

/** Writes an error to standard error with its stack and its causes, whatever it is. */
export function logError(context: string, error: unknown): void {
  try {
    console.error(`faultline: ${context}:`, error);
  } catch {
    console.error(`faultline: ${context}: something that can't be printed (${typeof error})`);
  }
}
