import { de } from '@faultline/catalogues/de';
import { Bookshop } from '@faultline/example-books';
import { addRequestId } from '@faultline/example-books/request-id';
import { zod } from '@faultline/mappers/zod';
import { FaultlineModule } from '@faultline/nestjs';
import { Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { BooksController } from './books-controller.js';
import { StatisticsController } from './statistics-controller.js';

@Module({
  imports: [
    FaultlineModule.forRoot({
      contact: 'care@bookshop.example',
      extensions: addRequestId,
      languages: [de],
      map: zod(),
    }),
    ThrottlerModule.forRoot({
      throttlers: [{ ttl: 60_000, limit: 2 }],
      errorMessage: 'Two reviews a minute are enough.',
    }),
  ],
  controllers: [BooksController, StatisticsController],
  providers: [Bookshop],
})
export class AppModule {}
