import { zod } from '@faultline/mappers/zod';
import { z } from 'zod';
import { invalid } from '../problems.js';
import { failureOf } from '../failure-of.js';
import type { Source } from '../source.js';

const order = z.object({ items: z.array(z.object({ price: z.number().positive() })), email: z.email() });

export const source: Source = {
  mapper: zod(),
  cases: {
    'values of a wrong type, too small, missing': {
      make: () => failureOf(() => order.parse({ items: [{ price: 'hunter2' }, { price: -1 }], password: 'hunter2' })),
      status: 422,
      body: invalid(
        '{"detail":"Invalid input: expected number, received string","pointer":"#/items/0/price","code":"invalid_type"},{"detail":"Too small: expected number to be >0","pointer":"#/items/1/price","code":"too_small"},{"detail":"Invalid input: expected string, received undefined","pointer":"#/email","code":"invalid_type"}',
      ),
    },
  },
};
