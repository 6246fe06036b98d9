import { type Mapper, TooManyRequests } from '@faultline/core';
import { propertiesOf } from '../properties-of.js';

/**
 * Turns what the limiters of `rate-limiter-flexible` reject with into a 429 with `Retry-After`. It is no error, but a
 * `RateLimiterRes`; that of a `RateLimiterUnion` has one for each limiter that refused, of which the longest wait is told.
 * The error of a limiter's own store stays as it is.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [rateLimiterFlexible()] }));
 * ```
 */
export function rateLimiterFlexible(): Mapper {
  return (thrown) => {
    const refusals = isRefusal(thrown) ? [thrown] : Object.values(propertiesOf(thrown));
    if (refusals.length === 0 || !refusals.every(isRefusal)) return undefined;
    const wait = Math.max(...refusals.map(({ msBeforeNext }) => msBeforeNext));
    // A limit without an end has -1.
    const retryAfter = wait < 0 ? undefined : Math.ceil(wait / 1000);
    return new TooManyRequests(undefined, { retryAfter, cause: thrown });
  };
}

function isRefusal(thrown: unknown): thrown is { readonly msBeforeNext: number } {
  const { msBeforeNext, remainingPoints, consumedPoints, isFirstInDuration } = propertiesOf(thrown);
  return (
    typeof msBeforeNext === 'number' &&
    typeof remainingPoints === 'number' &&
    typeof consumedPoints === 'number' &&
    typeof isFirstInDuration === 'boolean'
  );
}
