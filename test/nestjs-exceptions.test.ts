import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Conflict,
  corrections,
  NotFound,
  type FaultlineOptions,
  ServiceUnavailable,
  TooManyRequests,
} from '@faultline/core';
import { FaultlineFilter } from '@faultline/nestjs';
import * as nest from '@nestjs/common';
import {
  BadGatewayException,
  BadRequestException,
  Body,
  ConflictException,
  Controller,
  Get,
  HttpException,
  ImATeapotException,
  InternalServerErrorException,
  NotFoundException,
  Post,
  Res,
  ServiceUnavailableException,
  UnprocessableEntityException,
  ValidationPipe,
  type ValidationPipeOptions,
} from '@nestjs/common';
import { AxiosError } from 'axios';
import { Type } from 'class-transformer';
import { IsInt, IsString, ValidateNested } from 'class-validator';
import createError from 'http-errors';
import { nestMajor, type Platform, platforms, start } from './nest-platforms.js';
import { crash, notFound, problem } from './problems.js';
import { readPublished } from './published-catalogue.js';
import { type Running, send, whileRunning } from './running-server.js';

const badRequestText =
  'The server could not understand the request due to an apparent client error. (For example: invalid syntax, size too large, invalid request message framing.)';
const badRequest = problem('Bad Request', 400, badRequestText);
const malformed = problem('Bad Request', 400, 'The request body is not valid JSON.');
const secret = new Error('secret');

/** Creates an error with properties, as libraries do. */
const errorWith = (properties: object, message = 'secret'): Error => Object.assign(new Error(message), properties);

let thrown: unknown;

@Controller()
class ThrowingController {
  @Get('handler')
  handler(): never {
    throw thrown;
  }

  @Post('body')
  body(@Body() _body: unknown): void {}

  @Get('file')
  file(@Res() response: { sendFile(path: string): void }): void {
    response.sendFile('/srv/secret/missing.txt');
  }
}

/** Starts an application whose handler throws `thrown`. Its middleware passes `thrown` on. */
const startThrowing = (platform: Platform, options: FaultlineOptions<unknown> = {}): Promise<Running> =>
  start(platform, {
    module: { controllers: [ThrowingController] },
    middleware: (consumer) =>
      consumer
        .apply((_request: unknown, _response: unknown, next: (error: unknown) => void) => next(thrown))
        .forRoutes('middleware'),
    configure: (app) => {
      app.use(({ url }: { url: string }, _response: unknown, next: (error?: unknown) => void) =>
        next(url === '/application' ? thrown : undefined),
      );
      app.useGlobalFilters(new FaultlineFilter({ ...options, onError: () => {} }));
    },
  });

const code = (name: string): string => (nestMajor === 11 ? '' : `,"code":"${name}"`);

const circular: Record<string, unknown> = { isbn: '978-0' };
circular['self'] = circular;

/** The response of another server, as axios returns it. */
const upstreamResponse = {
  data: { message: 'secret' },
  message: 'secret',
  status: 404,
  statusText: 'secret',
  headers: { 'x-secret': 'secret' },
  config: { url: 'http://secret', method: 'get', headers: { authorization: 'secret' } },
};

