import { middleware } from 'express-openapi-validator';
import { express, middlewareFailure } from './middleware-failure.js';

const string = { type: 'string' };
const integer = { type: 'integer' };

/** An operation of an OpenAPI document. Its response is an object with a number. */
const operation = (members: object): object => ({
  responses: {
    200: {
      description: 'The number.',
      content: {
        'application/json': { schema: { type: 'object', required: ['id'], properties: { id: integer } } },
      },
    },
  },
  ...members,
});
const bodyOf = (schema: object): object => ({ required: true, content: { 'application/json': { schema } } });
const parameter = (location: string, name: string, schema: object): object => ({
  in: location,
  name,
  required: location === 'path',
  schema,
});

const order = {
  type: 'object',
  additionalProperties: false,
  properties: {
    items: { type: 'array', items: { type: 'object', properties: { 'pr/ice': { type: 'number' } } } },
    color: { type: 'string', enum: ['green', 'red'] },
    email: { type: 'string', format: 'email' },
    code: { type: 'string', pattern: '^\\d+$' },
    since: { type: 'string', format: 'date-time' },
    own: { type: 'string', format: 'own' },
  },
};
const pet = (kind: string): object => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: { type: 'string', enum: [kind] } },
});

export const document = {
  openapi: '3.0.3',
  info: { title: 'Orders', version: '1' },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    schemas: { cat: pet('cat'), dog: pet('dog') },
  },
  paths: {
    '/orders/{id}': {
      post: operation({
        parameters: [
          parameter('path', 'id', integer),
          parameter('query', 'page', integer),
          parameter('query', 'q', string),
          parameter('header', 'X-Key', integer),
          parameter('cookie', 'session', integer),
        ],
        requestBody: bodyOf(order),
      }),
    },
    '/pets': {
      post: operation({
        requestBody: bodyOf({
          oneOf: [{ $ref: '#/components/schemas/cat' }, { $ref: '#/components/schemas/dog' }],
          discriminator: { propertyName: 'kind' },
        }),
      }),
    },
    '/broken': { get: operation({}) },
    '/secured': { get: operation({ security: [{ key: [] }] }) },
  },
};

/** The middleware of express-openapi-validator. It expects parsed bodies and cookies. */
export const validator = (): ReturnType<typeof middleware> =>
  middleware({
    apiSpec: document as never,
    validateRequests: { allErrors: true },
    validateResponses: true,
    validateSecurity: {
      handlers: {
        key: () => {
          throw Object.assign(new Error('hunter2'), { status: 403 });
        },
      },
    },
    formats: { email: { type: 'string', validate: (text: string) => text.includes('@') } },
    serDes: [
      {
        format: 'own',
        deserialize: (text: string) => {
          throw new Error(`What is ${text}?`);
        },
        serialize: String,
      },
    ],
  });

/** Returns the error that express-openapi-validator passes to `next`. */
export function openApi(path: string, init?: RequestInit): Promise<unknown> {
  const app = express();
  app.use(express.json());
  app.use((request, _response, next) => {
    const [, session] = /session=(\w+)/.exec(request.headers.cookie ?? '') ?? [];
    request.cookies = { session };
    next();
  });
  app.use(validator());
  app.get('/broken', (_request, response) => response.json({ id: 'hunter2' }));
  return middlewareFailure(app, path, init);
}
