import 'reflect-metadata';
import { TooManyRequests } from '@faultline/core';
import { FaultlineFilter } from '@faultline/nestjs';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

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

@Module({ controllers: [ReportsController] })
class AppModule {}

async function main(): Promise<void> {
  const app = await NestFactory.create(AppModule, { logger: ['error'] });
  app.useGlobalFilters(new FaultlineFilter());
  await app.listen(0, '127.0.0.1');
  console.log(`listening on ${new URL(await app.getUrl()).port}`);
}
void main();
