// The errors of one version, and the adapter of the other.
import * as core from '@faultline/core';
import { faultline } from '@faultline/express';
import express from 'express';
import * as next from './next/index.mjs';

const [{ TooManyRequests }, adapter] = process.argv[2] === 'next' ? [next.core, { faultline }] : [core, next.express];
const app = express();

app.get('/reports', () => {
  throw new TooManyRequests('100 requests an hour', { retryAfter: 60 });
});
app.get('/bug', () => {
  throw new Error('hunter2');
});
app.use(adapter.faultline());

const server = app.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
