import { readFile } from 'node:fs/promises';
import { HttpError, Unauthorized, UnprocessableEntity } from '@faultline/core';
import { faultline } from '@faultline/express';
import express, { type Request, type RequestHandler, type Response } from 'express4';
import createError from 'http-errors';

class AppError extends HttpError {
  constructor(status: number, message: string, code: string, details?: unknown) {
    super(status, message, { code, extensions: { details } });
  }
}

class SoldOut extends AppError {
  constructor(id: string) {
    super(409, `Book ${id} is sold out.`, 'SOLD_OUT', { book: id });
  }
}

class PublisherDown extends AppError {
  constructor() {
    super(502, 'connect ECONNREFUSED 10.0.0.7:443', 'PUBLISHER_DOWN');
  }
}

const books = new Map([['7', { id: '7', title: 'Middlemarch' }]]);

function findBook(id: string): object {
  const book = books.get(id);
  if (book === undefined) throw createError(404, `There is no book ${id}.`);
  return book;
}

async function findPrice(id: string): Promise<number> {
  try {
    findBook(id);
    throw new PublisherDown();
  } catch (error) {
    if (createError.isHttpError(error) && error.status === 404) return 0;
    throw error;
  }
}

const asyncHandler =
  (handler: (request: Request, response: Response) => Promise<unknown>): RequestHandler =>
  async (request, response, next) => {
    try {
      await handler(request, response);
    } catch (error) {
      next(error);
    }
  };

const app = express();
app.use(express.json({ limit: 50 }));

app.get('/books/:id', (request, response) => {
  response.json(findBook(request.params.id));
});

app.post('/books', (request, response) => {
  const { title } = request.body as { title?: unknown };
  if (typeof title !== 'string') {
    throw new UnprocessableEntity('The book is not valid.', {
      code: 'INVALID_BOOK',
      extensions: { details: [{ field: 'title', message: 'A book needs a title.' }] },
    });
  }
  response.status(201).json({ title });
});

app.get(
  '/books/:id/price',
  asyncHandler(async (request, response) => {
    response.json({ price: await findPrice(String(request.params['id'])) });
  }),
);

app.get(
  '/books/:id/cover',
  asyncHandler(async (request, response) => {
    const cover = await readFile(`/srv/covers/${String(request.params['id'])}.png`).catch((error: Error) => {
      throw createError(404, error);
    });
    response.type('png').send(cover);
  }),
);

app.post(
  '/orders',
  asyncHandler(async () => {
    throw new SoldOut('7');
  }),
);

app.get('/orders', () => {
  throw new Unauthorized('Log in first.', { challenge: 'Bearer' });
});

app.get('/reports', () => {
  throw createError(429, '100 requests an hour', { headers: { 'Retry-After': '60' } });
});

app.get('/exports', () => {
  throw createError(503, 'Exports are back at noon.', { expose: true });
});

app.get('/offers', (_request, response) => {
  response.status(404);
  throw new Error('There are no offers.');
});

app.get('/statistics', () => {
  throw new Error('connect ECONNREFUSED postgres://shop:hunter2@10.0.0.7');
});

app.use(
  faultline({
    format: {
      mediaType: 'application/json; charset=utf-8',
      body: ({ status, title, detail, code, details }) => ({
        statusCode: status,
        error: title,
        message: detail,
        code,
        details,
      }),
    },
  }),
);

const server = app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  console.log('The bookshop is open:', server.address());
});
