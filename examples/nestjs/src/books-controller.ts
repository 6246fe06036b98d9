import { BadGateway, Gone, TooManyRequests, UnprocessableEntity } from '@faultline/core';
import { Bookshop } from '@faultline/example-books';
import { BookNotFound, IsbnTaken, OutOfStock } from '@faultline/example-books/problems';
import {
  type Book,
  bookSchema,
  newBookSchema,
  newOrderSchema,
  type Order,
  orderSchema,
} from '@faultline/example-books/schemas';
import { Problems } from '@faultline/problems/nestjs';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiParam } from '@nestjs/swagger';
import { ThrottlerGuard } from '@nestjs/throttler';

@Controller('books')
export class BooksController {
  readonly #shop: Bookshop;

  constructor(@Inject(Bookshop) shop: Bookshop) {
    this.#shop = shop;
  }

  @Get()
  @ApiOkResponse({ description: 'All books', standardSchema: bookSchema, isArray: true })
  list(): Book[] {
    return this.#shop.list();
  }

  @Post()
  @ApiCreatedResponse({ description: 'The new book', standardSchema: bookSchema })
  @Problems(IsbnTaken, UnprocessableEntity)
  add(@Body({ schema: newBookSchema }) input: unknown): Book {
    return this.#shop.add(input);
  }

  @Get(':id')
  @ApiOkResponse({ description: 'The book', standardSchema: bookSchema })
  @Problems(BookNotFound)
  find(@Param('id') id: string): Book {
    return this.#shop.find(id);
  }

  @Post(':id/orders')
  @ApiCreatedResponse({ description: 'The order', standardSchema: orderSchema })
  @Problems(BookNotFound, OutOfStock, UnprocessableEntity)
  order(@Param('id') id: string, @Body({ schema: newOrderSchema }) input: unknown): Order {
    return this.#shop.order(id, input);
  }

  @Get(':id/price')
  @ApiOkResponse({ description: 'The price' })
  @Problems(BookNotFound, BadGateway)
  price(@Param('id') id: string): Promise<unknown> {
    return this.#shop.price(id);
  }

  @Get(':id/sample')
  @ApiOkResponse({ description: 'A chapter' })
  @Problems(BookNotFound, Gone)
  sample(@Param('id') id: string): never {
    return this.#shop.sample(id);
  }

  @Get(':id/ebook')
  @ApiOkResponse({ description: 'The book as a file' })
  @Problems(BookNotFound)
  ebook(@Param('id') id: string): never {
    return this.#shop.ebook(id);
  }

  @Post(':id/reviews')
  @HttpCode(204)
  @ApiParam({ name: 'id' })
  @ApiNoContentResponse({ description: 'The review' })
  @Problems(TooManyRequests)
  @UseGuards(ThrottlerGuard)
  review(): void {}
}
