import Boom from '@hapi/boom';
import express, { type ErrorRequestHandler } from 'express';

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
  throw Boom.serverUnavailable('Exports are back at noon.');
});

app.get('/prices', async () => {
  throw Boom.badGateway('The publisher did not answer.', { publisher: 'publisher-7.internal' });
});

app.get('/invoices', () => {
  throw Boom.badImplementation('There is no row for invoice 7.', { invoice: 7 });
});

app.get('/wishes', () => {
  throw new ShopError(403, 'This list is private.');
});

app.get('/statistics', () => {
  throw new Error('connect ECONNREFUSED postgres://shop:hunter2@10.0.0.7');
});

const handleError: ErrorRequestHandler = (error: Error & { status?: number }, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const boom = Boom.isBoom(error) ? error : Boom.boomify(error, { statusCode: error.status ?? 500 });
  const { statusCode, payload, headers } = boom.output;
  if (boom.isServer) console.error(`${request.method} ${request.originalUrl} ${statusCode}`, error);
  const data: unknown = boom.isServer ? undefined : (boom.data ?? undefined);
  response
    .status(statusCode)
    .set(headers)
    .json({ ...payload, data });
};

app.use(handleError);

const server = app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  console.log('The bookshop is open:', server.address());
});