/** Exceptions, each with the problem that the client receives. */
const exceptions: readonly [name: string, exception: HttpException, status: number, body: string][] = [
  ['without arguments', new NotFoundException(), 404, notFound],
  ['with a string', new NotFoundException('No such book.'), 404, problem('Not Found', 404, 'No such book.')],
  ['with an empty string', new NotFoundException(''), 404, notFound],
  [
    'with a message in an object',
    new BadRequestException({ message: 'No such book.' }),
    400,
    problem('Bad Request', 400, 'No such book.'),
  ],
  [
    'with an object that has a code and extension members',
    new ConflictException({ message: 'Sold out.', code: 'TAKEN', meta: { left: [0, null] }, retry: false }),
    409,
    problem('Conflict', 409, 'Sold out.', ',"code":"TAKEN","meta":{"left":[0,null]},"retry":false'),
  ],
  [
    'with an object whose reserved members are omitted',
    new HttpException(
      {
        message: 'Sold out.',
        statusCode: 418,
        error: 'secret',
        status: 418,
        type: 'secret',
        title: 'secret',
        detail: 'secret',
        instance: 'secret',
        errorCount: 7,
        stack: 'secret',
        left: 0,
      },
      409,
    ),
    409,
    problem('Conflict', 409, 'Sold out.', ',"left":0'),
  ],
  [
    'with a number as its code',
    new ConflictException({ message: 'Sold out.', code: 1001 }),
    409,
    problem('Conflict', 409, 'Sold out.', ',"code":"1001"'),
  ],
  [
    'with an object without a message',
    new NotFoundException({ isbn: '978-0' }),
    404,
    notFound.replace('}', ',"isbn":"978-0"}'),
  ],
  [
    'with an instance of a class of the application',
    new ConflictException(
      new (class Taken {
        readonly message = 'Sold out.';
        readonly left = 0;
        get secret(): string {
          return 'secret';
        }
      })(),
    ),
    409,
    problem('Conflict', 409, 'Sold out.', ',"left":0'),
  ],
  [
    'with an object that has toJSON',
    new ConflictException({ secret: 'secret', toJSON: () => ({ message: 'Sold out.', left: 0 }) }),
    409,
    problem('Conflict', 409, 'Sold out.', ',"left":0'),
  ],
  [
    'made with HttpException.createBody',
    new HttpException(HttpException.createBody('Sold out.', 'secret', 418), 409),
    409,
    problem('Conflict', 409, 'Sold out.'),
  ],
  [
    'of a subclass that overrides getResponse',
    new (class OutOfStock extends ConflictException {
      override getResponse(): object {
        return { message: 'Sold out.', left: 0 };
      }
    })('secret'),
    409,
    problem('Conflict', 409, 'Sold out.', ',"left":0'),
  ],
  [
    'with an object and a description, which Nest ignores',
    new ConflictException({ message: 'Sold out.', left: 0 }, 'secret'),
    409,
    problem('Conflict', 409, 'Sold out.', ',"left":0'),
  ],
  ['with a message that is an object', new NotFoundException({ message: { secret: 'secret' } }), 404, notFound],
  // axios/axios#3308: Nest could not serialize the response of an exception, and sent no response.
  ['with an object that is circular', new NotFoundException(circular), 404, notFound.replace('}', ',"isbn":"978-0"}')],
  ['with a message that is circular', new NotFoundException({ message: circular }), 404, notFound],
  [
    'with members that are not JSON, which are omitted',
    new ConflictException({ message: 'Sold out.', secret: 7n, call: () => 'secret', none: undefined, left: 0 }),
    409,
    problem('Conflict', 409, 'Sold out.', ',"left":0'),
  ],
  [
    'with an error in a member, which is omitted',
    new ConflictException({
      message: 'Sold out.',
      cause: secret,
      left: 0,
      meta: { tries: [{ failure: Object.assign(new Error('secret'), { toJSON: () => 'secret' }) }] },
    }),
    409,
    problem('Conflict', 409, 'Sold out.', ',"left":0'),
  ],
  [
    'with the response of another server in a member, which is omitted',
    new ConflictException({ message: 'Sold out.', left: 0, meta: { tried: [upstreamResponse] } }),
    409,
    problem('Conflict', 409, 'Sold out.', ',"left":0'),
  ],
  [
    'with the errors of class-validator deep in a member, which is omitted',
    new ConflictException({
      message: 'Sold out.',
      meta: { invalid: [{ property: 'secret', value: 'secret', constraints: { isInt: 'secret' } }] },
    }),
    409,
    problem('Conflict', 409, 'Sold out.'),
  ],
  ['with binary data', new NotFoundException(Buffer.from('secret')), 404, notFound],
  ['with the response of another server', new NotFoundException(upstreamResponse), 404, notFound],
  ['with a fetch Response', new NotFoundException(new Response('secret', { status: 404 })), 404, notFound],
  [
    'with the JSON of an axios error',
    new NotFoundException(new AxiosError('secret', 'SECRET', upstreamResponse.config as never).toJSON()),
    404,
    notFound,
  ],
  [
    'with an object that throws when it is read',
    new NotFoundException({
      message: 'secret',
      get secret(): string {
        throw secret;
      },
    }),
    404,
    notFound,
  ],
  ['with a number', new NotFoundException(42), 404, notFound],
  ['with null', new NotFoundException(null), 404, notFound],
  ['with an error as its response', new BadRequestException(secret), 400, badRequest],
  [
    'with a string and a description',
    new NotFoundException('No such book.', { description: 'secret' }),
    404,
    problem('Not Found', 404, 'No such book.'),
  ],
  [
    'with only a description',
    new NotFoundException(undefined, 'Gone fishing.'),
    404,
    problem('Not Found', 404, 'Gone fishing.'),
  ],
  ['with a cause', new ConflictException('Sold out.', { cause: secret }), 409, problem('Conflict', 409, 'Sold out.')],
  [
    'with an HttpError of Faultline as its cause',
    new HttpException('No such book.', 404, { cause: new NotFound('secret', { code: 'SECRET' }) }),
    404,
    problem('Not Found', 404, 'No such book.'),
  ],
  ['with only a cause', new NotFoundException(undefined, { cause: secret }), 404, notFound],
  [
    'with an errorCode',
    new NotFoundException('No such book.', { errorCode: 'NO_BOOK' }),
    404,
    problem('Not Found', 404, 'No such book.', code('NO_BOOK')),
  ],
  [
    'with an errorCode, as a bare HttpException',
    new HttpException('Sold out.', 409, { errorCode: 'SOLD_OUT' }),
    409,
    problem('Conflict', 409, 'Sold out.', code('SOLD_OUT')),
  ],
  // nestjs/nest#7166: the list of a ValidationPipe is in the response of the exception, not in its message.
  [
    'with a list of messages',
    new BadRequestException(['title is empty', 'pages is not a number']),
    400,
    problem(
      'Bad Request',
      400,
      badRequestText,
      ',"errors":[{"detail":"title is empty"},{"detail":"pages is not a number"}]',
    ),
  ],
  [
    'with a bare list of messages',
    new HttpException(['title is empty'], 400),
    400,
    problem('Bad Request', 400, badRequestText, ',"errors":[{"detail":"title is empty"}]'),
  ],
  [
    'with a list of objects that have a text and a field',
    new BadRequestException([
      { field: 'title', error: 'is empty', value: 'secret' },
      { path: ['items', 0, 'price'], message: 'is negative', code: 'too_small', received: 'secret' },
      { property: 'author.name', messages: ['is short', 'is not a name'] },
      { instancePath: '/a~b/0', message: 'is odd' },
      { param: 'items[1]', msg: 'quotes s3cret', value: 's3cret' },
      { param: 'items[2]', msg: 'quotes s3cret in a list', value: ['a', { b: 's3cret' }] },
      { param: 'items[3]', msg: 'Unexpected token s in JSON at position 0', value: 's3cret' },
      { detail: 'is ours', parameter: 'page', in: 'query', code: 'int' },
      { secret: 'secret' },
      secret,
    ]),
    400,
    problem(
      'Bad Request',
      400,
      badRequestText,
      ',"errors":[{"detail":"is empty","parameter":"title"},{"detail":"is negative","parameter":"items[0][price]","code":"too_small"},{"detail":"is short","parameter":"author[name]"},{"detail":"is not a name","parameter":"author[name]"},{"detail":"is odd","parameter":"a~b[0]"},{"detail":"This value is not valid.","parameter":"items[1]"},{"detail":"This value is not valid.","parameter":"items[2]"},{"detail":"This value is not valid.","parameter":"items[3]"},{"detail":"is ours","parameter":"page","in":"query","code":"int"}]',
    ),
  ],
  [
    'with a message and errors by field',
    new UnprocessableEntityException({
      message: 'Invalid order.',
      errors: { title: ['is empty', 'is short'], 'author.name': 'is missing' },
    }),
    422,
    problem(
      'Unprocessable Entity',
      422,
      'Invalid order.',
      ',"errors":[{"detail":"is empty","parameter":"title"},{"detail":"is short","parameter":"title"},{"detail":"is missing","parameter":"author[name]"}]',
    ),
  ],
  ['with a list without a text', new BadRequestException([{ secret: 'secret' }]), 400, badRequest],
  ['with a list of 4,294,967,295 empty items', new BadRequestException(Array(4_294_967_295)), 400, badRequest],
  [
    'with a list in which one item has no text',
    new BadRequestException(['title is empty', { secret: 'secret' }]),
    400,
    problem('Bad Request', 400, badRequestText, ',"errors":[{"detail":"title is empty"}]'),
  ],
  [
    'with a status that the catalogue does not list',
    new ImATeapotException(),
    418,
    problem("I'm a Teapot", 418, 'This is a non-standard response. Please contact customer care for more information.'),
  ],
  [
    'with a status that is not registered',
    new HttpException('Slow.', 599),
    599,
    problem(
      'Non-Standard Response',
      599,
      'This is a non-standard response. Please contact customer care for more information.',
    ),
  ],
  [
    'of a subclass of the application',
    new (class OutOfStock extends ConflictException {})('Sold out.'),
    409,
    problem('Conflict', 409, 'Sold out.'),
  ],
  ['with the status 500 and a string', new InternalServerErrorException('secret'), 500, crash],
  ['with the status 500 and a list', new InternalServerErrorException(['secret']), 500, crash],
  [
    'with the status 500 and an object',
    new InternalServerErrorException({ message: 'secret', code: 'SECRET', secret: 'secret' }),
    500,
    crash,
  ],
  ['with the status 500 and no response', new HttpException(undefined as never, 500), 500, crash],
  [
    'with the status 502 and a message in an object',
    new BadGatewayException({ message: 'secret' }),
    502,
    problem(
      'Bad Gateway',
      502,
      'This error response means that the server, while working as a gateway to get a response needed to handle the request, got an invalid response.',
    ),
  ],
  [
    'with the status 503 and an errorCode',
    new ServiceUnavailableException('secret', { errorCode: 'MAINTENANCE' }),
    503,
    problem(
      'Service Unavailable',
      503,
      'The server is not ready to handle the request. This is usually a temporary state.',
      code('MAINTENANCE'),
    ),
  ],
  // Informational statuses, and values that are not a status
  ...[100, 101, 199, 999, 0, 404.5, '404', undefined].map((status): [string, HttpException, number, string] => [
    `with the status ${JSON.stringify(status)}`,
    new HttpException('secret', status as never),
    500,
    crash,
  ]),
];

