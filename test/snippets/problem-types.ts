import { Conflict, defineProblem, Forbidden, problemRegistry } from '@faultline/core';
import { faultline } from '@faultline/express';
import express from 'express';
import { z } from 'zod';

/** Fewer copies are in stock than were ordered. */
class OutOfStock extends defineProblem(Conflict, {
  code: 'OUT_OF_STOCK',
  title: 'Out of stock',
  detail: 'Only {available} are left.',
  description: 'The order asks for more copies than there are.',
  resolve: 'Order fewer copies, or wait until the book is in stock again.',
  members: z.object({ book: z.int(), available: z.int() }),
}) {}

/** The customer has an unpaid bill. */
class AccountLocked extends defineProblem(Forbidden, {
  code: 'ACCOUNT_LOCKED',
  title: 'Account locked',
  detail: 'Pay the open bill first.',
}) {}

export const problems = problemRegistry({ base: 'https://shop.example/problems/' }, OutOfStock, AccountLocked);

const app = express();

app.post('/orders', () => {
  const row = { book: 7, available: 2, supplier: 'Acme', purchasePrice: 4.2 };
  throw new OutOfStock(row);
});
app.get('/account', () => {
  throw new AccountLocked();
});

app.use(faultline());

app.listen(3000);
