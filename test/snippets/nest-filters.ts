import 'reflect-metadata';
import { FaultlineModule } from '@faultline/nestjs';
import { type ArgumentsHost, Catch, Controller, type ExceptionFilter, Get, Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { Response } from 'express';

class PaymentDeclined extends Error {}

@Catch(PaymentDeclined)
class PaymentFilter implements ExceptionFilter<PaymentDeclined> {
  catch(error: PaymentDeclined, host: ArgumentsHost): void {
    host.switchToHttp().getResponse<Response>().status(402).json({ declined: error.message });
  }
}

@Controller()
class OrdersController {
  @Get('pay')
  pay(): never {
    throw new PaymentDeclined('card expired');
  }

  @Get('bug')
  bug(): never {
    throw new Error('secret');
  }
}

@Module({
  imports: [FaultlineModule.forRoot()],
  controllers: [OrdersController],
  providers: [{ provide: APP_FILTER, useClass: PaymentFilter }],
})
class AppModule {}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule, { logger: false });
  await app.listen(3000);
}
void bootstrap();
