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
 * Logs an error to standard error with its stack and its causes. Never throws.
 *
 * @param context What failed, such as `GET /books`.
 */
export function logError(context: string, error: unknown): void {
  try {
    console.error(`faultline: ${context}:`, error);
  } catch {
    console.error(`faultline: ${context}: a value that can't be printed (${typeof error})`);
  }
}
