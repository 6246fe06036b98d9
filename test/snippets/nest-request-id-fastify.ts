import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { FaultlineFilter, frameworkErrors, type NestRequest } from '@faultline/nestjs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

@Module({})
class AppModule {}

const options = {
  extensions: (_thrown: unknown, request: NestRequest) => ({ requestId: (request as FastifyRequest).id }),
};
const adapter = new FastifyAdapter({
  frameworkErrors: frameworkErrors(options),
  genReqId: ({ headers }: IncomingMessage) => {
    const sent = headers['x-request-id'];
    return typeof sent === 'string' && /^[\w-]{1,64}$/.test(sent) ? sent : randomUUID();
  },
});
const app = await NestFactory.create(AppModule, adapter);
app.useGlobalFilters(new FaultlineFilter(options));
await app.listen(3000);
