import { Bookshop } from '@faultline/example-books';
import { Controller, Get, Inject } from '@nestjs/common';

@Controller('statistics')
export class StatisticsController {
  readonly #shop: Bookshop;

  constructor(@Inject(Bookshop) shop: Bookshop) {
    this.#shop = shop;
  }

  @Get()
  read(): never {
    return this.#shop.statistics();
  }
}
