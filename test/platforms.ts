import 'reflect-metadata';
import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
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
import type { Running } from './servers.js';

/** The major version of Nest that this project of the tests runs on. */
export const nestMajor = (globalThis as { NEST_MAJOR?: number }).NEST_MAJOR ?? 12;

/** What Nest runs on. */
export type Platform = 'Express' | 'Fastify';

/** For `describe.each`. */
export const platforms = (['Express', 'Fastify'] as const).map((platform) => ({
  platform,
  name: `Nest ${nestMajor} on ${platform}`,
}));

/** What a test brings to an application beside the platform that it runs on. */
export interface Application {
  readonly module?: ModuleMetadata;
  readonly middleware?: NestModule['configure'];
  /** Is called before the application listens. */
  readonly configure?: (app: INestApplication) => unknown;
  readonly logger?: LoggerService;
  readonly fastify?: ConstructorParameters<typeof FastifyAdapter>[0];
}

/** Starts an application; rejects if it does not start. */
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

/** Uses an application while it runs, and closes it whatever happens. */
export async function whileRunning<T>(started: Promise<Running>, use: (running: Running) => Promise<T>): Promise<T> {
  const running = await started;
  try {
    return await use(running);
  } finally {
    await running.close();
  }
}

/** What a client receives. */
export interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends a request, such as `DELETE /items/7`, and receives the whole answer; rejects if it breaks off. */
export async function send(
  { url }: Running,
  line: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const [method, path] = line.split(' ') as [string, string];
  const request = httpRequest(url, { method, path, headers, agent: false }).end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return {
    status: response.statusCode ?? 0,
    reason: response.statusMessage ?? '',
    headers: response.headers,
    body: await text(response),
  };
}
