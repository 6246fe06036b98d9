import fastifySensible from '@fastify/sensible';
import { TooManyRequests } from '@faultline/core';
import { faultline } from '@faultline/fastify';
import fastify from 'fastify';
import { body, deep, message, prepareExchange, RateLimited } from '../too-many-requests.js';

export const title = 'Fastify 5: a 429, thrown 10 frames deep';
export const floor = 'a plain Error, a constant response';

/** Creates an application with one route, and returns the work of a contender: one request. */
async function application(handle, configure = async () => {}) {
  const app = fastify();
  await configure(app);
  app.get('/reports', async (request, reply) => handle(request, reply, app));
  await app.ready();
  return prepareExchange((request, response) => app.routing(request, response));
}

const throwing = (make) => (_request, reply, app) =>
  deep(10, () => {
    throw make(app, reply);
  });

function writeConstant(reply) {
  reply.code(429);
  reply.headers({
    'Content-Type': 'application/problem+json',
    'Content-Length': '95',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Retry-After': '60',
  });
  reply.serializer((text) => text);
  reply.send(body);
}

const bare = () =>
  application(
    throwing(() => new RateLimited(message)),
    (app) => app.setErrorHandler((_error, _request, reply) => writeConstant(reply)),
  );
const fastifyError = () => Object.assign(new Error(message), { statusCode: 429, headers: { 'Retry-After': '60' } });

export const contenders = {
  [floor]: bare,
  'the floor again (A/A)': bare,
  Faultline: () =>
    application(
      throwing(() => new TooManyRequests(message, { retryAfter: 60 })),
      (app) => app.register(faultline),
    ),
  'reply.send with the same body, no throw': () =>
    application((_request, reply) => {
      reply.code(429).header('Retry-After', '60');
      return JSON.parse(body);
    }),
  "Fastify's own error handler": () => application(throwing(fastifyError)),
  "Fastify's own error handler, @fastify/sensible": () =>
    application(
      throwing((app, reply) => {
        reply.header('Retry-After', '60');
        return app.httpErrors.tooManyRequests(message);
      }),
      (app) => app.register(fastifySensible),
    ),
  'a hand-written error handler': () =>
    application(throwing(fastifyError), (app) =>
      app.setErrorHandler((error, _request, reply) =>
        reply
          .code(error.statusCode)
          .headers(error.headers)
          .type('application/problem+json')
          .send({ type: 'about:blank', title: 'Too Many Requests', status: error.statusCode, detail: error.message }),
      ),
    ),
};

// Fastify itself needs so little time that the same work is a larger part than on Express.
export const targets = [
  { of: 'Faultline', against: floor, atMost: 1.5 },
  { of: 'Faultline', against: "Fastify's own error handler, @fastify/sensible", atMost: 1 },
];
