import { expressValidator } from '@faultline/mappers/express-validator';
import { body, checkExact, cookie, header, oneOf, param, query, validationResult } from 'express-validator';
import { invalid } from '../problems.js';
import { failureOf } from '../failure-of.js';
import type { Source } from '../source.js';

/** Returns the error of `validationResult(request).throw()`. `validation.test.ts` uses express-validator in Express. */
const validationFailure = (
  request: object,
  ...checks: { run(request: object): Promise<unknown> }[]
): Promise<unknown> =>
  failureOf(async () => {
    for (const check of checks) await check.run(request);
    validationResult(request).throw();
  });

const createRequest = (): object => ({
  body: {
    email: 'hunter2',
    items: [{ price: 1 }, { price: 'hunter2' }],
    'we/ird': 'hunter2',
    own: 'hunter2',
    'b/ä': 'hunter2',
    'a.b': 'hunter2',
  },
  query: { page: 'hunter2', filter: { age: 'hunter2' } },
  params: { id: 'hunter2' },
  headers: { 'x-key.a': 'hunter2' },
  cookies: { session: 'hunter2' },
});

export const source: Source = {
  mapper: expressValidator(),
  cases: {
    'each part of the request': {
      make: () =>
        validationFailure(
          createRequest(),
          body('email').isEmail(),
          body('items.*.price').isInt().withMessage('A price is a number.'),
          body('["we/ird"]').isInt(),
          body('own').custom((value: string) => {
            throw new Error(`What is ${value}?`);
          }),
          body('missing').exists().withMessage({ translate: 'me' }),
          query('page').isInt(),
          query('filter.age').isInt(),
          param('id').isInt(),
          header('X-Key.A').isInt(),
          cookie('session').isInt(),
        ),
      status: 422,
      body: invalid(
        '{"detail":"Invalid value","pointer":"#/email"},{"detail":"A price is a number.","pointer":"#/items/1/price"},{"detail":"Invalid value","pointer":"#/we~1ird"},{"detail":"Invalid value","pointer":"#/own"},{"detail":"Invalid value","pointer":"#/missing"},{"detail":"Invalid value","parameter":"page","in":"query"},{"detail":"Invalid value","parameter":"filter[age]","in":"query"},{"detail":"Invalid value","parameter":"id","in":"path"},{"detail":"Invalid value","header":"x-key.a"},{"detail":"Invalid value","cookie":"session"}',
      ),
      secrets: ['hunter2', 'What is hunter2?'],
    },
    'alternatives and unknown fields': {
      make: () =>
        validationFailure(
          createRequest(),
          oneOf([body('email').isInt(), [body('own').isInt(), param('id').isInt()]]),
          oneOf([body('email').isInt()], { errorType: 'flat', message: 'An address or a number is needed.' }),
          checkExact([body('items'), body('["we/ird"]'), query('filter')]),
        ),
      status: 422,
      body: invalid(
        '{"detail":"Invalid value(s)","code":"alternative"},{"detail":"An address or a number is needed.","code":"alternative"},{"detail":"Unknown field(s)","pointer":"#/email","code":"unknown_fields"},{"detail":"Unknown field(s)","pointer":"#/own","code":"unknown_fields"},{"detail":"Unknown field(s)","pointer":"#/b~1%C3%A4","code":"unknown_fields"},{"detail":"Unknown field(s)","pointer":"#/a.b","code":"unknown_fields"},{"detail":"Unknown field(s)","parameter":"page","in":"query","code":"unknown_fields"}',
      ),
      secrets: ['hunter2'],
    },
    'a thrown result': {
      make: async () => {
        const request = createRequest();
        await query('page').isInt().run(request);
        return validationResult(request);
      },
      status: 422,
      body: invalid('{"detail":"Invalid value","parameter":"page","in":"query"}'),
      secrets: ['hunter2'],
    },
    'the message of JSON.parse in a custom rule': {
      make: () =>
        validationFailure(
          { body: { settings: '{"password":hunter2}' } },
          body('settings').custom((value: string) => Boolean(JSON.parse(value))),
        ),
      status: 422,
      body: invalid('{"detail":"Invalid value","pointer":"#/settings"}'),
      secrets: ['hunter2', 'is not valid JSON'],
    },
  },
};
