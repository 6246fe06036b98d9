import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { fastify } from '@faultline/mappers/fastify';
import { multer } from '@faultline/mappers/multer';
import { nestjsZod } from '@faultline/mappers/nestjs-zod';
import { zod } from '@faultline/mappers/zod';
import { FaultlineFilter } from '@faultline/nestjs';
import { ValidationPipe } from '@faultline/nestjs/validation-pipe';
import {
  BadRequestException,
  Body,
  Controller,
  createParamDecorator,
  Get,
  type INestApplication,
  Param,
  type PipeTransform,
  Post,
  Query,
  UseInterceptors,
  type ValidationPipeOptions,
} from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import { FileInterceptor } from '@nestjs/platform-express';
import { Type } from 'class-transformer';
import { IsInt, IsString, ValidateNested } from 'class-validator';
import { createZodDto, ZodSerializationException, ZodValidationPipe } from 'nestjs-zod';
import { z } from 'zod';
import { type Application, nestMajor, platforms, start } from './nest-platforms.js';
import { badRequest, crash, problem } from './problems.js';
import { type ReceivedResponse, send, whileRunning } from './running-server.js';

class Item {
  @IsInt()
  price!: number;
}

class Order {
  @ValidateNested({ each: true })
  @Type(() => Item)
  items!: Item[];

  @IsString({ message: '$value is not a note' })
  note!: string;
}

class Filter {
  @IsInt()
  @Type(() => Number)
  page!: number;
}

class Id {
  @IsInt()
  @Type(() => Number)
  id!: number;
}

const User = createParamDecorator(() => ({ page: 'hunter2' }));

@Controller()
class OrdersController {
  @Post('orders')
  create(@Body() _order: Order): void {}

  @Post('wrapped')
  wrapped(@Body('order') _order: Order): void {}

  @Get('orders')
  list(@Query() _filter: Filter): void {}

  @Get('filtered')
  filtered(@Query('filter') _filter: Filter): void {}

  @Get('orders/:id')
  read(@Param() _id: Id): void {}

  @Get('user')
  user(@User() _user: Filter): void {}
}

const order = { items: [{ price: 1 }, { price: 'hunter2' }], note: 4711, 'b/ä': 'hunter2' };
const json = (body: unknown): { headers: Record<string, string>; body: string } => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const bodyErrors =
  '{"detail":"price must be an integer number","pointer":"#/items/1/price","code":"isInt"},{"detail":"This does not satisfy the rule \'isString\'.","pointer":"#/note","code":"isString"}';
const maskedBadRequest = problem(
  'Bad Request',
  400,
  'The server could not understand the request due to an apparent client error. (For example: invalid syntax, size too large, invalid request message framing.)',
);

