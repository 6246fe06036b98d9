import { type Mapper, TooManyRequests } from '@faultline/core';
import { asRecord } from '../shared/thrown-values.js';

/**
 * Maps the `RateLimiterRes` of `rate-limiter-flexible` to a 429 with `Retry-After`. A limiter rejects with this object, which
 * is not an `Error`. A `RateLimiterUnion` rejects with one for each limiter that rejected the request; `Retry-After` is the
 * longest wait. An error of a limiter's store is not mapped and stays a 500.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [rateLimiterFlexible()] }));
 * ```
 */
export function rateLimiterFlexible(): Mapper {
  return (thrown) => {
    const results = isRateLimiterRes(thrown) ? [thrown] : Object.values(asRecord(thrown));
    if (results.length === 0 || !results.every(isRateLimiterRes)) return undefined;
    const milliseconds = Math.max(...results.map(({ msBeforeNext }) => msBeforeNext));
    // A limit that never resets has -1.
    const retryAfter = milliseconds < 0 ? undefined : Math.ceil(milliseconds / 1000);
    return new TooManyRequests(undefined, { retryAfter, cause: thrown });
  };
}

function isRateLimiterRes(thrown: unknown): thrown is { readonly msBeforeNext: number } {
  const { msBeforeNext, remainingPoints, consumedPoints, isFirstInDuration } = asRecord(thrown);
  return (
    typeof msBeforeNext === 'number' &&
    typeof remainingPoints === 'number' &&
    typeof consumedPoints === 'number' &&
    typeof isFirstInDuration === 'boolean'
  );
}
