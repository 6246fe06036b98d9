import 'reflect-metadata';
import { FaultlineFilter, FaultlineModule } from '@faultline/nestjs';
import { type ArgumentsHost, Catch, Controller, Get, Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';

@Catch()
class AllErrorsFilter extends FaultlineFilter {
  override catch(thrown: unknown, host: ArgumentsHost): void {
    console.error('caught', thrown);
    super.catch(thrown, host);
  }
}

@Controller()
class BugsController {
  @Get('bug')
  bug(): never {
    throw new Error('secret');
  }
}

@Module({
  imports: [FaultlineModule.forRoot({ typeBaseUrl: 'https://books.example/problems/' })],
  controllers: [BugsController],
  providers: [{ provide: APP_FILTER, useClass: AllErrorsFilter }],
})
class AppModule {}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule);
  await app.listen(3000);
}
void bootstrap();
