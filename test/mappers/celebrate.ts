import { celebrate as mapper } from '@faultline/mappers/celebrate';
import { celebrate, Joi } from 'celebrate';
import { badRequest } from '../problems.js';
import { failureOf } from '../failure-of.js';
import type { Source } from '../source.js';

/** Returns the error that celebrate passes to `next`. `validation.test.ts` uses celebrate in Express. */
const celebrateFailure = (request: object, mode: 'full' | 'partial'): Promise<unknown> =>
  new Promise((resolve) => {
    const check = celebrate(
      {
        body: Joi.object({ items: Joi.array().items(Joi.object({ price: Joi.number() })) }),
        query: Joi.object({ page: Joi.number(), filter: Joi.object({ age: Joi.number() }) }),
        params: Joi.object({ id: Joi.number() }),
        headers: Joi.object({ 'x-key': Joi.string().pattern(/^\d+$/) }).unknown(),
        cookies: Joi.object({ session: Joi.number() }),
      },
      { abortEarly: false },
      { mode: mode as never },
    );
    check({ method: 'POST', ...request } as never, {} as never, resolve);
  });

const request = {
  body: { items: [{ price: 'hunter2' }], 'b/ä': 'hunter2' },
  query: { page: 'hunter2', filter: { age: 'hunter2' } },
  params: { id: 'hunter2' },
  headers: { 'x-key': 'hunter2' },
  cookies: { session: 'hunter2' },
};

export const source: Source = {
  mapper: mapper(),
  cases: {
    'each part of the request': {
      make: () => celebrateFailure(request, 'full'),
      status: 400,
      body: badRequest(
        '{"detail":"must match the pattern /^\\\\d+$/","header":"x-key","code":"string.pattern.base"},{"detail":"must be a number","parameter":"id","in":"path","code":"number.base"},{"detail":"must be a number","parameter":"page","in":"query","code":"number.base"},{"detail":"must be a number","parameter":"filter[age]","in":"query","code":"number.base"},{"detail":"must be a number","cookie":"session","code":"number.base"},{"detail":"must be a number","pointer":"#/items/0/price","code":"number.base"},{"detail":"is not allowed","pointer":"#/b~1%C3%A4","code":"object.unknown"}',
      ),
      secrets: ['hunter2', 'with value'],
    },
    'the first invalid part, by default': {
      make: () =>
        failureOf(async () => {
          throw await celebrateFailure({ ...request, headers: {} }, 'partial');
        }),
      status: 400,
      body: badRequest('{"detail":"must be a number","parameter":"id","in":"path","code":"number.base"}'),
      secrets: ['hunter2'],
    },
  },
};
