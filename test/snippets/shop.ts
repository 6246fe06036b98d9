import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Conflict, defineProblem, problemRegistry, ServiceUnavailable, TooManyRequests } from '@faultline/core';
import { faultline } from '@faultline/express';
import { parse } from '@faultline/mappers/standard-schema';
import express from 'express';
import { z } from 'zod';

/** Fewer are in stock than were asked for. */
export class OutOfStock extends defineProblem(Conflict, {
  code: 'OUT_OF_STOCK',
  title: 'Out of stock',
  detail: 'Only {available} are left.',
  members: z.object({ book: z.int(), available: z.int() }),
}) {}

export const problems = problemRegistry({ base: 'https://shop.example/problems/' }, OutOfStock);

const message = 'Order at least one.';
const order = z.object({ items: z.array(z.object({ book: z.int(), count: z.int(message).positive(message) })) });
let reports = 0;

const app = express();
app.use(express.json());
app.post('/orders', (request, response) => {
  const missing = parse(order, request.body).items.find(({ count }) => count > 2);
  if (missing !== undefined) throw new OutOfStock({ book: missing.book, available: 2 });
  response.status(201).json({ id: 1 });
});
app.get('/reports', (_request, response) => {
  reports += 1;
  if (reports < 3) throw new TooManyRequests('One report a second is enough.', { retryAfter: 1 });
  response.json({ reports });
});
app.get('/statistics', () => {
  throw new ServiceUnavailable('Closed for maintenance.', { expose: true, retryAfter: 3600 });
});
app.use(faultline({ onError: () => {} }));

const server = app.listen(0, '127.0.0.1').unref();
await once(server, 'listening');
export const shop = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
