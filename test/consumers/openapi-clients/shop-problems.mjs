import { Conflict, defineProblem, problemRegistry } from '@faultline/core';

export class OutOfStock extends defineProblem(Conflict, {
  code: 'OUT_OF_STOCK',
  title: 'Out of stock',
  members: ['available'],
}) {}

export const problems = problemRegistry({ base: 'https://shop.example/problems/' }, OutOfStock);
