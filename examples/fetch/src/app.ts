import { de } from '@faultline/catalogues/de';
import { MethodNotAllowed, NotFound } from '@faultline/core';
import { Bookshop } from '@faultline/example-books';
import { createErrorHandler } from '@faultline/fetch';
import { zod } from '@faultline/mappers/zod';
import { type Context, Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { readJson } from './read-json.js';
import { addRequestId, assignRequestId, type WithRequestId } from './request-id.js';
import { twoPerMinute } from './two-per-minute.js';

const shop = new Bookshop();
const handleError = createErrorHandler<Context<WithRequestId>>({
  contact: 'care@bookshop.example',
  extensions: addRequestId,
  languages: [de],
  map: zod(),
});

export const app = new Hono<WithRequestId>();

app.onError(handleError);
app.notFound((context) => handleError(new NotFound(), context));
app.use(assignRequestId);
app.use(
  methodNotAllowed({
    app,
    onMethodNotAllowed: (context, allow) => handleError(new MethodNotAllowed(undefined, { allow }), context),
  }),
);
app.get('/books', (context) => context.json(shop.list()));
app.post('/books', async (context) => context.json(shop.add(await readJson(context.req.raw)), 201));
app.get('/books/:id', (context) => context.json(shop.find(context.req.param('id'))));
app.post('/books/:id/orders', async (context) =>
  context.json(shop.order(context.req.param('id'), await readJson(context.req.raw)), 201),
);
app.get('/books/:id/price', async (context) => context.json(await shop.price(context.req.param('id'))));
app.get('/books/:id/sample', (context) => shop.sample(context.req.param('id')));
app.get('/books/:id/ebook', (context) => shop.ebook(context.req.param('id')));
app.post('/books/:id/reviews', twoPerMinute, (context) => context.body(null, 204));
app.get('/statistics', () => shop.statistics());
