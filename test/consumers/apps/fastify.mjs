import { TooManyRequests } from '@faultline/core';
import { faultline, frameworkErrors } from '@faultline/fastify';
import { fastify } from 'fastify';

const app = fastify({ frameworkErrors: frameworkErrors() });

app.register(faultline);
app.register(async (routes) => {
  routes.get('/reports', () => {
    throw new TooManyRequests('100 requests an hour', { retryAfter: 60 });
  });
  routes.get('/bug', () => {
    throw new Error('hunter2');
  });
});

app.listen({ host: '127.0.0.1', port: 0 }, (_error, url) => console.log(`listening on ${new URL(url).port}`));
