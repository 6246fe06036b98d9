import {
  Conflict,
  defineProblem,
  type HttpErrorOptions,
  problemRegistry,
  ServiceUnavailable,
  TooManyRequests,
} from '@faultline/core';
import { de } from '@faultline/catalogues/de';
import { z } from 'zod';
import { problem } from '../problems.js';
import type { Case } from './case.js';

class OutOfStock extends defineProblem(Conflict, {
  code: 'OUT_OF_STOCK',
  title: 'Out of stock',
  detail: 'Only {available} are left.',
  description: 'The order asks for more copies than there are.',
  members: z.object({ book: z.int(), available: z.int().optional() }),
}) {}

class QuotaExceeded extends defineProblem(TooManyRequests, {
  code: 'QUOTA_EXCEEDED',
  title: 'Quota exceeded',
  type: '/quota',
}) {}

class Maintenance extends defineProblem(ServiceUnavailable, {
  code: 'MAINTENANCE',
  title: 'Maintenance',
  detail: 'The shop opens again at {opensAt}.',
  members: ['opensAt'],
})<{ opensAt: string }> {}

/** The form without `defineProblem`. */
class PriceChanged extends Conflict {
  static readonly problem = {
    code: 'PRICE_CHANGED',
    title: 'Price changed',
    type: 'tag:shop.example,2026:price-changed',
    detail: 'The price is {price} now.',
    members: ['price', 'currency'],
  } as const;

  constructor(
    readonly price: number,
    options?: HttpErrorOptions,
  ) {
    super(undefined, options);
  }
}

class Unregistered extends defineProblem(Conflict, {
  code: 'UNREGISTERED',
  title: 'Unregistered',
  members: ['book'],
}) {}

problemRegistry({ base: 'https://shop.example/problems' }, OutOfStock, QuotaExceeded, Maintenance, PriceChanged);

/** A row of a database. It has more properties than are declared. */
const row = { book: 7, available: 2, supplier: 'secret', purchasePrice: 'secret' };

