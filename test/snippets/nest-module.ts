import 'reflect-metadata';
import { HttpError } from '@faultline/core';
import { FaultlineModule } from '@faultline/nestjs';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

@Controller()
class EbooksController {
  @Get('ebook')
  read(): never {
    throw new HttpError(402);
  }
}

@Module({
  imports: [FaultlineModule.forRootAsync({ useFactory: () => ({ contact: 'care@books.example' }) })],
  controllers: [EbooksController],
})
class AppModule {}

const app = await NestFactory.create(AppModule);
await app.listen(3000);
