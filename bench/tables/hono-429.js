import assert from 'node:assert/strict';
import { TooManyRequests } from '@faultline/core';
import { createErrorHandler } from '@faultline/fetch';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { body, deep, message, RateLimited } from '../too-many-requests.js';

export const title = 'Hono: a 429, thrown 10 frames deep, without a server';
export const floor = 'a plain Error, a constant response';

/** Creates an application with one route, and returns the work of a contender: one request, and its body. */
async function app(make, onError) {
  const application = new Hono();
  application.get('/reports', () =>
    deep(10, () => {
      throw make();
    }),
  );
  if (onError !== undefined) application.onError(onError);
  const exchange = async () => {
    const response = await application.fetch(new Request('http://localhost/reports'));
    await response.text();
    return response;
  };
  assert.equal((await exchange()).status, 429);
  return exchange;
}

const headers = {
  'Content-Type': 'application/problem+json',
  'Content-Length': '95',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Retry-After': '60',
};
const bare = () =>
  app(
    () => new RateLimited(message),
    () => new Response(body, { status: 429, headers }),
  );

export const contenders = {
  [floor]: bare,
  'the floor again (A/A)': bare,
  Faultline: () => app(() => new TooManyRequests(message, { retryAfter: 60 }), createErrorHandler()),
  'HTTPException + a hand-written handler': () =>
    app(
      () => new HTTPException(429, { message }),
      ({ status, message: detail }, context) =>
        context.json({ type: 'about:blank', title: 'Too Many Requests', status, detail }, status, {
          'Content-Type': 'application/problem+json',
          'Cache-Control': 'no-store',
          'X-Content-Type-Options': 'nosniff',
          'Retry-After': '60',
        }),
    ),
  "Hono's own error handler, a text": () => app(() => new HTTPException(429, { message })),
};

export const targets = [{ of: 'Faultline', against: floor, atMost: 1.75 }];
