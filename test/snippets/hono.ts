import { TooManyRequests } from '@faultline/core';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { faultline } from './hono-adapter.js';

const app = new Hono();

faultline(app);
app.get('/reports', () => {
  throw new TooManyRequests('100 requests an hour', { retryAfter: 60 });
});
app.get('/orders', () => {
  throw new HTTPException(409, { message: 'This book is sold out.' });
});

serve({ fetch: app.fetch, port: 3000 });
