import 'reflect-metadata';
import {
  type INestApplication,
  type LoggerService,
  Module,
  type ModuleMetadata,
  type NestModule,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Running } from './running-server.js';

/** The major version of Nest. Jest runs the tests of Nest in two projects, one for each major version. */
export const nestMajor = (globalThis as { NEST_MAJOR?: number }).NEST_MAJOR ?? 12;

/** The HTTP framework below Nest. */
export type Platform = 'Express' | 'Fastify';

/** The two platforms with the names of their servers, for `describe.each`. */
export const platforms = (['Express', 'Fastify'] as const).map((platform) => ({
  platform,
  name: `Nest ${nestMajor} on ${platform}`,
}));

/** A Nest application that is independent of its platform. */
export interface Application {
  readonly module?: ModuleMetadata;
  readonly middleware?: NestModule['configure'];
  /** Is called before the application listens. */
  readonly configure?: (app: INestApplication) => unknown;
  /** Default: nothing is logged. */
  readonly logger?: LoggerService;
  /** The options of Fastify. Express ignores them. */
  readonly fastify?: ConstructorParameters<typeof FastifyAdapter>[0];
}

/** Starts a Nest application. Rejects if it does not start. */
export async function start(
  platform: Platform,
  { module = {}, middleware, configure, logger, fastify = {} }: Application,
): Promise<Running> {
  @Module(module)
  class ApplicationModule implements NestModule {
    configure(...[consumer]: Parameters<NestModule['configure']>): void {
      middleware?.(consumer);
    }
  }

  const options = { logger: logger ?? false, abortOnError: false } as const;
  const app: INestApplication =
    platform === 'Express'
      ? await NestFactory.create(ApplicationModule, new ExpressAdapter(), options)
      : await NestFactory.create<NestFastifyApplication>(ApplicationModule, new FastifyAdapter(fastify), options);
  await configure?.(app);
  await app.listen(0, '127.0.0.1');
  return { url: await app.getUrl(), close: () => app.close() };
}
