import { Conflict, defineProblem, problemRegistry } from '@faultline/core';
import { faultline } from '@faultline/express';
import { problemResponses, withProblems } from '@faultline/problems';
import express from 'express';
import { z } from 'zod';

/** Fewer copies are in stock than were ordered. */
class OutOfStock extends defineProblem(Conflict, {
  code: 'OUT_OF_STOCK',
  title: 'Out of stock',
  detail: 'Only {available} are left.',
  resolve: 'Order fewer copies.',
  members: z.object({ book: z.int(), available: z.int() }),
}) {}

export const problems = problemRegistry({ base: 'https://shop.example/problems/' }, OutOfStock);

const order = { responses: { 201: { description: 'Ordered' }, ...problemResponses(OutOfStock) } };
const info = { title: 'Shop', version: '1.0.0' };
const document = withProblems({ openapi: '3.1.0', info, paths: { '/orders': { post: order } } }, problems);

const app = express();

app.get('/openapi.json', (_request, response) => response.json(document));
app.post('/orders', () => {
  throw new OutOfStock({ book: 7, available: 2 });
});

app.use(faultline());

app.listen(3000);
