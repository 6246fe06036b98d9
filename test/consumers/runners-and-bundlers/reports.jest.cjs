const { HttpError, TooManyRequests } = require('@faultline/core');
const { faultline } = require('@faultline/express');
const express = require('express');

const app = express();
app.get('/reports', () => {
  throw new TooManyRequests('100 requests an hour', { retryAfter: 60 });
});
app.use(faultline());

let server;
beforeAll((done) => void (server = app.listen(0, '127.0.0.1', done)));
afterAll((done) => void server.close(done));

test('Jest in CommonJS mode', async () => {
  expect(new TooManyRequests()).toBeInstanceOf(HttpError);
  const response = await fetch(`http://127.0.0.1:${server.address().port}/reports`);
  expect(response.status).toBe(429);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(response.headers.get('Retry-After')).toBe('60');
  expect(await response.text()).toBe(
    '{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"100 requests an hour"}',
  );
});