/** An exception of each class of Nest, without arguments. The catalogue does not list 418. */
const classes = Object.entries(nest as unknown as Record<string, new () => HttpException>)
  .filter(([name]) => /^(?!Http|Intrinsic|ImATeapot).+Exception$|^HttpVersion/.test(name))
  .map(([name, HttpClass]) => ({ name, exception: new HttpClass() }));

/** The name and the description of the published catalogue for a status, with the corrections. */
function nameAndDescription(status: number): (string | undefined)[] {
  const { name, description } = readPublished().rows[status] ?? {};
  return [name, description].map(
    (text) =>
      corrections.find((correction) => correction.status === status && correction.published === text)?.corrected ??
      text,
  );
}

/**
 * Errors, each with its response. Nest 12 turns an error that middleware passes on into an HttpException. The response is the
 * same as for an error that a handler throws.
 */
const passedOnErrors: readonly [
  name: string,
  error: unknown,
  status: number,
  headers: Record<string, string>,
  body: string,
][] = [
  [
    'an HttpError',
    new TooManyRequests('Slow down.', {
      retryAfter: 60,
      code: 'SLOW',
      errors: [{ detail: 'is too fast', pointer: '#/pace' }],
      extensions: { limit: 100 },
    }),
    429,
    { 'retry-after': '60' },
    problem(
      'Too Many Requests',
      429,
      'Slow down.',
      ',"code":"SLOW","errors":[{"detail":"is too fast","pointer":"#/pace"}],"limit":100',
    ),
  ],
  [
    'an HttpError that does not expose its message',
    new Conflict('secret', { expose: false }),
    409,
    {},
    problem('Conflict', 409, 'This response is sent when a request conflicts with the current state of the server.'),
  ],
  [
    'an HttpError with a 5xx',
    new ServiceUnavailable('secret', { retryAfter: 5 }),
    503,
    { 'retry-after': '5' },
    problem(
      'Service Unavailable',
      503,
      'The server is not ready to handle the request. This is usually a temporary state.',
    ),
  ],
  [
    'an error of http-errors with headers',
    createError(429, 'Slow down.', { headers: { 'Retry-After': '7' } }),
    429,
    { 'retry-after': '7' },
    problem('Too Many Requests', 429, 'Slow down.'),
  ],
  [
    'an error of the file system with a status of http-errors, as send creates it',
    createError(404, errorWith({ code: 'ENOENT', syscall: 'stat', path: '/srv/secret' })),
    404,
    {},
    notFound,
  ],
  ['an error with a status', errorWith({ status: 404 }), 404, {}, notFound],
  [
    'an error of a client library',
    errorWith({ status: 404, statusCode: 404, response: { status: 404, headers: {} } }),
    500,
    {},
    crash,
  ],
  ['an HttpException', new NotFoundException('No such book.'), 404, {}, problem('Not Found', 404, 'No such book.')],
  ['a SyntaxError', new SyntaxError('secret'), 500, {}, crash],
];

