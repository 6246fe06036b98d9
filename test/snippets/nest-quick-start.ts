import 'reflect-metadata';
import { TooManyRequests } from '@faultline/core';
import { FaultlineFilter } from '@faultline/nestjs';
import { Controller, Get, Module, NotFoundException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

@Controller()
class ReportsController {
  @Get('reports')
  list(): never {
    throw new TooManyRequests('100 requests an hour', { retryAfter: 60 });
  }

  @Get('reports/:id')
  read(): never {
    throw new NotFoundException('There is no such report.');
  }
}

@Module({ controllers: [ReportsController] })
class AppModule {}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule);
  app.useGlobalFilters(new FaultlineFilter());
  await app.listen(3000);
}
void bootstrap();
