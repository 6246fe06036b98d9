import 'reflect-metadata';
import { NotFound } from '@faultline/core';
import { FaultlineFilter } from '@faultline/nestjs';
import { Controller, Get, Module, NotFoundException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

@Controller()
class BooksController {
  @Get('old')
  old(): never {
    throw new NotFoundException({ message: 'There is no book 7.', isbn: '978-0' });
  }

  @Get('new')
  new(): never {
    throw new NotFound('There is no book 7.', { extensions: { isbn: '978-0' } });
  }
}

@Module({ controllers: [BooksController] })
class AppModule {}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule);
  app.useGlobalFilters(new FaultlineFilter());
  await app.listen(3000);
}
void bootstrap();