describe.each(platforms)('FaultlineFilter in $name', ({ platform }) => {
  let running: Running;
  beforeAll(async () => {
    running = await startThrowing(platform);
  });
  afterAll(() => running.close());

  it.each(exceptions)('sends the problem for an HttpException %s', async (_name, exception, status, body) => {
    thrown = exception;
    expect(await send(running, 'GET /handler')).toMatchObject({
      status,
      headers: { 'content-type': 'application/problem+json' },
      body,
    });
  });

  it.each(classes)(
    "sends the catalogue's name and description for a $name without arguments",
    async ({ exception }) => {
      thrown = exception;
      const { status, body } = await send(running, 'GET /handler');
      const { title, detail } = JSON.parse(body) as { title: string; detail: string };
      expect(status).toBe(exception.getStatus());
      expect([title, detail]).toEqual(nameAndDescription(status));
    },
  );

  describe.each([
    ['a handler throws', '/handler'],
    ['middleware passes on', '/middleware'],
    ['middleware of app.use() passes on', '/application'],
  ])('with an error that %s', (_how, path) => {
    it.each(passedOnErrors)('sends the response for %s', async (_name, error, status, headers, body) => {
      thrown = error;
      expect(await send(running, `GET ${path}`)).toMatchObject({ status, headers, body });
    });

    it('passes the original error to map', async () => {
      const own = createError(404, 'secret');
      thrown = own;
      const map: FaultlineOptions<unknown>['map'] = (error) => (error === own ? new Conflict('Sold out.') : undefined);
      await whileRunning(startThrowing(platform, { map }), async (mapping) => {
        const response = await send(mapping, `GET ${path}`);
        expect(response).toMatchObject({ status: 409, body: problem('Conflict', 409, 'Sold out.') });
      });
    });
  });

  it.each([
    [
      'a charset',
      'Express',
      { 'content-type': 'application/json; charset=secret' },
      '{}',
      problem('Unsupported Media Type', 415, 'The charset of the request body is not supported.'),
    ],
    [
      'a content coding',
      'Express',
      { 'content-type': 'application/json', 'content-encoding': 'secret' },
      '{}',
      problem('Unsupported Media Type', 415, 'The content encoding of the request body is not supported.'),
    ],
    [
      'a media type',
      'Fastify',
      { 'content-type': 'application/secret' },
      '{}',
      problem('Unsupported Media Type', 415, 'The media format of the requested data is not supported by the server.'),
    ],
    ['a __proto__ member', 'Fastify', { 'content-type': 'application/json' }, '{"__proto__":{}}', malformed],
    ['an empty body', 'Fastify', { 'content-type': 'application/json' }, '', malformed],
  ])('sends the problem for %s that %s rejects', async (_name, on, headers, sent, body) => {
    if (on !== platform) return;
    const response = await send(running, 'POST /body', { headers, body: sent });
    expect(response).toMatchObject({ status: (JSON.parse(body) as { status: number }).status, body });
  });
});

