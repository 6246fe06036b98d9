import { describeError, escapeCharacter } from './describe-error.js';

/**
 * Makes the function that reports an error. A hook that throws or rejects does not disturb the caller: its failure is
 * logged, and so is the error.
 */
export function createReporter<Request>(
  hook: (error: unknown, request: Request) => unknown,
): (error: unknown, request: Request) => void {
  const report = async (error: unknown, request: Request): Promise<void> => {
    try {
      await hook(error, request);
    } catch (cause) {
      logError('onError failed', cause);
      logError('The error that it was called with', error);
    }
  };
  return (error, request) => void report(error, request);
}

/**
 * Logs an error to standard error, as {@link describeError} describes it. Never throws.
 *
 * @param context What failed, such as `GET /books`. It may hold text of the client.
 */
export function logError(context: string, error: unknown): void {
  try {
    // With a format: a `%` in the path of a request must not become one.
    console.error('%s', `faultline: ${escapeLine(context)}: ${describeError(error)}`);
  } catch {
    // The console is replaced, or standard error is closed.
  }
}

/** The longest context that is logged, in characters. */
const maxContext = 2000;

/** Escapes line breaks and other control characters, so that a client can't forge a line of the log. */
function escapeLine(context: string): string {
  return context.slice(0, maxContext).replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, escapeCharacter);
}
