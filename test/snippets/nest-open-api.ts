import 'reflect-metadata';
import { Conflict, defineProblem, problemRegistry, Unauthorized } from '@faultline/core';
import { FaultlineModule } from '@faultline/nestjs';
import { withProblems } from '@faultline/problems';
import { Problems } from '@faultline/problems/nestjs';
import { Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

class OutOfStock extends defineProblem(Conflict, {
  code: 'OUT_OF_STOCK',
  title: 'Out of stock',
  detail: 'Only {available} are left.',
  members: ['available'],
})<{ available: number }> {}

class PriceChanged extends defineProblem(Conflict, { code: 'PRICE_CHANGED', title: 'Price changed' }) {}

export const problems = problemRegistry({ base: 'https://shop.example/problems/' }, OutOfStock, PriceChanged);

@Controller('orders')
@Problems(Unauthorized)
class OrdersController {
  @Post()
  @Problems(OutOfStock, PriceChanged)
  order(): never {
    throw new OutOfStock({ available: 2 });
  }
}

@Module({ imports: [FaultlineModule.forRoot()], controllers: [OrdersController] })
class AppModule {}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule, { logger: ['error', 'warn'] });
  const config = new DocumentBuilder().setTitle('The shop').build();
  const document = withProblems(SwaggerModule.createDocument(app, config), problems);
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'openapi.json' });
  await app.listen(3000);
}
void bootstrap();
