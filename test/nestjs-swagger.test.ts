import { describe, expect, it } from '@jest/globals';
import {
  Conflict,
  defineProblem,
  Forbidden,
  HttpError,
  NotFound,
  problemRegistry,
  TooManyRequests,
  Unauthorized,
} from '@faultline/core';
import { withProblems } from '@faultline/problems';
import { Problems } from '@faultline/problems/nestjs';
import {
  All,
  applyDecorators,
  Controller,
  Delete,
  Get,
  type INestApplication,
  Post,
  Put,
  type Type,
  Version,
  VersioningType,
} from '@nestjs/common';
import { ApiExtension, ApiProperty, ApiResponse, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { platforms, start } from './nest-platforms.js';

class OutOfStock extends defineProblem(Conflict, {
  code: 'OUT_OF_STOCK',
  title: 'Out of stock',
  detail: 'Only {available} are left.',
  members: ['available'],
})<{ available: number }> {}

class PriceChanged extends defineProblem(Conflict, { code: 'PRICE_CHANGED', title: 'Price changed' }) {}

class AccountLocked extends defineProblem(Unauthorized, { code: 'ACCOUNT_LOCKED', title: 'Account locked' }) {}

class NotRegistered extends defineProblem(Conflict, { code: 'NOT_REGISTERED', title: 'Not registered' }) {}

const problems = problemRegistry({ base: 'https://shop.example/problems/' }, OutOfStock, PriceChanged, AccountLocked);

class Book {
  @ApiProperty()
  title = '';
}

/** Its `cause`, if it has one, may be anything. */
const typeError = (message: string): unknown => expect.objectContaining({ name: 'TypeError', message });

interface Response {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema: unknown }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Record<string, Response> }>>>>;
  readonly components: { readonly schemas: object };
}

