import { nestjsZod } from '@faultline/mappers/nestjs-zod';
import { createZodDto, ZodSerializationException, ZodValidationPipe } from 'nestjs-zod';
import { z } from 'zod';
import { badRequest, crash } from '../problems.js';
import { failureOf } from '../failure-of.js';
import type { Source } from '../source.js';

const order = z.strictObject({ items: z.array(z.object({ price: z.number() })) });

class Order extends createZodDto(order) {}

export const source: Source = {
  mapper: nestjsZod(),
  cases: {
    'a ZodValidationException': {
      make: () =>
        failureOf(() =>
          new ZodValidationPipe().transform(
            { items: [{ price: 'hunter2' }], 'b/ä': 'hunter2' },
            { type: 'body', metatype: Order },
          ),
        ),
      status: 400,
      body: badRequest(
        '{"detail":"Invalid input: expected number, received string","pointer":"#/items/0/price","code":"invalid_type"},{"detail":"This key is not known.","pointer":"#/b~1%C3%A4","code":"unrecognized_keys"}',
      ),
    },
    'a ZodSerializationException': {
      make: () => new ZodSerializationException(order.safeParse({ items: 'hunter2' }).error!),
      status: 500,
      body: crash,
    },
  },
};
