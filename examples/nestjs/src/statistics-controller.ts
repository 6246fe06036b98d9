import { Bookshop } from '@faultline/example-books';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';

@Controller('statistics')
export class StatisticsController {
  readonly #shop: Bookshop;

  constructor(@Inject(Bookshop) shop: Bookshop) {
    this.#shop = shop;
  }

  @Get()
  @ApiOkResponse({ description: 'The statistics' })
  read(): never {
    return this.#shop.statistics();
  }
}
