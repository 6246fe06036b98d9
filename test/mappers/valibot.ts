import { valibot } from '@faultline/mappers/valibot';
import * as v from 'valibot';
import { invalid } from '../problems.js';
import { failureOf } from '../failure-of.js';
import type { Source } from '../source.js';

const order = v.strictObject({
  email: v.pipe(v.string(), v.email()),
  items: v.array(v.object({ price: v.pipe(v.number(), v.minValue(1)) })),
  color: v.picklist(['green', 'red']),
  union: v.union([v.number(), v.object({ kind: v.string() })]),
  pet: v.variant('kind', [v.object({ kind: v.literal('cat') }), v.object({ kind: v.literal('dog') })]),
  name: v.pipe(v.string(), v.maxLength(3)),
  code: v.pipe(v.string(), v.regex(/^\d+$/)),
  missing: v.string(),
});

export const source: Source = {
  mapper: valibot(),
  cases: {
    'quoted values, missing keys and unknown keys': {
      make: () =>
        failureOf(() =>
          v.parse(order, {
            email: 'hunter2',
            items: [{ price: 'hunter2' }, { price: 0 }],
            color: 'hunter2',
            union: 'hunter2',
            pet: { kind: 'hunter2' },
            name: 'hunter2',
            code: 'hunter2',
            'b/ä': 'hunter2',
          }),
        ),
      status: 422,
      body: invalid(
        '{"detail":"Invalid email","pointer":"#/email","code":"email"},{"detail":"Invalid type: Expected number","pointer":"#/items/0/price","code":"number"},{"detail":"Invalid value: Expected >=1","pointer":"#/items/1/price","code":"min_value"},{"detail":"Invalid type: Expected (\\"green\\" | \\"red\\")","pointer":"#/color","code":"picklist"},{"detail":"Invalid type: Expected (number | Object)","pointer":"#/union","code":"union"},{"detail":"Invalid type: Expected (\\"cat\\" | \\"dog\\")","pointer":"#/pet/kind","code":"variant"},{"detail":"Invalid length: Expected <=3","pointer":"#/name","code":"max_length"},{"detail":"Invalid format: Expected /^\\\\d+$/","pointer":"#/code","code":"regex"},{"detail":"Invalid key: Expected \\"missing\\"","pointer":"#/missing","code":"strict_object"},{"detail":"This key is not known.","pointer":"#/b~1%C3%A4","code":"strict_object"}',
      ),
      secrets: ['hunter2', 'received', 'Received'],
    },
    'custom messages, with and without the value': {
      make: () =>
        failureOf(() =>
          v.parse(
            v.object({
              a: v.pipe(
                v.string(),
                v.check(() => false, 'The dates overlap.'),
              ),
              b: v.pipe(
                v.string(),
                v.check(
                  () => false,
                  ({ input }) => `What is ${input}?`,
                ),
              ),
            }),
            { a: 'hunter2', b: 'hunter2' },
          ),
        ),
      status: 422,
      body: invalid(
        '{"detail":"The dates overlap.","pointer":"#/a","code":"check"},{"detail":"This does not satisfy the rule \'check\'.","pointer":"#/b","code":"check"}',
      ),
      secrets: ['What is hunter2?'],
    },
  },
};
