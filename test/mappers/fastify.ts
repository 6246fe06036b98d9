import { fastify as mapper } from '@faultline/mappers/fastify';
import { fastify } from 'fastify';
import { badRequest, crash } from '../problems.js';
import type { Source } from '../source.js';

/** Returns the error that Fastify passes to its error handler. */
async function fastifyFailure(schema: object, path: string, init: RequestInit = {}): Promise<unknown> {
  const app = fastify({ ajv: { customOptions: { allErrors: true, removeAdditional: false } } });
  let failure: unknown;
  app.setErrorHandler((error, _request, reply) => {
    failure = error;
    return reply.send('');
  });
  app.route({ method: 'POST', url: '/orders/:id', schema, handler: () => ({ id: 'hunter2' }) });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  await (await fetch(url + path, { method: 'POST', ...init })).text();
  await app.close();
  return failure;
}

const objectSchema = (properties: object): object => ({ type: 'object', additionalProperties: false, properties });
const integer = { type: 'integer' };

export const source: Source = {
  mapper: mapper(),
  cases: {
    'an invalid body': {
      make: () =>
        fastifyFailure(
          {
            body: {
              ...objectSchema({ items: { type: 'array', items: objectSchema({ price: { type: 'number' } }) } }),
              required: ['missing'],
            },
          },
          '/orders/1',
          {
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ items: [{ price: 'hunter2' }], 'b/ä': 'hunter2' }),
          },
        ),
      status: 400,
      body: badRequest(
        '{"detail":"must have required property \'missing\'","pointer":"#/missing","code":"required"},{"detail":"must NOT have additional properties","pointer":"#/b~1%C3%A4","code":"additionalProperties"},{"detail":"must be number","pointer":"#/items/0/price","code":"type"}',
      ),
    },
    'an invalid query': {
      make: () => fastifyFailure({ querystring: objectSchema({ page: integer }) }, '/orders/1?page=hunter2&hunter3=1'),
      status: 400,
      body: badRequest(
        '{"detail":"must NOT have additional properties","parameter":"hunter3","in":"query","code":"additionalProperties"},{"detail":"must be integer","parameter":"page","in":"query","code":"type"}',
      ),
    },
    'an invalid path parameter': {
      make: () => fastifyFailure({ params: objectSchema({ id: integer }) }, '/orders/hunter2'),
      status: 400,
      body: badRequest('{"detail":"must be integer","parameter":"id","in":"path","code":"type"}'),
    },
    'invalid headers': {
      make: () =>
        fastifyFailure(
          { headers: { type: 'object', required: ['x-must'], properties: { 'x-key': integer } } },
          '/orders/1',
          { headers: { 'x-key': 'hunter2' } },
        ),
      status: 400,
      body: badRequest(
        '{"detail":"must have required property \'x-must\'","header":"x-must","code":"required"},{"detail":"must be integer","header":"x-key","code":"type"}',
      ),
    },
    'a response that does not match its schema': {
      make: () => fastifyFailure({ response: { 200: objectSchema({ id: integer }) } }, '/orders/1'),
      status: 500,
      body: crash,
      secrets: ['hunter2'],
    },
  },
};
