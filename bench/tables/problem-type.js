import { Conflict, defineProblem, problemRegistry } from '@faultline/core';
import { faultline } from '@faultline/express';
import express from 'express';
import { deep, prepareExchange } from '../too-many-requests.js';

export const title = 'Express 5: a 409 with two members, thrown 10 frames deep';
export const floor = 'a subclass by hand, which passes type, title, code and extensions';

const base = 'https://shop.example/problems/';

class ByHand extends Conflict {
  constructor(book, available) {
    super(`Only ${available} are left.`, {
      type: 'https://shop.example/problems/out-of-stock',
      title: 'Out of stock',
      code: 'OUT_OF_STOCK',
      extensions: { book, available },
    });
  }
}

const declaration = { title: 'Out of stock', detail: 'Only {available} are left.', members: ['book', 'available'] };
class Declared extends defineProblem(Conflict, { ...declaration, code: 'OUT_OF_STOCK' }) {}
class StaticProblem extends Conflict {
  static problem = { ...declaration, code: 'STATIC_PROBLEM' };
  constructor(book, available) {
    super();
    this.book = book;
    this.available = available;
  }
}
problemRegistry({ base }, Declared, StaticProblem);

const throwing = (make) => () => {
  const application = express();
  application.get('/reports', () =>
    deep(10, () => {
      throw make();
    }),
  );
  application.use(faultline());
  return prepareExchange(application, 'HTTP/1.1 409 ');
};
const byHand = throwing(() => new ByHand(7, 2));

export const contenders = {
  [floor]: byHand,
  'the floor again (A/A)': byHand,
  defineProblem: throwing(() => new Declared({ book: 7, available: 2 })),
  'static problem': throwing(() => new StaticProblem(7, 2)),
  'no members: new Conflict()': throwing(() => new Conflict('Only 2 are left.')),
};

export const targets = [{ of: 'defineProblem', against: floor, atMost: 1.05 }];
