import { HttpException } from '@nestjs/common';

/**
 * The error that middleware passed on. Where it has the shape of `http-errors`, as ours have, Nest 12 makes an
 * `HttpException` of it that tells its message and its status alone, with the error as its cause.
 */
export function passedOn(thrown: unknown): unknown {
  try {
    if (!(thrown instanceof HttpException) || thrown.constructor !== HttpException) return thrown;
    const { cause, message } = thrown;
    if (!(cause instanceof Error) || !('statusCode' in cause) || cause.statusCode !== thrown.getStatus()) return thrown;
    const isHidden = 'expose' in cause && cause.expose === false;
    return isHidden || cause.message === message ? cause : thrown;
  } catch {
    return thrown;
  }
}
