// The request of most tables: every contender responds with a 429 for an error that is thrown 10 frames deep.
import assert from 'node:assert/strict';
import { createExchange } from './exchange.js';

export const message = '100 requests an hour';
export const body = `{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"${message}"}`;

/** Writes the constant response of the floor. */
export function writeConstant(response) {
  response.statusCode = 429;
  response.setHeader('Content-Type', 'application/problem+json');
  response.setHeader('Content-Length', '95');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Retry-After', '60');
  response.end(body);
}

/** The error of the floor: a subclass of `Error` without fields. */
export class RateLimited extends Error {}

export function deep(frames, work) {
  return frames === 0 ? work() : deep(frames - 1, work);
}

/**
 * Checks the first response of a request listener, and returns the work of a contender: one exchange with the listener. The
 * property `listener` is for the measurement over HTTP.
 */
export async function prepareExchange(listener, expected = 'HTTP/1.1 429 ', request = { url: '/reports' }) {
  const exchange = createExchange(listener, request);
  const response = await exchange();
  assert.ok(response.startsWith(expected), response);
  return Object.assign(exchange, { listener });
}
