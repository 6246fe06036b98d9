import { de } from '@faultline/catalogues/de';
import { TooManyRequests } from '@faultline/core';
import { Bookshop } from '@faultline/example-books';
import { addRequestId, assignRequestId } from '@faultline/example-books/request-id';
import { faultline } from '@faultline/express';
import { zod } from '@faultline/mappers/zod';
import express from 'express';
import { rateLimit } from 'express-rate-limit';
import swaggerUi from 'swagger-ui-express';
import { document } from './open-api.js';

const shop = new Bookshop();
const twoPerMinute = rateLimit({
  windowMs: 60_000,
  limit: 2,
  handler: (_request, _response, next) => next(new TooManyRequests('Two reviews a minute are enough.')),
});

export const app = express();

app.use(assignRequestId);
app.use(express.json());
app.get('/books', (_request, response) => response.json(shop.list()));
app.post('/books', (request, response) => response.status(201).json(shop.add(request.body)));
app.get('/books/:id', (request, response) => response.json(shop.find(request.params.id)));
app.post('/books/:id/orders', (request, response) => {
  response.status(201).json(shop.order(request.params.id, request.body));
});
app.get('/books/:id/price', async (request, response) => response.json(await shop.price(request.params.id)));
app.get('/books/:id/sample', (request) => shop.sample(request.params.id));
app.get('/books/:id/ebook', (request) => shop.ebook(request.params.id));
app.post('/books/:id/reviews', twoPerMinute, (_request, response) => response.sendStatus(204));
app.get('/statistics', () => shop.statistics());
app.get('/openapi.json', (_request, response) => response.json(document));
app.use('/docs', swaggerUi.serve, swaggerUi.setup(document));

app.use(faultline({ contact: 'care@bookshop.example', extensions: addRequestId, languages: [de], map: zod() }));
