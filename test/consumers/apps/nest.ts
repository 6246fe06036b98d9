import 'reflect-metadata';
import { TooManyRequests } from '@faultline/core';
import { FaultlineFilter, FaultlineModule, frameworkErrors } from '@faultline/nestjs';
import { ValidationPipe } from '@faultline/nestjs/validation-pipe';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';

@Controller()
class ReportsController {
  @Get('reports')
  list(): never {
    throw new TooManyRequests('100 requests an hour', { retryAfter: 60 });
  }

  @Get('bug')
  bug(): never {
    throw new Error('hunter2');
  }
}

const [platform, binding] = process.argv.slice(2);

@Module({ imports: binding === 'filter' ? [] : [FaultlineModule.forRoot()], controllers: [ReportsController] })
class AppModule {}

async function main(): Promise<void> {
  const adapter =
    platform === 'fastify' ? new FastifyAdapter({ frameworkErrors: frameworkErrors() }) : new ExpressAdapter();
  const app = await NestFactory.create(AppModule, adapter, { logger: ['error'] });
  if (binding === 'filter') app.useGlobalFilters(new FaultlineFilter());
  app.useGlobalPipes(new ValidationPipe());
  await app.listen(0, '127.0.0.1');
  console.log(`listening on ${new URL(await app.getUrl()).port}`);
}
void main();
