import { type Book, Bookshop } from '@faultline/example-books';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';

@Controller('books')
export class BooksController {
  readonly #shop: Bookshop;

  constructor(@Inject(Bookshop) shop: Bookshop) {
    this.#shop = shop;
  }

  @Get()
  list(): Book[] {
    return this.#shop.list();
  }

  @Post()
  add(@Body() input: unknown): Book {
    return this.#shop.add(input);
  }

  @Get(':id')
  find(@Param('id') id: string): Book {
    return this.#shop.find(id);
  }

  @Get(':id/price')
  price(@Param('id') id: string): Promise<unknown> {
    return this.#shop.price(id);
  }

  @Get(':id/sample')
  sample(@Param('id') id: string): never {
    return this.#shop.sample(id);
  }

  @Get(':id/ebook')
  ebook(@Param('id') id: string): never {
    return this.#shop.ebook(id);
  }

  @Post(':id/reviews')
  @HttpCode(204)
  @UseGuards(ThrottlerGuard)
  review(): void {}
}