describe.each(platforms)('FaultlineFilter with an invalid request in $name', ({ platform }) => {
  /** Sends one request to an application with these controllers and pipes. */
  const sendRequest = (
    line: string,
    request: { headers?: Record<string, string>; body?: string },
    application: Application,
    filter = new FaultlineFilter(),
  ): Promise<ReceivedResponse> => {
    const configure = async (app: INestApplication): Promise<void> => {
      app.useGlobalFilters(filter);
      await application.configure?.(app);
    };
    return whileRunning(start(platform, { ...application, configure }), (running) => send(running, line, request));
  };
  const withPipe = (pipe: PipeTransform, controllers: Application['module']): Application => ({
    module: { ...controllers },
    configure: (app) => app.useGlobalPipes(pipe),
  });
  const orders = { controllers: [OrdersController] };

  describe('ValidationPipe', () => {
    const withOptions = (options?: ValidationPipeOptions): Application => withPipe(new ValidationPipe(options), orders);

    it('sends the pointer of each error in the body', async () => {
      const response = await sendRequest('POST /orders', json(order), withOptions());
      expect(response).toMatchObject({ status: 400, body: badRequest(bodyErrors) });
    });

    it.each([
      [
        'POST /wrapped',
        json({ order }),
        bodyErrors.replace('#/items', '#/order/items').replace('#/note', '#/order/note'),
      ],
      [
        'GET /orders?page=hunter2',
        {},
        '{"detail":"page must be an integer number","parameter":"page","in":"query","code":"isInt"}',
      ],
      [
        'GET /filtered?filter[page]=hunter2',
        {},
        '{"detail":"page must be an integer number","parameter":"filter[page]","in":"query","code":"isInt"}',
      ],
      [
        'GET /orders/hunter2',
        {},
        '{"detail":"id must be an integer number","parameter":"id","in":"path","code":"isInt"}',
      ],
    ])('sends the location of each error of %s', async (line, request, errors) => {
      expect(await sendRequest(line, request, withOptions())).toMatchObject({ status: 400, body: badRequest(errors) });
    });

    it('omits the location for a decorator of the application', async () => {
      const response = await sendRequest('GET /user', {}, withOptions({ validateCustomDecorators: true }));
      expect(response.body).toBe(badRequest('{"detail":"page must be an integer number","code":"isInt"}'));
    });

    it('sends the name of an unknown property only in its pointer', async () => {
      const response = await sendRequest(
        'POST /orders',
        json({ items: [], note: 'a', 'b/ä': 'hunter2' }),
        withOptions({ whitelist: true, forbidNonWhitelisted: true }),
      );
      expect(response.body).toBe(
        badRequest('{"detail":"This property should not exist.","pointer":"#/b~1%C3%A4","code":"whitelistValidation"}'),
      );
    });

    it("accepts the options of Nest's ValidationPipe", async () => {
      const unprocessable = await sendRequest('POST /orders', json(order), withOptions({ errorHttpStatusCode: 422 }));
      expect(unprocessable).toMatchObject({
        status: 422,
        body: problem(
          'Unprocessable Entity',
          422,
          'The request was well-formed but was unable to be followed due to semantic errors.',
          `,"errors":[${bodyErrors}]`,
        ),
      });
      const hidden = await sendRequest('POST /orders', json(order), withOptions({ disableErrorMessages: true }));
      expect(hidden).toMatchObject({ status: 400, body: maskedBadRequest });
      const own = { exceptionFactory: (): Error => new BadRequestException('No such order.') };
      const custom = await sendRequest('POST /orders', json(order), withOptions(own));
      expect(custom).toMatchObject({ status: 400, body: problem('Bad Request', 400, 'No such order.') });
    });

    it('sends the same errors as an APP_PIPE', async () => {
      const response = await sendRequest('POST /orders', json(order), {
        module: { ...orders, providers: [{ provide: APP_PIPE, useClass: ValidationPipe }] },
      });
      expect(response).toMatchObject({ status: 400, body: badRequest(bodyErrors) });
    });

    it("throws the same exception as Nest's ValidationPipe, for other filters", async () => {
      const pipe = new ValidationPipe();
      const thrown: unknown = await pipe
        .transform(order, { type: 'body', metatype: Order })
        .catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(BadRequestException);
      expect((thrown as BadRequestException).getResponse()).toEqual({
        statusCode: 400,
        error: 'Bad Request',
        message: ['items.1.price must be an integer number', '4711 is not a note'],
      });
      expect(Object.keys(thrown as object)).not.toContain('errors');
    });

    it('accepts a valid body', async () => {
      const valid = { items: [{ price: 1 }], note: 'a' };
      expect(await sendRequest('POST /orders', json(valid), withOptions())).toMatchObject({ status: 201 });
    });
  });

  if (nestMajor >= 12) {
    describe('StandardSchemaValidationPipe', () => {
      const application = async (): Promise<Application> => {
        const { StandardSchemaValidationPipe } = await import('@faultline/nestjs/standard-schema-validation-pipe');
        const schema = z.strictObject({ items: z.array(z.object({ price: z.number() })) });

        @Controller()
        class SchemaController {
          @Post('orders')
          create(@Body({ schema }) _order: unknown): void {}

          @Get('orders')
          list(@Query('page', { schema: z.coerce.number() }) _page: number): void {}

          @Get('orders/:id')
          read(@Param({ schema: z.object({ id: z.coerce.number() }) }) _parameters: unknown): void {}
        }
        return withPipe(new StandardSchemaValidationPipe(), { controllers: [SchemaController] });
      };

      it.each([
        [
          'POST /orders',
          json({ items: [{ price: 'hunter2' }], 'b/ä': 'hunter2' }),
          '{"detail":"Invalid input: expected number, received string","pointer":"#/items/0/price","code":"invalid_type"},{"detail":"This key is not known.","pointer":"#/b~1%C3%A4","code":"unrecognized_keys"}',
        ],
        [
          'GET /orders?page=hunter2',
          {},
          '{"detail":"Invalid input: expected number, received NaN","parameter":"page","in":"query","code":"invalid_type"}',
        ],
        [
          'GET /orders/hunter2',
          {},
          '{"detail":"Invalid input: expected number, received NaN","parameter":"id","in":"path","code":"invalid_type"}',
        ],
      ])('sends the location of each issue of %s', async (line, request, errors) => {
        expect(await sendRequest(line, request, await application())).toMatchObject({
          status: 400,
          body: badRequest(errors),
        });
      });

      it('throws the exception of exceptionFactory unchanged', async () => {
        const { StandardSchemaValidationPipe } = await import('@faultline/nestjs/standard-schema-validation-pipe');
        const own = new BadRequestException('No such order.');
        const pipe = new StandardSchemaValidationPipe({ exceptionFactory: () => own });
        const transformed = pipe.transform('x', { type: 'body', schema: z.number() });
        await expect(transformed).rejects.toBe(own);
      });
    });
  }

  it('sends the issues of nestjs-zod', async () => {
    class ZodOrder extends createZodDto(z.strictObject({ items: z.array(z.object({ price: z.number() })) })) {}

    @Controller()
    class ZodController {
      @Post('orders')
      create(@Body() _order: ZodOrder): void {}

      @Get('broken')
      broken(): never {
        throw new ZodSerializationException(z.number().safeParse('hunter2').error!);
      }
    }
    const filter = (): FaultlineFilter => new FaultlineFilter({ map: [zod(), nestjsZod()], onError: () => {} });
    const application = (): Application => withPipe(new ZodValidationPipe(), { controllers: [ZodController] });
    const request = json({ items: [{ price: 'hunter2' }], 'b/ä': 'hunter2' });
    expect(await sendRequest('POST /orders', request, application(), filter())).toMatchObject({
      status: 400,
      body: badRequest(
        '{"detail":"Invalid input: expected number, received string","pointer":"#/items/0/price","code":"invalid_type"},{"detail":"This key is not known.","pointer":"#/b~1%C3%A4","code":"unrecognized_keys"}',
      ),
    });
    expect(await sendRequest('GET /broken', {}, application(), filter())).toMatchObject({ status: 500, body: crash });
  });

  if (platform === 'Fastify') {
    it("sends the errors of Fastify's schemas", async () => {
      const application: Application = {
        module: orders,
        configure: (app) => {
          interface Route {
            method: string;
            url: string;
            schema?: object;
          }
          interface Instance {
            addHook(name: 'onRoute', hook: (route: Route) => void): void;
          }
          (app.getHttpAdapter().getInstance() as Instance).addHook('onRoute', (route) => {
            if (route.url !== '/orders') return;
            const page = { type: 'object', properties: { page: { type: 'integer' } } };
            route.schema =
              route.method === 'POST' ? { body: { type: 'object', required: ['a'] } } : { querystring: page };
          });
        },
      };
      const filter = (): FaultlineFilter => new FaultlineFilter({ map: fastify() });
      expect(await sendRequest('POST /orders', json(order), application, filter())).toMatchObject({
        status: 400,
        body: badRequest('{"detail":"must have required property \'a\'","pointer":"#/a","code":"required"}'),
      });
      expect(await sendRequest('GET /orders?page=hunter2', {}, application, filter())).toMatchObject({
        status: 400,
        body: badRequest('{"detail":"must be integer","parameter":"page","in":"query","code":"type"}'),
      });
    });
  } else {
    it('sends the errors of multer', async () => {
      @Controller()
      class FilesController {
        @Post('photos')
        @UseInterceptors(FileInterceptor('photo', { limits: { fileSize: 3 } }))
        create(): void {}
      }
      const application = { module: { controllers: [FilesController] } };
      const upload = (name: string): { headers: Record<string, string>; body: string } => ({
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: `--x\r\nContent-Disposition: form-data; name="${name}"; filename="hunter2.pdf"\r\n\r\nhunter2\r\n--x--\r\n`,
      });
      const filter = (): FaultlineFilter => new FaultlineFilter({ map: multer() });
      const large = await sendRequest('POST /photos', upload('photo'), application, filter());
      const unexpected = await sendRequest('POST /photos', upload('hunter2'), application, filter());
      // The exception of Nest 11 has no cause. Its message contains the name of the field that the client sent.
      expect([large, unexpected]).toMatchObject(
        nestMajor === 11
          ? [
              { status: 413, body: problem('Payload Too Large', 413, 'File too large') },
              { status: 400, body: problem('Bad Request', 400, 'This file is not expected here.') },
            ]
          : [
              {
                status: 413,
                body: problem(
                  'Payload Too Large',
                  413,
                  'The request is larger than the server is willing or able to process.',
                  ',"errors":[{"detail":"The file is too large.","pointer":"#/photo","code":"LIMIT_FILE_SIZE"}]',
                ),
              },
              {
                status: 400,
                body: badRequest(
                  '{"detail":"This file is not expected here.","pointer":"#/hunter2","code":"LIMIT_UNEXPECTED_FILE"}',
                ),
              },
            ],
      );
    });
  }
});
