import { FastifyAdapter } from '@nestjs/platform-fastify';
import { contendersOn, floor } from '../nest-application.js';
import { body } from '../too-many-requests.js';

export { floor };
export const title = 'Nest 12 on Fastify: a 429, thrown 10 frames deep';

export const contenders = contendersOn({
  adapter: () => new FastifyAdapter(),
  listener: async (app) => {
    const fastify = app.getHttpAdapter().getInstance();
    await fastify.ready();
    return (request, response) => fastify.routing(request, response);
  },
  writeConstant: (reply) => {
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
  },
});

export const targets = [{ of: 'Faultline', against: floor, atMost: 1.1 }];
