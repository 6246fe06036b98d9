import { MethodNotAllowed, NotFound } from '@faultline/core';
import { createErrorHandler, withProblems } from '@faultline/fetch';
import { zod } from '@faultline/mappers/zod';
import { serve } from '@hono/node-server';
import { zValidator } from '@hono/zod-validator';
import { type Context, Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { z } from 'zod';

const order = z.object({ items: z.array(z.object({ price: z.number().positive('The price must be positive.') })) });

const app = new Hono();
const handleError = createErrorHandler<Context>({ map: zod() });

app.onError(handleError);
app.notFound((context) => handleError(new NotFound(), context));
app.use(
  methodNotAllowed({
    app,
    onMethodNotAllowed: (context, allow) => handleError(new MethodNotAllowed(undefined, { allow }), context),
  }),
);
app.post(
  '/orders',
  zValidator('json', order, (result) => {
    if (!result.success) throw result.error;
  }),
  (context) => context.json(context.req.valid('json'), 201),
);
app.get('/books/:id', () => {
  throw new HTTPException(410, { message: 'This book is no longer on sale.' });
});
app.get('/statistics', basicAuth({ username: 'shop', password: 'hunter2' }), (context) => context.json({}));

serve({ fetch: withProblems(app.fetch), port: 3000 });
