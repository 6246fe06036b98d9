import { Conflict, defineProblem, problemRegistry, Unauthorized } from '@faultline/core';
import { faultline } from '@faultline/express';
import { problemResponses, withProblems } from '@faultline/problems';
import express from 'express';
import { z } from 'zod';

class OutOfStock extends defineProblem(Conflict, {
  code: 'OUT_OF_STOCK',
  title: 'Out of stock',
  detail: 'Only {available} are left.',
  members: z.object({ available: z.int() }),
}) {}

class PriceChanged extends defineProblem(Conflict, { code: 'PRICE_CHANGED', title: 'Price changed' }) {}

export const problems = problemRegistry({ base: 'https://shop.example/problems/' }, OutOfStock, PriceChanged);

const document = withProblems(
  {
    openapi: '3.1.0',
    info: { title: 'The shop', version: '1' },
    paths: {
      '/orders': {
        post: {
          operationId: 'order',
          responses: {
            201: { description: 'The order' },
            ...problemResponses(OutOfStock, PriceChanged, Unauthorized),
          },
        },
      },
    },
  },
  problems,
);

const app = express();

app.get('/openapi.json', (_request, response) => {
  response.json(document);
});
app.post('/orders', () => {
  throw new OutOfStock({ available: 2 });
});

app.use(faultline());

app.listen(3000);
