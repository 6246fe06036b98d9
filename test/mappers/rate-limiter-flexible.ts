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

/** Returns the rejection of a limiter with one point for a request that costs two. */
const consumeTwoPoints = (limiter: { consume: (key: string, points: number) => Promise<unknown> }): Promise<unknown> =>
  failureOf(() => limiter.consume('hunter2', 2));

const tooManyRequestsResponse = (seconds?: string): Omit<SourceCase, 'make'> => ({
  status: 429,
  ...(seconds !== undefined && { headers: { 'retry-after': seconds } }),
  body: tooManyRequests,
});

export const source: Source = {
  mapper: rateLimiterFlexible(),
  cases: {
    'an hourly limit': {
      make: () => consumeTwoPoints(hourly),
      ...tooManyRequestsResponse('3600'),
      secrets: ['consumedPoints'],
    },
    'a limit that never resets': {
      make: () => consumeTwoPoints(new RateLimiterMemory({ points: 1, duration: 0 })),
      ...tooManyRequestsResponse(),
      secrets: ['msBeforeNext: -1'],
    },
    'an hourly and a daily limit': {
      make: () => consumeTwoPoints(new RateLimiterUnion(hourly, daily)),
      ...tooManyRequestsResponse('86400'),
      secrets: ['hourly', 'daily'],
    },
    'a burst limit': {
      make: () => consumeTwoPoints(new BurstyRateLimiter(hourly, new RateLimiterMemory({ points: 1, duration: 60 }))),
      ...tooManyRequestsResponse('60'),
    },
    'an error of the store': {
      make: () =>
        consumeTwoPoints(
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
    'more tokens than a queue can hold': {
      make: () => failureOf(() => new RateLimiterQueue(hourly).removeTokens(2, 'hunter2')),
      status: 500,
      body: crash,
      secrets: ['exceeds maximum'],
    },
  },
};
