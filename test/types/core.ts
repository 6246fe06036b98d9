// What must compile, and, below `@ts-expect-error`, what must not: the compiler runs these, before the tests.
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

// The status is a literal, and narrows.
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

// A switch over all statuses needs no default.
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

// Options: those of the class, and no other.
new TooManyRequests('100 requests an hour', { retryAfter: 60, headers: { 'X-RateLimit-Limit': 100 } });
new TooManyRequests(undefined, { retryAfter: new Date() });
new Unauthorized(undefined, { challenge: ['Bearer', 'Basic realm="a"'] });
new UnprocessableEntity('Wrong.', {
  errors: [
    { detail: 'must be positive', pointer: '#/items/0/price', code: 'positive' },
    { detail: 'must be a number', parameter: 'page', in: 'query' },
  ],
});
// @ts-expect-error 'retryAfter' is not for a 404
new NotFound('There is no book 7.', { retryAfter: 60 });
// @ts-expect-error seconds or a Date
new TooManyRequests(undefined, { retryAfter: '60' });
// @ts-expect-error a list
new MethodNotAllowed(undefined, { allow: 'GET' });
// @ts-expect-error an error has a detail
new UnprocessableEntity('Wrong.', { errors: [{ pointer: '#/items' }] });
// @ts-expect-error a path parameter is in the path
new UnprocessableEntity('Wrong.', { errors: [{ detail: 'x', parameter: 'id', in: 'params' }] });
// @ts-expect-error the value has no place there
new UnprocessableEntity('Wrong.', { errors: [{ detail: 'x', value: 7 }] });
// @ts-expect-error the message comes first
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
// @ts-expect-error a mapper answers with an HttpError or nothing
createErrorResponder({ map: () => ({ status: 404 }) });
// @ts-expect-error an async mapper would come too late
createErrorResponder({ map: async () => new NotFound() });
// @ts-expect-error there is no such option
createErrorResponder({ mapp: mapper });
// @ts-expect-error a URL as text
createErrorResponder({ typeBaseUrl: new URL('https://books.example/') });
// @ts-expect-error a row has a description
export const rows: Catalogue = { 404: { name: 'Not Found' } };

// The document that a client parses.
export const problem: Problem = { type: 'about:blank', title: 'Not Found', status: 404, detail: 'There is no book 7.' };
