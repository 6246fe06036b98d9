import 'reflect-metadata';
import { FaultlineModule } from '@faultline/nestjs';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Request } from 'express';
import { pinoHttp } from 'pino-http';

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
      onError: (error, request) => {
        (request as Request).res!.err ??= error as Error;
      },
    }),
  ],
  controllers: [OrdersController],
})
class AppModule {}

const app = await NestFactory.create(AppModule, { logger: ['fatal', 'error', 'warn'] });
app.use(
  pinoHttp({
    customLogLevel: (_request, { statusCode, err }) => (err || statusCode >= 500 ? 'error' : 'info'),
    redact: { paths: ['req.headers', 'res.headers', 'err.config', 'err.request', 'err.response'], remove: true },
  }),
);
await app.listen(3000);
