import { HttpError, InternalServerError, ServiceUnavailable, UnprocessableEntity } from '@faultline/core';
import { faultline } from '@faultline/express';
import Boom from '@hapi/boom';
import express from 'express';

class ShopError extends HttpError {}

class SoldOut extends ShopError {
  constructor(id: string) {
    super(409, `Book ${id} is sold out.`);
  }
}

const app = express();
app.use(express.json());

app.get('/books/:id', (request) => {
  throw Boom.notFound(`There is no book ${request.params.id}.`);
});

app.post('/books', (request, response) => {
  const { title } = request.body as { title?: unknown };
  if (typeof title !== 'string') {
    const data = [{ field: 'title', rule: 'required' }];
    throw new UnprocessableEntity('The book is not valid.', { extensions: { data } });
  }
  response.status(201).json({ title });
});

app.post('/orders', async () => {
  throw Boom.boomify(new SoldOut('7'), { statusCode: 409 });
});

app.post('/payments', () => {
  throw new HttpError(402, 'Your balance is too low.', { code: 'OUT_OF_CREDIT' });
});

app.get('/orders', () => {
  throw Boom.unauthorized('Log in first.', 'Bearer', { realm: 'shop' });
});

app.get('/reports', () => {
  const error = Boom.tooManyRequests('100 requests an hour');
  error.output.headers['Retry-After'] = 60;
  throw error;
});

app.get('/uploads', () => {
  throw Boom.clientTimeout();
});

app.get('/exports', () => {
  throw new ServiceUnavailable('Exports are back at noon.', { expose: true });
});

app.get('/prices', async () => {
  throw Boom.badGateway('The publisher did not answer.', { publisher: 'publisher-7.internal' });
});

app.get('/invoices', () => {
  throw new InternalServerError('There is no row for invoice 7.', { data: { invoice: 7 } });
});

app.get('/wishes', () => {
  throw new ShopError(403, 'This list is private.');
});

app.get('/statistics', () => {
  throw new Error('connect ECONNREFUSED postgres://shop:hunter2@10.0.0.7');
});

app.use(faultline());

const server = app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  console.log('The bookshop is open:', server.address());
});
