import 'reflect-metadata';
import { FaultlineFilter } from '@faultline/nestjs';
import { ValidationPipe } from '@faultline/nestjs/validation-pipe';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Type } from 'class-transformer';
import { IsPositive, ValidateNested } from 'class-validator';

class Item {
  @IsPositive()
  price!: number;
}

class Order {
  @ValidateNested({ each: true })
  @Type(() => Item)
  items!: Item[];
}

@Controller('orders')
class OrdersController {
  @Post()
  add(@Body() order: Order): Order {
    return order;
  }
}

@Module({ controllers: [OrdersController] })
class AppModule {}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule);
  app.useGlobalPipes(new ValidationPipe({ transform: true }));
  app.useGlobalFilters(new FaultlineFilter());
  await app.listen(3000);
}
void bootstrap();
