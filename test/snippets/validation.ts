import 'reflect-metadata';
import { faultline } from '@faultline/express';
import { classValidator } from '@faultline/mappers/class-validator';
import { expressValidator } from '@faultline/mappers/express-validator';
import { zod } from '@faultline/mappers/zod';
import { plainToInstance, Type } from 'class-transformer';
import { IsPositive, ValidateNested, validateOrReject } from 'class-validator';
import express from 'express';
import { body, validationResult } from 'express-validator';
import { z } from 'zod';

const message = 'The price must be positive.';

const order = z.object({ items: z.array(z.object({ price: z.number().positive(message) })) });

class Item {
  @IsPositive({ message })
  price!: number;
}
class Order {
  @ValidateNested({ each: true })
  @Type(() => Item)
  items!: Item[];
}

const app = express();
app.use(express.json());
app.post('/zod', (request) => {
  order.parse(request.body);
});
app.post('/class-validator', async (request) => {
  await validateOrReject(plainToInstance(Order, request.body));
});
app.post('/express-validator', body('items.*.price').isFloat({ gt: 0 }).withMessage(message), (request) => {
  validationResult(request).throw();
});

app.use(faultline({ map: [zod(), classValidator(), expressValidator()] }));

app.listen(3000);
