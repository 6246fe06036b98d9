import { NotFound } from '@faultline/core';
import { createErrorHandler } from '@faultline/fetch';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';

const app = new Hono();
const handleError = createErrorHandler<Context>();

app.onError(handleError);
app.notFound((context) => handleError(new NotFound(), context));
app.get('/orders', () => {
  throw new HTTPException(409, { message: 'This book is sold out.' });
});

serve({ fetch: app.fetch, port: 3000 });
