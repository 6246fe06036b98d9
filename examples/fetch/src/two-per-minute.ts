import { TooManyRequests } from '@faultline/core';
import type { MiddlewareHandler } from 'hono';

const limit = 2;
const windowMs = 60_000;
let windowEnd = 0;
let count = 0;

/** Middleware. Accepts two requests a minute, of all clients together. */
export const twoPerMinute: MiddlewareHandler = async (context, next) => {
  const now = Date.now();
  if (now >= windowEnd) {
    windowEnd = now + windowMs;
    count = 0;
  }
  count += 1;
  context.header('X-RateLimit-Limit', String(limit));
  context.header('X-RateLimit-Remaining', String(Math.max(limit - count, 0)));
  if (count > limit) {
    const retryAfter = Math.ceil((windowEnd - now) / 1000);
    throw new TooManyRequests('Two reviews a minute are enough.', { retryAfter });
  }
  await next();
};
