import { TooManyRequests } from '@faultline/core';
import Koa from 'koa';
import { faultline } from './koa-adapter.js';

const app = new Koa();

app.use(faultline());
app.use((context) => {
  if (context.path === '/reports') throw new TooManyRequests('100 requests an hour', { retryAfter: 60 });
  if (context.path === '/bug') throw new Error('connect ECONNREFUSED postgres://shop:hunter2@10.0.0.7');
});

app.listen(3000);
