import { de } from '@faultline/catalogues/de';
import { TooManyRequests } from '@faultline/core';
import { Bookshop } from '@faultline/example-books';
import { addRequestId, assignRequestId } from '@faultline/example-books/request-id';
import { faultline, frameworkErrors } from '@faultline/fastify';
import { zod } from '@faultline/mappers/zod';
import rateLimit from '@fastify/rate-limit';
import { fastify } from 'fastify';

interface BookRoute {
  readonly Params: { readonly id: string };
}

const shop = new Bookshop();
const twoPerMinute = {
  max: 2,
  timeWindow: 60_000,
  errorResponseBuilder: () => new TooManyRequests('Two reviews a minute are enough.'),
};

export const app = fastify({ frameworkErrors: frameworkErrors() });

await app.register(faultline, {
  contact: 'care@bookshop.example',
  extensions: addRequestId,
  languages: [de],
  map: zod(),
});
await app.register(rateLimit, { global: false });

app.addHook('onRequest', (request, reply, done) => assignRequestId(request.raw, reply.raw, done));
app.get('/books', () => shop.list());
app.post('/books', (request, reply) => reply.code(201).send(shop.add(request.body)));
app.get<BookRoute>('/books/:id', (request) => shop.find(request.params.id));
app.post<BookRoute>('/books/:id/orders', (request, reply) => {
  return reply.code(201).send(shop.order(request.params.id, request.body));
});
app.get<BookRoute>('/books/:id/price', (request) => shop.price(request.params.id));
app.get<BookRoute>('/books/:id/sample', (request) => shop.sample(request.params.id));
app.get<BookRoute>('/books/:id/ebook', (request) => shop.ebook(request.params.id));
app.post('/books/:id/reviews', { config: { rateLimit: twoPerMinute } }, (_request, reply) => reply.code(204).send());
app.get('/statistics', () => shop.statistics());
