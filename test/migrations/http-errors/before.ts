import { readFile } from 'node:fs/promises';
import { STATUS_CODES } from 'node:http';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express4';
import createError from 'http-errors';

class AppError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: unknown;

  constructor(status: number, message: string, code: string, details?: unknown) {
    super(message);
    this.name = new.target.name;
    this.status = status;
    this.code = code;
    this.details = details;
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
    throw createError(422, 'The book is not valid.', {
      code: 'INVALID_BOOK',
      details: [{ field: 'title', message: 'A book needs a title.' }],
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
  throw Object.assign(new Error('Log in first.'), { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
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

app.use((request, _response, next) => {
  next(createError(404, `Cannot ${request.method} ${request.path}`));
});

interface ErrorWithStatus extends Error {
  status?: number;
  statusCode?: number;
  expose?: boolean;
  code?: string;
  details?: unknown;
  headers?: Record<string, string>;
}

const handleError: ErrorRequestHandler = (error: ErrorWithStatus, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const handlerStatus = response.statusCode >= 400 ? response.statusCode : 500;
  const status = error.status ?? error.statusCode ?? handlerStatus;
  console.error(`${request.method} ${request.originalUrl} ${status}`, error);
  if (error.headers !== undefined) response.set(error.headers);
  response.status(status).json({
    statusCode: status,
    error: STATUS_CODES[status],
    message: (error.expose ?? status < 500) ? error.message : 'Something went wrong.',
    code: error.code,
    details: error.details,
  });
};

app.use(handleError);

const server = app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  console.log('The bookshop is open:', server.address());
});
