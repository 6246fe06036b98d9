import type { orderResponseError } from './orval-3.1.js';

export function availableOf({ data }: orderResponseError): number | undefined {
  // @ts-expect-error Not every problem has the member.
  void data.available;
  if (data.type !== 'https://shop.example/problems/out-of-stock') return undefined;
  // @ts-expect-error It is no member of the problem.
  void data.price;
  return data.available;
}
