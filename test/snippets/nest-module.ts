import 'reflect-metadata';
import { HttpError } from '@faultline/core';
import { FaultlineModule } from '@faultline/nestjs';
import { Controller, Get, Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { NestFactory } from '@nestjs/core';

@Controller()
class EbooksController {
  @Get('ebook')
  read(): never {
    throw new HttpError(402);
  }
}

@Module({
  imports: [
    FaultlineModule.forRootAsync({
      imports: [ConfigModule.forRoot()],
      inject: [ConfigService],
      useFactory: (config: ConfigService) => ({ contact: config.get<string>('CONTACT', 'care@books.example') }),
    }),
  ],
  controllers: [EbooksController],
})
class AppModule {}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule);
  await app.listen(3000);
}
void bootstrap();
