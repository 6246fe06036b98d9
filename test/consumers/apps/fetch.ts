import { MethodNotAllowed, TooManyRequests } from '@faultline/core';
import { createErrorHandler, withProblems } from '@faultline/fetch';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';

const app = new Hono();
const handleError = createErrorHandler<Context>();

app.onError(handleError);
app.use(
  methodNotAllowed({
    app,
    onMethodNotAllowed: (context, allow) => handleError(new MethodNotAllowed(undefined, { allow }), context),
  }),
);
app.get('/reports', () => {
  throw new TooManyRequests('100 requests an hour', { retryAfter: 60 });
});
app.get('/bug', () => {
  throw new Error('hunter2');
});

serve({ fetch: withProblems(app.fetch), hostname: '127.0.0.1', port: 0 }, ({ port }) =>
  console.log(`listening on ${port}`),
);
