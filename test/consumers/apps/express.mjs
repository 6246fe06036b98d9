import { TooManyRequests } from '@faultline/core';
import { faultline } from '@faultline/express';
import express from 'express';

const app = express();

app.get('/reports', () => {
  throw new TooManyRequests('100 requests an hour', { retryAfter: 60 });
});
app.get('/bug', () => {
  throw new Error('hunter2');
});
app.use(faultline());

const server = app.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
