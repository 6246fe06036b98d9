import { Conflict, defineProblem } from '@faultline/core';

class OutOfStock extends defineProblem(Conflict, {
  code: 'OUT_OF_STOCK',
  title: 'Out of stock',
  members: ['book', 'available'],
})<{ book: number; available: number }> {}

const error: unknown = new OutOfStock({ book: 7, available: 2 });
if (error instanceof OutOfStock) console.log(error.available + 1, error.code, error.status);
