import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InternalServerError, type Mapper } from '@faultline/core';
import { faultline } from '@faultline/express';
import { celebrate as celebrateMapper } from '@faultline/mappers/celebrate';
import { expressOpenApiValidator } from '@faultline/mappers/express-openapi-validator';
import { expressValidator } from '@faultline/mappers/express-validator';
import { multer as multerMapper } from '@faultline/mappers/multer';
import { parse } from '@faultline/mappers/standard-schema';
import { zod } from '@faultline/mappers/zod';
import { celebrate, Joi } from 'celebrate';
import express, { type Express } from 'express';
import { body, header, param, query, validationResult } from 'express-validator';
import multer from 'multer';
import { z } from 'zod';
import { validator } from './open-api.js';
import { badRequest, crash, invalid, methodNotAllowed, notFound, problem } from './problems.js';
import { listening, type Running } from './running-server.js';

/** An application of Express 5, and requests with their responses. */
interface ApplicationRow {
  readonly name: string;
  readonly map: Mapper | readonly Mapper[];
  readonly routes: (app: Express) => void;
  readonly requests: readonly [line: string, init: RequestInit, status: number, body: string][];
}

const json = (value: unknown, headers: Record<string, string> = {}): RequestInit => ({
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});
const ok: express.RequestHandler = (_request, response) => {
  response.json({});
};
const upload = (name: string): RequestInit => {
  const form = new FormData();
  form.append(name, new Blob(['hunter2']), 'hunter2.pdf');
  return { body: form };
};
const pages = z.number().max(3);

const rows: readonly ApplicationRow[] = [
  {
    name: 'zod',
    map: zod(),
    routes: (app) => {
      app.post('/', (request) => {
        z.strictObject({ pages }).parse(request.body);
      });
      // `zod()` does not map the `cause` of an error, so this validation error stays a 500.
      app.get('/row', () => {
        const { error } = pages.safeParse('hunter2');
        throw new InternalServerError('The row is not valid.', { cause: error });
      });
    },
    requests: [
      [
        'POST /',
        json({ pages: 7, hunter2: 1 }),
        422,
        invalid(
          '{"detail":"Too big: expected number to be <=3","pointer":"#/pages","code":"too_big"},{"detail":"This key is not known.","pointer":"#/hunter2","code":"unrecognized_keys"}',
        ),
      ],
      ['GET /row', {}, 500, crash],
    ],
  },
  {
    name: 'nothing (parse)',
    map: [],
    routes: (app) => {
      const filter = z.object({ page: z.coerce.number().int() });
      app.get('/', (request, response) => {
        response.json(parse(filter, request.query, 'query'));
      });
      app.post('/', (request) => {
        parse(z.strictObject({ pages }), request.body);
      });
      app.get('/row', () => {
        filter.parse({ page: 'hunter2' });
      });
    },
    requests: [
      ['GET /?page=7', {}, 200, '{"page":7}'],
      [
        'GET /?page=hunter2',
        {},
        422,
        invalid(
          '{"detail":"Invalid input: expected number, received NaN","parameter":"page","in":"query","code":"invalid_type"}',
        ),
      ],
      [
        'POST /',
        json({ hunter2: 1, pages: 1 }),
        422,
        invalid('{"detail":"This key is not known.","pointer":"#/hunter2","code":"unrecognized_keys"}'),
      ],
      // The application calls the schema itself, so this validation error stays a 500.
      ['GET /row', {}, 500, crash],
    ],
  },
  {
    name: 'express-validator',
    map: expressValidator(),
    routes: (app) => {
      app.post(
        '/:id',
        body('items.*.price').isFloat({ gt: 0 }).withMessage('A price is positive.'),
        query('page').isInt(),
        param('id').isInt(),
        header('x-key').isInt(),
        (request) => {
          validationResult(request).throw();
        },
      );
    },
    requests: [
      [
        'POST /hunter2?page=hunter2',
        json({ items: [{ price: 1 }, { price: 'hunter2' }] }, { 'x-key': 'hunter2' }),
        422,
        invalid(
          '{"detail":"A price is positive.","pointer":"#/items/1/price"},{"detail":"Invalid value","parameter":"page","in":"query"},{"detail":"Invalid value","parameter":"id","in":"path"},{"detail":"Invalid value","header":"x-key"}',
        ),
      ],
    ],
  },
  {
    name: 'celebrate',
    map: celebrateMapper(),
    routes: (app) => {
      app.post(
        '/:id',
        celebrate(
          {
            body: { items: Joi.array().items({ price: Joi.number() }) },
            query: { page: Joi.number() },
            params: { id: Joi.number() },
            headers: Joi.object({ 'x-key': Joi.string().pattern(/^\d+$/) }).unknown(),
          },
          {},
          { mode: 'full' as never },
        ),
        ok,
      );
    },
    requests: [
      [
        'POST /hunter2?page=hunter2',
        json({ items: [{ price: 'hunter2' }] }, { 'x-key': 'hunter2' }),
        400,
        badRequest(
          '{"detail":"must match the pattern /^\\\\d+$/","header":"x-key","code":"string.pattern.base"},{"detail":"must be a number","parameter":"id","in":"path","code":"number.base"},{"detail":"must be a number","parameter":"page","in":"query","code":"number.base"},{"detail":"must be a number","pointer":"#/items/0/price","code":"number.base"}',
        ),
      ],
    ],
  },
  {
    name: 'express-openapi-validator',
    map: expressOpenApiValidator(),
    routes: (app) => {
      app.use(validator());
      app.get('/broken', (_request, response) => {
        response.json({ id: 'hunter2' });
      });
    },
    requests: [
      [
        'POST /orders/hunter2?page=1',
        json({ color: 'hunter2' }),
        400,
        badRequest(
          '{"detail":"must be integer","parameter":"id","in":"path","code":"type"},{"detail":"must be equal to one of the allowed values: green, red","pointer":"#/color","code":"enum"}',
        ),
      ],
      ['GET /hunter2', {}, 404, notFound],
      ['DELETE /orders/1', {}, 405, methodNotAllowed],
      ['GET /broken', {}, 500, crash],
    ],
  },
  {
    name: 'multer',
    map: multerMapper(),
    routes: (app) => {
      app.post('/', multer({ limits: { fileSize: 3 } }).single('photo'), ok);
    },
    requests: [
      [
        'POST /',
        upload('photo'),
        413,
        problem(
          'Payload Too Large',
          413,
          'The request is larger than the server is willing or able to process.',
          ',"errors":[{"detail":"The file is too large.","pointer":"#/photo","code":"LIMIT_FILE_SIZE"}]',
        ),
      ],
      [
        'POST /?field=other',
        upload('other'),
        400,
        badRequest('{"detail":"This file is not expected here.","pointer":"#/other","code":"LIMIT_UNEXPECTED_FILE"}'),
      ],
    ],
  },
];

describe.each(rows)('faultline on Express 5 with the mapper for $name', ({ map, routes, requests }) => {
  let running: Running;
  beforeAll(async () => {
    const app = express();
    app.use(express.json());
    routes(app);
    app.use(faultline({ map, onError: () => {} }));
    running = await listening(app);
  });
  afterAll(() => running.close());

  it.each(requests)('sends the problem for %s', async (line, init, status, expected) => {
    const [method, path] = line.split(' ') as [string, string];
    const response = await fetch(running.url + path, { ...init, method });
    expect(await response.text()).toBe(expected);
    expect(response.status).toBe(status);
    const mediaType = status === 200 ? 'application/json; charset=utf-8' : 'application/problem+json';
    expect(response.headers.get('content-type')).toBe(mediaType);
  });
});
