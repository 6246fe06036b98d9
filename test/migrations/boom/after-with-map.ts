import { createError, InternalServerError, type Mapper, ServiceUnavailable } from '@faultline/core';
import { faultline } from '@faultline/express';
import Boom from '@hapi/boom';
import express from 'express';

class ShopError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

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
  if (typeof title !== 'string') throw Boom.badData('The book is not valid.', [{ field: 'title', rule: 'required' }]);
  response.status(201).json({ title });
});

app.post('/orders', async () => {
  throw Boom.boomify(new SoldOut('7'), { statusCode: 409 });
});

app.post('/payments', () => {
  const error = Boom.paymentRequired('Your balance is too low.');
  error.output.payload['code'] = 'OUT_OF_CREDIT';
  throw error;
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

const fromBoom: Mapper = (error) => {
  if (!Boom.isBoom(error) || error.isServer) return undefined;
  const { statusCode, headers, payload } = error.output;
  return createError(statusCode, error.message, {
    headers,
    code: payload['code'] as string | undefined,
    extensions: { data: (error.data ?? undefined) as unknown },
  });
};

const fromShopError: Mapper = (error) =>
  error instanceof ShopError ? createError(error.status, error.message) : undefined;

app.use(faultline({ map: [fromBoom, fromShopError] }));

const server = app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  console.log('The bookshop is open:', server.address());
});
