import { rateLimiterFlexible } from '@faultline/mappers/rate-limiter-flexible';
import {
  BurstyRateLimiter,
  RateLimiterMemory,
  RateLimiterQueue,
  RateLimiterRedis,
  RateLimiterUnion,
} from 'rate-limiter-flexible';
import { failureOf } from '../failure-of.js';
import { crash, tooManyRequests } from '../problems.js';
import type { Source, SourceCase } from '../source.js';

const hourly = new RateLimiterMemory({ keyPrefix: 'hourly', points: 1, duration: 3600 });
const daily = new RateLimiterMemory({ keyPrefix: 'daily', points: 1, duration: 86_400 });

/** What a limiter of one point rejects with when two are asked for. */
const refusal = (limiter: { consume: (key: string, points: number) => Promise<unknown> }): Promise<unknown> =>
  failureOf(() => limiter.consume('hunter2', 2));

const refused = (seconds?: string): Omit<SourceCase, 'make'> => ({
  status: 429,
  ...(seconds !== undefined && { headers: { 'retry-after': seconds } }),
  body: tooManyRequests,
});

export const source: Source = {
  mapper: rateLimiterFlexible(),
  cases: {
    'more than an hour allows': { make: () => refusal(hourly), ...refused('3600'), secrets: ['consumedPoints'] },
    'more than a limit without an end allows': {
      make: () => refusal(new RateLimiterMemory({ points: 1, duration: 0 })),
      ...refused(),
      secrets: ['msBeforeNext: -1'],
    },
    'more than an hour and a day allow': {
      make: () => refusal(new RateLimiterUnion(hourly, daily)),
      ...refused('86400'),
      secrets: ['hourly', 'daily'],
    },
    'more than a burst allows': {
      make: () => refusal(new BurstyRateLimiter(hourly, new RateLimiterMemory({ points: 1, duration: 60 }))),
      ...refused('60'),
    },
    'a store that fails': {
      make: () =>
        refusal(
          new RateLimiterRedis({
            storeClient: {
              multi: () => {
                throw new Error('connect ECONNREFUSED redis://hunter2');
              },
            },
            points: 1,
            duration: 60,
          }),
        ),
      status: 500,
      body: crash,
    },
    'more than a queue can ever take': {
      make: () => failureOf(() => new RateLimiterQueue(hourly).removeTokens(2, 'hunter2')),
      status: 500,
      body: crash,
      secrets: ['exceeds maximum'],
    },
  },
};
