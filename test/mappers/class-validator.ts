import 'reflect-metadata';
import { classValidator } from '@faultline/mappers/class-validator';
import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayMinSize,
  IsEmail,
  IsInt,
  IsString,
  Max,
  Min,
  ValidateNested,
  validateOrReject,
  type ValidatorOptions,
} from 'class-validator';
import { invalid } from '../problems.js';
import { failureOf } from '../failure-of.js';
import type { Source } from '../source.js';

class Item {
  @IsInt()
  @Min(1)
  price!: number;
}

class Order {
  @IsEmail()
  email!: string;

  @ValidateNested({ each: true })
  @Type(() => Item)
  @ArrayMinSize(3)
  items!: Item[];

  @ValidateNested()
  @Type(() => Item)
  item!: Item;

  @IsString({ each: true })
  tags!: string[];

  @IsInt({ message: '$value is not a number' })
  count!: number;

  @Max(9, { message: 'At most nine.' })
  most!: number;
}

const input = {
  email: 'hunter2',
  items: [{ price: 1 }, { price: 'hunter2' }],
  item: 'hunter2',
  tags: ['a', 7],
  count: 'hunter2',
  most: 10,
  'b/ä': 'hunter2',
};

const orderFailure = (options: ValidatorOptions): Promise<unknown> =>
  failureOf(() => validateOrReject(plainToInstance(Order, input), options));

export const source: Source = {
  mapper: classValidator(),
  cases: {
    'nested objects, items of arrays and unknown properties': {
      make: () => orderFailure({ whitelist: true, forbidNonWhitelisted: true }),
      status: 422,
      body: invalid(
        '{"detail":"This property should not exist.","pointer":"#/b~1%C3%A4","code":"whitelistValidation"},{"detail":"email must be an email","pointer":"#/email","code":"isEmail"},{"detail":"items must contain at least 3 elements","pointer":"#/items","code":"arrayMinSize"},{"detail":"price must not be less than 1","pointer":"#/items/1/price","code":"min"},{"detail":"price must be an integer number","pointer":"#/items/1/price","code":"isInt"},{"detail":"nested property item must be either object or array","pointer":"#/item","code":"nestedValidation"},{"detail":"each value in tags must be a string","pointer":"#/tags","code":"isString"},{"detail":"This does not satisfy the rule \'isInt\'.","pointer":"#/count","code":"isInt"},{"detail":"At most nine.","pointer":"#/most","code":"max"}',
      ),
      secrets: ['hunter2', 'hunter2 is not a number', 'property b/ä should not exist'],
    },
    'an object without rules': {
      make: () => failureOf(() => validateOrReject({ secret: 'hunter2' }, { forbidUnknownValues: true })),
      status: 422,
      body: invalid(
        '{"detail":"an unknown value was passed to the validate function","pointer":"#","code":"unknownValue"}',
      ),
      secrets: ['hunter2'],
    },
    'messages of rules whose parameters are also values': {
      make: () =>
        failureOf(() => validateOrReject(plainToInstance(Order, { items: [{ price: 3 }], item: {}, tags: [1, 'is'] }))),
      status: 422,
      body: invalid(
        '{"detail":"email must be an email","pointer":"#/email","code":"isEmail"},{"detail":"items must contain at least 3 elements","pointer":"#/items","code":"arrayMinSize"},{"detail":"price must not be less than 1","pointer":"#/item/price","code":"min"},{"detail":"price must be an integer number","pointer":"#/item/price","code":"isInt"},{"detail":"each value in tags must be a string","pointer":"#/tags","code":"isString"},{"detail":"$value is not a number","pointer":"#/count","code":"isInt"},{"detail":"At most nine.","pointer":"#/most","code":"max"}',
      ),
    },
  },
};
