import { logError } from './log.js';
import type { ErrorDetails } from './options.js';
import { requestOf } from './request.js';

/**
 * Makes the function that reports an error. A hook that throws or rejects does not disturb the caller: its failure is
 * logged, and so is the error.
 */
export function createReporter<Request>(
  hook: (error: unknown, request: Request, details: ErrorDetails) => unknown,
): (error: unknown, request: Request, details: ErrorDetails) => void {
  const report = async (error: unknown, request: Request, details: ErrorDetails): Promise<void> => {
    try {
      await hook(error, request, details);
    } catch (cause) {
      logError('onError failed', cause);
      logError('The error that it was called with', error);
    }
  };
  return (error, request, details) => void report(error, request, details);
}

/**
 * Whether an error reports only that the client closed the connection before a stream to it had ended. That is no failure
 * of the application.
 */
export function isClientAbort(error: unknown, request: unknown): boolean {
  try {
    if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') return false;
    const { aborted, socket } = requestOf(request) as { aborted?: unknown; socket?: { destroyed?: unknown } };
    return aborted === true || socket?.destroyed === true;
  } catch {
    return false;
  }
}