let exception: HttpException;

@Controller()
class RedirectingController {
  @Get('redirect')
  redirect(@Res({ passthrough: true }) response: { header(name: string, value: string): unknown }): never {
    response.header('Location', '/login');
    response.header('Cache-Control', 'max-age=60');
    response.header('Content-Language', 'de');
    response.header('X-Request-Id', '7');
    throw exception;
  }
}

// nestjs/nest#13560: applications throw exceptions with the statuses 200 and 302.
describe.each(platforms)('FaultlineFilter with an HttpException of 200–399 in $name', ({ platform }) => {
  const reported: unknown[] = [];
  let running: Running;
  beforeAll(async () => {
    const options = { reportClientErrors: true, onError: (error: unknown): unknown => reported.push(error) };
    running = await start(platform, {
      module: { controllers: [RedirectingController] },
      configure: (app) => app.useGlobalFilters(new FaultlineFilter(options)),
    });
  });
  afterAll(() => running.close());
  const sendRequest = (thrownException: HttpException): ReturnType<typeof send> => {
    exception = thrownException;
    reported.length = 0;
    return send(running, 'GET /redirect');
  };

  it.each<[HttpException, number, string]>([
    [new HttpException('Log in.', 302), 302, '{"statusCode":302,"message":"Log in."}'],
    [new HttpException({ url: '/login' }, 307), 307, '{"url":"/login"}'],
    [new HttpException(['Größe'], 200), 200, '["Größe"]'],
  ])('sends the same response as Nest, with the header fields of the handler: %j', async (own, status, body) => {
    const { headers, ...response } = await sendRequest(own);
    expect(response).toMatchObject({ status, body });
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      location: '/login',
      'cache-control': 'max-age=60',
      'x-request-id': '7',
    });
    expect(headers).not.toHaveProperty('content-language');
    expect(reported).toEqual([]);
  });

  it.each([204, 304])('sends no body for the status %i', async (status) => {
    const headers = { 'cache-control': 'max-age=60' };
    expect(await sendRequest(new HttpException('secret', status))).toMatchObject({ status, headers, body: '' });
    expect(reported).toEqual([]);
  });

  it.each([
    ['is not JSON', circular],
    ['is an error', secret],
    ['is the response of another server', upstreamResponse],
  ])('sends and reports a 500 if the response of the exception %s', async (_what, exceptionResponse) => {
    const own = new HttpException(exceptionResponse, 302);
    const { headers, ...response } = await sendRequest(own);
    expect(response).toMatchObject({ status: 500, body: crash });
    expect(headers).not.toHaveProperty('location');
    expect(reported).toEqual([own]);
  });
});

