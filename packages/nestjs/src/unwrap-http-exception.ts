import { HttpException } from '@nestjs/common';

/**
 * The error that middleware passed to `next`. If it has the shape of `http-errors`, as ours have, Nest 12 replaces it by an
 * `HttpException` with only its message and its status; the error is the cause.
 */
export function unwrapHttpException(thrown: unknown): unknown {
  try {
    if (!(thrown instanceof HttpException) || thrown.constructor !== HttpException) return thrown;
    const { cause, message } = thrown;
    if (!(cause instanceof Error) || !('statusCode' in cause) || cause.statusCode !== thrown.getStatus()) return thrown;
    // Nest replaces a message that is not exposed.
    const isMasked = 'expose' in cause && cause.expose === false;
    return isMasked || cause.message === message ? cause : thrown;
  } catch {
    return thrown; // a proxy that throws
  }
}
