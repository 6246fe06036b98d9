import 'reflect-metadata';
import { terminus } from '@faultline/mappers/terminus';
import { Module, ServiceUnavailableException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  type HealthIndicatorFunction,
  HealthCheckService,
  HealthIndicatorService,
  TerminusModule,
} from '@nestjs/terminus';
import { failureOf } from '../failure-of.js';
import { problem, unavailable } from '../problems.js';
import type { Source } from '../source.js';

@Module({ imports: [TerminusModule.forRoot({ logger: false })] })
class HealthModule {}

/** Returns the exception of a health check. */
async function checkFailure(
  indicators: (service: HealthIndicatorService) => HealthIndicatorFunction[],
  isShuttingDown = false,
): Promise<unknown> {
  const app = await NestFactory.createApplicationContext(HealthModule, { logger: false });
  const checks = indicators(app.get(HealthIndicatorService));
  const health = app.get(HealthCheckService);
  if (isShuttingDown) await app.close();
  const failure = await failureOf(() => health.check(checks));
  if (!isShuttingDown) await app.close();
  return failure;
}

const unhealthy = (members: string): string =>
  problem(
    'Service Unavailable',
    503,
    'The server is not ready to handle the request. This is usually a temporary state.',
    members,
  );

export const source: Source = {
  mapper: terminus(),
  cases: {
    'an indicator that is down': {
      make: () =>
        checkFailure((service) => [
          () => service.check('cache').up({ message: 'warm', hits: 7 }),
          () => service.check('database').down('connect ECONNREFUSED 10.0.0.7:5432'),
          () => service.check('disk').down({ used: 0.99, message: 'hunter2' }),
        ]),
      status: 503,
      body: unhealthy(
        ',"health":"error","info":{"cache":{"message":"warm","hits":7,"status":"up"}},"error":{"database":{"status":"down"},"disk":{"used":0.99,"status":"down"}},"details":{"cache":{"message":"warm","hits":7,"status":"up"},"database":{"status":"down"},"disk":{"used":0.99,"status":"down"}}',
      ),
      secrets: ['ECONNREFUSED', '10.0.0.7', 'hunter2'],
      reported: false,
    },
    'an application that shuts down': {
      make: () => checkFailure((service) => [() => service.check('cache').up()], true),
      status: 503,
      body: unhealthy(
        ',"health":"shutting_down","info":{"cache":{"status":"up"}},"error":{},"details":{"cache":{"status":"up"}}',
      ),
      reported: false,
    },
    'a 503 of the application': {
      make: () => new ServiceUnavailableException({ status: 'error', details: 'hunter2' }),
      status: 503,
      body: unavailable,
      secrets: ['hunter2'],
    },
  },
};