describe('FaultlineFilter with a missing file', () => {
  it('sends a 404 without the path on Express', () =>
    whileRunning(startThrowing('Express'), async (running) => {
      expect(await send(running, 'GET /file')).toMatchObject({ status: 404, body: notFound });
    }));
});

class Address {
  @IsString()
  city!: string;
}

class Order {
  @IsInt()
  pages!: number;

  @ValidateNested()
  @Type(() => Address)
  address!: Address;
}

@Controller()
class OrdersController {
  @Post('orders')
  create(@Body() _order: Order): void {}
}

describe.each(platforms)("FaultlineFilter with Nest's ValidationPipe in $name", ({ platform }) => {
  const messageErrors =
    ',"errors":[{"detail":"pages must be an integer number"},{"detail":"address.city must be a string"}]';
  const locatedErrors =
    ',"errors":[{"detail":"pages must be an integer number","pointer":"#/pages","code":"isInt"},{"detail":"city must be a string","pointer":"#/address/city","code":"isString"}]';
  const unprocessable = 'The request was well-formed but was unable to be followed due to semantic errors.';

  it.each<[string, ValidationPipeOptions, number, string]>([
    ['sends the messages as a list', {}, 400, problem('Bad Request', 400, badRequestText, messageErrors)],
    [
      'sends the message for a property that is not allowed',
      { whitelist: true, forbidNonWhitelisted: true },
      400,
      problem(
        'Bad Request',
        400,
        badRequestText,
        messageErrors.replace('[', '[{"detail":"property extra should not exist"},'),
      ),
    ],
    [
      'sends the status of errorHttpStatusCode',
      { errorHttpStatusCode: 422 },
      422,
      problem('Unprocessable Entity', 422, unprocessable, messageErrors),
    ],
    ['omits the errors with disableErrorMessages', { disableErrorMessages: true }, 400, badRequest],
    [
      'sends the exception of exceptionFactory',
      { exceptionFactory: () => new BadRequestException('No such order.') },
      400,
      problem('Bad Request', 400, 'No such order.'),
    ],
    // The documentation of Nest shows this factory.
    [
      'sends the ValidationErrors of an exception with pointers and codes',
      { exceptionFactory: (errors) => new BadRequestException(errors) },
      400,
      problem('Bad Request', 400, badRequestText, locatedErrors),
    ],
    [
      'sends the name of an unknown property only in its pointer',
      { exceptionFactory: (errors) => new BadRequestException(errors), whitelist: true, forbidNonWhitelisted: true },
      400,
      problem(
        'Bad Request',
        400,
        badRequestText,
        locatedErrors.replace(
          '[',
          '[{"detail":"This property should not exist.","pointer":"#/extra","code":"whitelistValidation"},',
        ),
      ),
    ],
    [
      'sends the message and the ValidationErrors of an exception',
      { exceptionFactory: (errors) => new BadRequestException({ message: 'Invalid order.', errors }) },
      400,
      problem('Bad Request', 400, 'Invalid order.', locatedErrors),
    ],
    [
      'sends the ValidationErrors of an exception that has them under another name',
      { exceptionFactory: (errors) => new BadRequestException({ message: 'Invalid order.', invalid: errors }) },
      400,
      problem('Bad Request', 400, 'Invalid order.', locatedErrors),
    ],
    [
      'sends the fields and the texts of an exception',
      {
        exceptionFactory: (errors) =>
          new BadRequestException({
            message: errors.map(({ property, constraints }) => ({
              field: property,
              error: Object.values(constraints ?? { nested: 'is not valid' }).join(', '),
            })),
          }),
      },
      400,
      problem(
        'Bad Request',
        400,
        badRequestText,
        ',"errors":[{"detail":"pages must be an integer number","pointer":"#/pages"},{"detail":"is not valid","pointer":"#/address"}]',
      ),
    ],
  ])('%s', async (_what, options, status, body) => {
    const started = start(platform, {
      module: { controllers: [OrdersController] },
      configure: (app) => app.useGlobalPipes(new ValidationPipe(options)).useGlobalFilters(new FaultlineFilter()),
    });
    await whileRunning(started, async (running) => {
      const order = JSON.stringify({ pages: 'x', address: { city: 1 }, extra: 1 });
      const response = await send(running, 'POST /orders', {
        headers: { 'content-type': 'application/json' },
        body: order,
      });
      expect(response).toMatchObject({ status, headers: { 'content-type': 'application/problem+json' }, body });
    });
  });
});
