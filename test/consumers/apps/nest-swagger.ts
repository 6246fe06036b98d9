// @Problems in the document of @nestjs/swagger. With the argument `plugin`, this file was compiled with the plugin of
// @nestjs/swagger, which documents the type that a method returns.
import 'reflect-metadata';
import assert from 'node:assert';
import { Conflict, defineProblem, problemRegistry, Unauthorized } from '@faultline/core';
import { withProblems } from '@faultline/problems';
import { Problems } from '@faultline/problems/nestjs';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ApiProperty, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

class OutOfStock extends defineProblem(Conflict, { code: 'OUT_OF_STOCK', title: 'Out of stock' }) {}
class PriceChanged extends defineProblem(Conflict, { code: 'PRICE_CHANGED', title: 'Price changed' }) {}
const problems = problemRegistry({ base: 'https://shop.example/problems/' }, OutOfStock, PriceChanged);

class Book {
  @ApiProperty()
  title!: string;
}

@Controller('books')
@Problems(Unauthorized)
class BooksController {
  @Get()
  @Problems(OutOfStock, PriceChanged)
  read(): Book {
    return { title: 'Emma' };
  }
}

@Module({ controllers: [BooksController] })
class AppModule {}

const contentOf = (...names: string[]): object => ({
  'application/problem+json': { schema: { anyOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) } },
});
const returned =
  process.argv[2] === 'plugin' ? { 'application/json': { schema: { $ref: '#/components/schemas/Book' } } } : undefined;
const expected = {
  200: returned,
  401: contentOf('UnauthorizedProblem'),
  409: contentOf('OutOfStockProblem', 'PriceChangedProblem'),
  default: undefined,
};

for (const adapter of [new ExpressAdapter(), new FastifyAdapter()]) {
  const app = await NestFactory.create(AppModule, adapter, { logger: false });
  const document = withProblems(SwaggerModule.createDocument(app, new DocumentBuilder().build()), problems);
  const responses = Object.entries(document.paths['/books']?.get?.responses ?? {}).map(([status, response]) => [
    status,
    JSON.parse(JSON.stringify(response ?? {}), (name, value: unknown) => (name === 'examples' ? undefined : value))
      .content,
  ]);
  assert.deepStrictEqual(Object.fromEntries(responses), expected);
  await app.close();
}
