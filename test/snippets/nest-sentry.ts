import 'reflect-metadata';
import { zod } from '@faultline/mappers/zod';
import { FaultlineModule } from '@faultline/nestjs';
import { Controller, Get, Module, NotFoundException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import * as Sentry from '@sentry/nestjs';
import { SentryModule } from '@sentry/nestjs/setup';
import { z } from 'zod';

Sentry.init({
  dsn: 'https://key@sentry.example/1',
  beforeSend: ({ exception, transaction }) => {
    const { type, value, stacktrace } = exception!.values!.at(-1)!;
    console.log(transaction, type, value, stacktrace!.frames!.length > 0);
    return null;
  },
});

@Controller()
class BooksController {
  @Get('bug')
  bug(): never {
    throw new Error('connect ECONNREFUSED 10.0.0.7');
  }

  @Get('404')
  missing(): never {
    throw new NotFoundException('There is no such book.');
  }

  @Get('zod')
  invalid(): void {
    z.object({ title: z.string('A book needs a title.') }).parse({});
  }
}

@Module({
  imports: [
    SentryModule.forRoot(),
    FaultlineModule.forRoot({ map: zod(), onError: (error) => Sentry.captureException(error) }),
  ],
  controllers: [BooksController],
})
class AppModule {}

const app = await NestFactory.create(AppModule, { logger: ['fatal', 'error', 'warn'] });
await app.listen(3000);
