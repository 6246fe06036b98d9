import type { OrderError } from './hey-api-3.1/types.gen.js';

export function availableOf(error: OrderError): number | undefined {
  // @ts-expect-error Not every problem has the member.
  void error.available;
  if (error.type !== 'https://shop.example/problems/out-of-stock') return undefined;
  // @ts-expect-error It is no member of the problem.
  void error.price;
  return error.available;
}
