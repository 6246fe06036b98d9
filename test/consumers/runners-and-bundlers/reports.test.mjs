import { HttpError, TooManyRequests } from '@faultline/core';
import { faultline } from '@faultline/express';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';

const app = express();
app.get('/reports', () => {
  throw new TooManyRequests('100 requests an hour', { retryAfter: 60 });
});
app.use(faultline());

let server;
beforeAll(() => new Promise((resolve) => void (server = app.listen(0, '127.0.0.1', resolve))));
afterAll(() => new Promise((resolve) => void server.close(resolve)));

test('Vitest', async () => {
  expect(new TooManyRequests()).toBeInstanceOf(HttpError);
  const response = await fetch(`http://127.0.0.1:${server.address().port}/reports`);
  expect(response.status).toBe(429);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(response.headers.get('Retry-After')).toBe('60');
  expect(await response.text()).toBe(
    '{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"100 requests an hour"}',
  );
});