/** Errors of problem types that the application declares. */
export const problemTypes: readonly Case[] = [
  {
    name: 'sends the type, the title and the code of a problem type, and its members after them',
    thrown: new OutOfStock({ available: 2, book: 7 }),
    status: 409,
    body: '{"type":"https://shop.example/problems/out-of-stock","title":"Out of stock","status":409,"detail":"Only 2 are left.","code":"OUT_OF_STOCK","book":7,"available":2}',
  },
  {
    name: 'sends only the declared members of a problem type',
    thrown: new OutOfStock(row, { cause: new Error('secret'), data: 'secret' }),
    status: 409,
    body: '{"type":"https://shop.example/problems/out-of-stock","title":"Out of stock","status":409,"detail":"Only 2 are left.","code":"OUT_OF_STOCK","book":7,"available":2}',
  },
  {
    name: 'sends no property that is added to the error of a problem type',
    thrown: Object.assign(new OutOfStock(row), { supplier: 'secret' }),
    status: 409,
    body: '{"type":"https://shop.example/problems/out-of-stock","title":"Out of stock","status":409,"detail":"Only 2 are left.","code":"OUT_OF_STOCK","book":7,"available":2}',
  },
  {
    name: 'sends the message of a problem type instead of its declared detail',
    thrown: new OutOfStock({ book: 7, available: 2 }, { message: 'Two copies are left.' }),
    status: 409,
    body: '{"type":"https://shop.example/problems/out-of-stock","title":"Out of stock","status":409,"detail":"Two copies are left.","code":"OUT_OF_STOCK","book":7,"available":2}',
  },
  {
    name: 'sends the description of a problem type if the detail has a placeholder without a value',
    thrown: new OutOfStock({ book: 7 }),
    status: 409,
    body: '{"type":"https://shop.example/problems/out-of-stock","title":"Out of stock","status":409,"detail":"The order asks for more copies than there are.","code":"OUT_OF_STOCK","book":7}',
  },
  {
    name: 'does not replace placeholders in the values of members',
    thrown: new Maintenance({ opensAt: '{opensAt} $& $1' }),
    status: 503,
    body: '{"type":"https://shop.example/problems/maintenance","title":"Maintenance","status":503,"detail":"The shop opens again at {opensAt} $& $1.","code":"MAINTENANCE","opensAt":"{opensAt} $& $1"}',
  },
  {
    name: 'sends the header fields of the base of a problem type, and resolves its type against the base URL',
    thrown: new QuotaExceeded(undefined, { retryAfter: 60, headers: { 'RateLimit-Policy': '"day";q=100' } }),
    status: 429,
    headers: { 'retry-after': '60', 'ratelimit-policy': '"day";q=100' },
    body: '{"type":"https://shop.example/quota","title":"Quota exceeded","status":429,"detail":"The user has sent too many requests in the given amount of time (\\"rate limiting\\").","code":"QUOTA_EXCEEDED"}',
  },
  {
    name: 'exposes the declared detail of a 5xx',
    thrown: new Maintenance({ opensAt: 'noon' }, { retryAfter: 60 }),
    status: 503,
    headers: { 'retry-after': '60' },
    body: '{"type":"https://shop.example/problems/maintenance","title":"Maintenance","status":503,"detail":"The shop opens again at noon.","code":"MAINTENANCE","opensAt":"noon"}',
  },
  {
    name: 'masks the message of a problem type of 5xx',
    thrown: new Maintenance({ opensAt: 'noon' }, { message: 'secret' }),
    status: 503,
    body: '{"type":"https://shop.example/problems/maintenance","title":"Maintenance","status":503,"detail":"The server is not ready to handle the request. This is usually a temporary state.","code":"MAINTENANCE","opensAt":"noon"}',
  },
  {
    name: 'reads the declaration of a class that is written by hand',
    thrown: Object.assign(new PriceChanged(12.5), { supplier: 'secret' }),
    status: 409,
    body: '{"type":"tag:shop.example,2026:price-changed","title":"Price changed","status":409,"detail":"The price is 12.5 now.","code":"PRICE_CHANGED","price":12.5}',
  },
  {
    name: 'picks the declared members from the extensions of a class that is written by hand',
    thrown: new PriceChanged(12.5, { extensions: { currency: 'EUR', supplier: 'secret' } }),
    status: 409,
    body: '{"type":"tag:shop.example,2026:price-changed","title":"Price changed","status":409,"detail":"The price is 12.5 now.","code":"PRICE_CHANGED","price":12.5,"currency":"EUR"}',
  },
  {
    name: 'omits a member of a problem type that is not JSON',
    thrown: new Maintenance({ opensAt: 7n as never }),
    status: 503,
    body: '{"type":"https://shop.example/problems/maintenance","title":"Maintenance","status":503,"detail":"The server is not ready to handle the request. This is usually a temporary state.","code":"MAINTENANCE"}',
    warnings: ['The extension member "opensAt" of the error is omitted'],
  },
  {
    name: 'adds the members of the option extensions after those of a problem type',
    thrown: new OutOfStock(row),
    options: { extensions: () => ({ requestId: 'r1', book: 'other' }) },
    status: 409,
    body: '{"type":"https://shop.example/problems/out-of-stock","title":"Out of stock","status":409,"detail":"Only 2 are left.","code":"OUT_OF_STOCK","book":7,"available":2,"requestId":"r1"}',
  },
  {
    name: 'does not change the type of a problem type by the option typeBaseUrl',
    thrown: new OutOfStock(row),
    options: { typeBaseUrl: 'https://other.example/' },
    status: 409,
    body: '{"type":"https://shop.example/problems/out-of-stock","title":"Out of stock","status":409,"detail":"Only 2 are left.","code":"OUT_OF_STOCK","book":7,"available":2}',
  },
  {
    name: 'translates the title and the detail of a problem type',
    thrown: new OutOfStock(row),
    requestHeaders: { 'accept-language': 'de' },
    options: {
      languages: [de],
      translate: ({ code, extensions }, language) =>
        code === 'OUT_OF_STOCK' && language === 'de'
          ? { title: 'Ausverkauft', detail: `Nur noch ${String(extensions['available'])} sind da.` }
          : undefined,
    },
    status: 409,
    headers: { 'content-language': 'de', vary: 'Accept-Language' },
    body: '{"type":"https://shop.example/problems/out-of-stock","title":"Ausverkauft","status":409,"detail":"Nur noch 2 sind da.","code":"OUT_OF_STOCK","book":7,"available":2}',
  },
  {
    name: 'sends about:blank for a problem type without a registry',
    thrown: new Unregistered({ book: 7 }),
    status: 409,
    body: problem(
      'Conflict',
      409,
      'This response is sent when a request conflicts with the current state of the server.',
      ',"code":"UNREGISTERED","book":7',
    ),
    warnings: [
      "The member 'title' of the error is omitted: it needs a type. Give the error a type, or add its class to a problemRegistry",
    ],
  },
];
