import { Unauthorized } from '@faultline/core';
import { createErrorHandler } from '@faultline/fetch';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { HTTPException } from 'hono/http-exception';

const app = new Hono();
const handleError = createErrorHandler<Context>();

app.onError((error, context) => {
  const challenge = error instanceof HTTPException && error.res?.headers.get('WWW-Authenticate');
  return handleError(challenge ? new Unauthorized('Log in.', { challenge }) : error, context);
});
app.get('/statistics', basicAuth({ username: 'shop', password: 'hunter2' }), (context) => context.json({}));

serve({ fetch: app.fetch, port: 3000 });
