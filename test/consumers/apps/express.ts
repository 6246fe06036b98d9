import type { AddressInfo } from 'node:net';
import { type FaultlineOptions, HttpError, isHttpError, NotFound, TooManyRequests } from '@faultline/core';
import { errorHandler, faultline, notFound } from '@faultline/express';
import express, { type Request } from 'express';

const options: FaultlineOptions<Request> = {
  map: (thrown) => (thrown instanceof RangeError ? new NotFound() : undefined),
  onError: (reported, request) => console.error(request.method, request.path, reported),
};
const error = new TooManyRequests('100 requests an hour', { retryAfter: 60 });
const status: 429 = error.status;
const unknown: unknown = error;
if (!isHttpError(unknown) || !(unknown instanceof HttpError) || unknown.status !== status) throw new Error();
// @ts-expect-error -- an unknown option
export const wrong = (): NotFound => new NotFound('', { retryAfter: 60 });

const app = express();

app.get('/reports', () => {
  throw error;
});
app.get('/bug', () => {
  throw new Error('hunter2');
});
app.use('/other', notFound(), errorHandler(options));
app.use(faultline(options));

const server = app.listen(0, '127.0.0.1', () => {
  console.log(`listening on ${(server.address() as AddressInfo).port}`);
});
