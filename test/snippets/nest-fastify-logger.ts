import 'reflect-metadata';
import { FaultlineModule } from '@faultline/nestjs';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

@Controller()
class OrdersController {
  @Get('bug')
  bug(): never {
    throw new Error('connect ECONNREFUSED 10.0.0.7');
  }
}

@Module({
  imports: [
    FaultlineModule.forRoot({
      extensions: (_thrown, request) => ({ requestId: (request as FastifyRequest).id }),
      onError: (error, request, { status }) =>
        (request as FastifyRequest).log[status < 500 ? 'warn' : 'error']({ err: error }, 'request errored'),
    }),
  ],
  controllers: [OrdersController],
})
class AppModule {}

const app = await NestFactory.create(AppModule, new FastifyAdapter({ logger: true }), { logger: false });
await app.listen(3000);
