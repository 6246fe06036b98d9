import { Conflict, problemRegistry } from '@faultline/core';

class PriceChanged extends Conflict {
  static readonly problem = {
    code: 'PRICE_CHANGED',
    title: 'Price changed',
    detail: 'The price is {price} now.',
    members: ['price'],
  } as const;

  constructor(readonly price: number) {
    super();
  }
}

export const problems = problemRegistry({ base: 'https://shop.example/problems/' }, PriceChanged);

console.log(JSON.stringify(new PriceChanged(12)));
