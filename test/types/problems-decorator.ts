// The arguments and the places of @Problems().
import { Conflict, defineProblem, HttpError, NotFound } from '@faultline/core';
import { Problems } from '@faultline/problems/nestjs';
import { applyDecorators } from '@nestjs/common';

class OutOfStock extends defineProblem(Conflict, { code: 'OUT_OF_STOCK', title: 'Out of stock', members: ['book'] }) {}

class PriceChanged extends Conflict {
  static readonly problem = { code: 'PRICE_CHANGED', title: 'Price changed' };
}

@Problems(OutOfStock, PriceChanged, NotFound, HttpError)
export class OrdersController {
  @Problems(OutOfStock)
  order(): void {}

  @applyDecorators(Problems(OutOfStock), Problems(NotFound))
  cancel(): void {}

  // @ts-expect-error -- a property is no handler
  @Problems(OutOfStock)
  refund = (): void => {};
}

// @ts-expect-error -- not an HttpError
Problems(Error);
// @ts-expect-error -- not a class
Problems(404);
// @ts-expect-error -- an error, not its class
Problems(new NotFound());
