// The compiler checks this file before the tests run. The line below each `@ts-expect-error` must not compile.
import {
  catalogue,
  type Catalogue,
  type ErrorStatus,
  hasStatus,
  HttpError,
  isHttpError,
  type Mapper,
  MethodNotAllowed,
  NotFound,
  type Problem,
  TooManyRequests,
  Unauthorized,
  UnprocessableEntity,
} from '@faultline/core';
import { createErrorResponder } from '../error-responder.js';

/** Compiles only if both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function is<_T extends true>(): void {}

// The status has a literal type, which `hasStatus` narrows to.
is<Same<NotFound['status'], 404>>();
is<Same<NotFound['statusCode'], 404>>();
const paymentRequired = new HttpError(402);
is<Same<typeof paymentRequired.status, 402>>();
is<Same<(typeof catalogue)[429]['name'], 'Too Many Requests'>>();

export function narrows(thrown: unknown): number {
  if (hasStatus(thrown, 404, 410)) {
    is<Same<typeof thrown.status, 404 | 410>>();
    return thrown.status;
  }
  if (isHttpError(thrown)) is<Same<typeof thrown.status, number>>();
  return 500;
}

// `ErrorStatus` is complete: a switch over all its statuses needs no default.
export function section(status: ErrorStatus): 'client' | 'server' {
  switch (status) {
    case 400:
    case 401:
    case 403:
    case 404:
    case 405:
    case 406:
    case 407:
    case 408:
    case 409:
    case 410:
    case 411:
    case 412:
    case 413:
    case 414:
    case 415:
    case 416:
    case 417:
    case 421:
    case 422:
    case 423:
    case 424:
    case 425:
    case 426:
    case 428:
    case 429:
    case 431:
    case 451:
      return 'client';
    case 500:
    case 501:
    case 502:
    case 503:
    case 504:
    case 505:
    case 506:
    case 507:
    case 508:
    case 510:
    case 511:
      return 'server';
  }
}

// Each class has its own options.
new TooManyRequests('100 requests an hour', { retryAfter: 60, headers: { 'X-RateLimit-Limit': 100 } });
new TooManyRequests(undefined, { retryAfter: new Date() });
new Unauthorized(undefined, { challenge: ['Bearer', 'Basic realm="a"'] });
new UnprocessableEntity('Wrong.', {
  errors: [
    { detail: 'must be positive', pointer: '#/items/0/price', code: 'positive' },
    { detail: 'must be a number', parameter: 'page', in: 'query' },
  ],
});
// @ts-expect-error a 404 has no 'retryAfter'
new NotFound('There is no book 7.', { retryAfter: 60 });
// @ts-expect-error it must be a number or a Date
new TooManyRequests(undefined, { retryAfter: '60' });
// @ts-expect-error it must be a list
new MethodNotAllowed(undefined, { allow: 'GET' });
// @ts-expect-error an item must have a detail
new UnprocessableEntity('Wrong.', { errors: [{ pointer: '#/items' }] });
// @ts-expect-error a path parameter is in 'path'
new UnprocessableEntity('Wrong.', { errors: [{ detail: 'x', parameter: 'id', in: 'params' }] });
// @ts-expect-error an item has no value
new UnprocessableEntity('Wrong.', { errors: [{ detail: 'x', value: 7 }] });
// @ts-expect-error the first argument is the message
new NotFound({ code: 'NO_BOOK' });
// @ts-expect-error a status is a number
new HttpError('404');
// @ts-expect-error a status is read-only
paymentRequired.status = 404;

// Options of an adapter.
const mapper: Mapper = (thrown) => (thrown instanceof RangeError ? new NotFound() : undefined);
createErrorResponder({ map: mapper, maxErrors: 10 });
createErrorResponder({ map: [mapper, mapper] });
createErrorResponder({ catalogue: { ...catalogue, 402: { name: 'Payment Required', description: 'Pay first.' } } });
// @ts-expect-error a mapper must return an HttpError or undefined
createErrorResponder({ map: () => ({ status: 404 }) });
// @ts-expect-error a mapper must not be async
createErrorResponder({ map: async () => new NotFound() });
// @ts-expect-error an unknown option
createErrorResponder({ mapp: mapper });
// @ts-expect-error the URL must be a string
createErrorResponder({ typeBaseUrl: new URL('https://books.example/') });
// @ts-expect-error a row must have a description
export const rows: Catalogue = { 404: { name: 'Not Found' } };

// The JSON document of a problem.
export const problem: Problem = { type: 'about:blank', title: 'Not Found', status: 404, detail: 'There is no book 7.' };
