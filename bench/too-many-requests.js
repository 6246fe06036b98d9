// What all contenders answer, each in its own way: a 429 that is thrown 10 frames deep.
import assert from 'node:assert/strict';
import { exchangesWith } from './exchange.js';

export const message = '100 requests an hour';
export const body = `{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"${message}"}`;

/** The floor: what an error costs if nothing is decided when it is answered. */
export function writeConstant(response) {
  response.statusCode = 429;
  response.setHeader('Content-Type', 'application/problem+json');
  response.setHeader('Content-Length', '95');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Retry-After', '60');
  response.end(body);
}

/** The floor of throwing: the least that an application throws. */
export class RateLimited extends Error {}

export function deep(frames, work) {
  return frames === 0 ? work() : deep(frames - 1, work);
}

/**
 * The work of a contender that listens: one exchange, once it was seen that its answer is right. It has its `listener`, for
 * those who measure it over HTTP.
 */
export async function answering(listener, expected = 'HTTP/1.1 429 ', request = { url: '/reports' }) {
  const exchange = exchangesWith(listener, request);
  const answer = await exchange();
  assert.ok(answer.startsWith(expected), answer);
  return Object.assign(exchange, { listener });
}