describe.each(platforms)('@Problems() with @nestjs/swagger, $name', ({ platform }) => {
  async function createDocument(
    controller: Type,
    configure?: (app: INestApplication) => unknown,
    builder = new DocumentBuilder(),
  ): Promise<Document> {
    let document: unknown;
    const running = await start(platform, {
      module: { controllers: [controller] },
      configure: (app) => {
        configure?.(app);
        document = SwaggerModule.createDocument(app, builder.build());
      },
    });
    await running.close();
    return withProblems(document as Document, problems);
  }

  /** The schemas of each response with a body, by operation. */
  async function summarize(controller: Type, configure?: (app: INestApplication) => unknown): Promise<object> {
    const { paths } = await createDocument(controller, configure);
    const operations = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, { responses }]) => [`${method.toUpperCase()} ${path}`, responses] as const),
    );
    return Object.fromEntries(
      operations.map(([name, responses]) => [
        name,
        Object.fromEntries(Object.entries(responses).map(([status, response]) => [status, schemasOf(response)])),
      ]),
    );
  }

  /** `OutOfStock PriceChanged` for a union of two problems; `json: Book` for another media type; '' without a body. */
  function schemasOf({ content = {} }: Response): string {
    return Object.entries(content)
      .map(([type, { schema }]) => {
        const names = [...JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+?)(?:Problem)?"/g)];
        return `${type === 'application/json' ? 'json: ' : ''}${names.map(([, name]) => name).join(' ')}`;
      })
      .join(', ');
  }

  it('documents the problems of a method, those of one status as a union', async () => {
    @Controller('books')
    class BooksController {
      @Post(':id/orders')
      @Problems(OutOfStock, PriceChanged, Forbidden)
      order(): void {}
    }

    const { paths, components } = await createDocument(BooksController);
    expect(paths).toEqual({
      '/books/{id}/orders': {
        post: {
          operationId: 'BooksController_order',
          parameters: [],
          tags: ['Books'],
          responses: {
            201: { description: '' },
            403: {
              description: 'Forbidden',
              content: {
                'application/problem+json': {
                  schema: { anyOf: [{ $ref: '#/components/schemas/ForbiddenProblem' }] },
                  examples: {
                    Forbidden: {
                      summary: 'Forbidden',
                      value: {
                        type: 'about:blank',
                        title: 'Forbidden',
                        status: 403,
                        detail: 'The client does not have access rights to the content.',
                      },
                    },
                  },
                },
              },
            },
            409: {
              description: 'Out of stock or Price changed',
              content: {
                'application/problem+json': {
                  schema: {
                    anyOf: [
                      { $ref: '#/components/schemas/OutOfStockProblem' },
                      { $ref: '#/components/schemas/PriceChangedProblem' },
                    ],
                  },
                  examples: expect.anything(),
                },
              },
            },
            default: { $ref: '#/components/responses/Problem' },
          },
        },
      },
    });
    expect(Object.keys(components.schemas)).toEqual([
      'OutOfStockProblem',
      'PriceChangedProblem',
      'AccountLockedProblem',
      'ForbiddenProblem',
      'Problem',
      'FieldError',
    ]);
  });

  it('adds the problems of a method to those of its controller', async () => {
    @Problems(Unauthorized)
    @Controller('books')
    @Problems(TooManyRequests)
    class BooksController {
      @Get()
      list(): void {}

      @Problems(OutOfStock, AccountLocked)
      @Post()
      @Problems(PriceChanged, TooManyRequests)
      order(): void {}
    }

    expect(await summarize(BooksController)).toEqual({
      'GET /books': { 200: '', 401: 'Unauthorized', 429: 'TooManyRequests', default: '' },
      'POST /books': {
        201: '',
        401: 'Unauthorized AccountLocked',
        409: 'PriceChanged OutOfStock',
        429: 'TooManyRequests',
        default: '',
      },
    });
  });

  it('works in composed decorators', async () => {
    const Guarded = (): MethodDecorator & ClassDecorator =>
      applyDecorators(Problems(AccountLocked), ApiResponse({ status: 203, description: 'From a cache' }));

    @Controller('books')
    class BooksController {
      @Get()
      @Guarded()
      @Problems(OutOfStock)
      list(): void {}
    }

    @Controller('books')
    @Guarded()
    class GuardedController {
      @Get()
      list(): void {}
    }

    const expected = { 203: '', 401: 'AccountLocked', default: '' };
    expect(await summarize(BooksController)).toEqual({ 'GET /books': { ...expected, 409: 'OutOfStock' } });
    expect(await summarize(GuardedController)).toEqual({ 'GET /books': { 200: '', ...expected } });
  });

  it('is inherited as the routes are', async () => {
    @Problems(Unauthorized)
    class BaseController {
      @Get()
      @Problems(OutOfStock)
      list(): void {}

      @Put()
      @Problems(OutOfStock)
      replace(): void {}
    }

    @Controller('books')
    @Problems(TooManyRequests)
    class BooksController extends BaseController {
      @Put()
      @Problems(PriceChanged)
      override replace(): void {}
    }

    @Controller('films')
    class FilmsController extends BaseController {}

    expect(await summarize(BooksController)).toEqual({
      'GET /books': { 200: '', 401: 'Unauthorized', 409: 'OutOfStock', 429: 'TooManyRequests', default: '' },
      'PUT /books': { 200: '', 401: 'Unauthorized', 409: 'PriceChanged', 429: 'TooManyRequests', default: '' },
    });
    const inherited = { 200: '', 401: 'Unauthorized', 409: 'OutOfStock', default: '' };
    expect(await summarize(FilmsController)).toEqual({ 'GET /films': inherited, 'PUT /films': inherited });
  });

  it('keeps what the decorators of @nestjs/swagger document', async () => {
    @Controller('books')
    @ApiResponse({ status: 401, description: 'No token' })
    @Problems(AccountLocked)
    class BooksController {
      @Get()
      @ApiExtension('x-cache', { seconds: 5 })
      @Problems(PriceChanged)
      @ApiResponse({ status: 409, description: 'Sold', type: Book })
      @ApiResponse({ status: 200, type: Book })
      @ApiResponse({ status: 'default', type: Book })
      read(): void {}

      @Delete()
      @ApiResponse({ status: 409, description: 'Sold', type: Book })
      @Problems(PriceChanged)
      @ApiExtension('x-cache', { seconds: 5 })
      remove(): void {}
    }

    const { paths } = await createDocument(BooksController);
    expect(paths['/books']).toMatchObject({
      get: {
        'x-cache': { seconds: 5 },
        responses: { 401: { description: 'No token' }, 409: { description: 'Sold' } },
      },
      delete: { 'x-cache': { seconds: 5 } },
    });
    expect(JSON.stringify(paths)).not.toContain('x-problems');
    const errors = { 401: 'AccountLocked', 409: 'json: Book, PriceChanged' };
    expect(await summarize(BooksController)).toEqual({
      'GET /books': { ...errors, 200: 'json: Book', default: 'json: Book' },
      'DELETE /books': { ...errors, default: '' },
    });
  });

  it('keeps the response that the CLI plugin adds', async () => {
    @Controller('books')
    class BooksController {
      // The plugin writes this method.
      static _OPENAPI_METADATA_FACTORY(): object {
        return { read: { type: Book } };
      }

      @Get()
      @Problems(PriceChanged)
      read(): Book {
        return new Book();
      }
    }

    expect(await summarize(BooksController)).toEqual({
      'GET /books': { 200: 'json: Book', 409: 'PriceChanged', default: '' },
    });
  });

  it('documents each path of a route: versions, a global prefix, all methods', async () => {
    @Controller({ path: 'books', version: ['1', '2'] })
    @Problems(Unauthorized)
    class BooksController {
      @Get(['all', 'list'])
      @Problems(PriceChanged)
      list(): void {}

      @Get()
      @Version('3')
      @Problems(OutOfStock)
      read(): void {}
    }

    const changed = { 200: '', 401: 'Unauthorized', 409: 'PriceChanged', default: '' };
    const configure = (app: INestApplication): unknown =>
      app.setGlobalPrefix('api').enableVersioning({ type: VersioningType.URI });
    expect(await summarize(BooksController, configure)).toEqual({
      'GET /api/v1/books/all': changed,
      'GET /api/v1/books/list': changed,
      'GET /api/v2/books/all': changed,
      'GET /api/v2/books/list': changed,
      'GET /api/v3/books': { 200: '', 401: 'Unauthorized', 409: 'OutOfStock', default: '' },
    });

    @Controller('films')
    class FilmsController {
      @All()
      @Problems(PriceChanged)
      any(): void {}
    }

    const { paths } = await createDocument(FilmsController);
    const responses = Object.values(paths['/films']!).map((operation) => Object.keys(operation.responses));
    expect(responses.length).toBeGreaterThan(6);
    expect(new Set(responses.map(String))).toEqual(new Set(['200,409,default']));
  });

  it('writes documents of OpenAPI 3.0 and 3.1', async () => {
    @Controller('books')
    class BooksController {
      @Get()
      @Problems(PriceChanged)
      read(): void {}
    }

    const builder = new DocumentBuilder().setOpenAPIVersion('3.1.0');
    const [latest, older] = [
      await createDocument(BooksController, undefined, builder),
      await createDocument(BooksController),
    ];
    expect(latest).toEqual({ ...older, openapi: '3.1.0' });
    expect(older).toMatchObject({ openapi: '3.0.0' });
  });

  it('names the operation whose problem is not in the registry', async () => {
    @Controller('books')
    class BooksController {
      @Get()
      @Problems(NotRegistered)
      list(): void {}
    }

    await expect(createDocument(BooksController)).rejects.toThrow(
      typeError(
        'BooksController_list: x-problems lists "NOT_REGISTERED", which is not a code of the registry, and not a status of 400–599',
      ),
    );
  });
});

describe('@Problems()', () => {
  it('needs no registry before the document is written', () => {
    class SoldOut extends defineProblem(Conflict, { code: 'SOLD_OUT', title: 'Sold out' }) {}
    expect(() => Problems(SoldOut)).not.toThrow();
  });

  it('accepts classes of the application that extend the catalogue', () => {
    class NoSuchBook extends NotFound {}
    class PaymentRequired extends HttpError {
      constructor() {
        super(402);
      }
    }
    expect(() => Problems(NoSuchBook, PaymentRequired)).not.toThrow();
  });

  it.each<[name: string, argument: unknown, message: string]>([
    [
      'undefined',
      undefined,
      '@Problems() needs classes of errors, not undefined. A class is undefined if its module imports this module',
    ],
    [
      'a status',
      404,
      '@Problems() needs classes of errors, not 404. A class is undefined if its module imports this module',
    ],
    [
      'another class',
      Error,
      "the status of Error can't be read: it must be a class of the catalogue, or an HttpError whose constructor needs no arguments",
    ],
  ])('rejects %s', (_name, argument, message) => {
    expect(() => Problems(argument as never)).toThrow(typeError(message));
  });
});
