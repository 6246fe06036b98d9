// Only for Nest 12: Nest 11 accepts no constraints of an application.
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { FaultlineFilter } from '@faultline/nestjs';
import { Controller, Get, Post } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { start } from './nest-platforms.js';
import { methodNotAllowed, notFound } from './problems.js';
import { send, whileRunning } from './running-server.js';

const bodies: Readonly<Record<number, string>> = { 404: notFound, 405: methodNotAllowed };

@Controller('items')
class ItemsController {
  @Get()
  list(): object {
    return {};
  }

  @Post()
  create(): object {
    return {};
  }
}

describe('FaultlineFilter with a custom constraint of Fastify', () => {
  /** Creates a constraint that selects a route by tenant. The header `X-Tenant` has the tenant. */
  const tenants = (deriveConstraint: object): object => ({
    tenant: {
      name: 'tenant',
      storage: () => {
        const stores = new Map<unknown, unknown>();
        return {
          get: (key: unknown) => stores.get(key) ?? null,
          set: (key: unknown, store: unknown) => void stores.set(key, store),
        };
      },
      validate: () => {},
      deriveConstraint,
    },
  });
  type Done = (error: null, value: unknown) => void;
  const tenantOf = (request: IncomingMessage): unknown => request.headers['x-tenant'];

  // find-my-way passes a callback to such a strategy.
  it.each<[string, (request: IncomingMessage, context: unknown, done: Done) => void, number]>([
    ['synchronously', (request, _context, done) => done(null, tenantOf(request)), 405],
    ['asynchronously', (request, _context, done) => void setTimeout(done, 5, null, tenantOf(request)), 404],
  ])('sends the response if the constraint calls its callback %s', async (_when, deriveConstraint, status) => {
    const started = start('Fastify', {
      module: { controllers: [ItemsController] },
      fastify: { routerOptions: { constraints: tenants(deriveConstraint) } } as object,
      configure: (app) => {
        const fastify = app.getHttpAdapter().getInstance() as FastifyInstance;
        const handler = (): object => ({});
        fastify.route({ method: 'GET', url: '/tenant', constraints: { tenant: 'a' }, handler });
        app.useGlobalFilters(new FaultlineFilter());
      },
    });
    await whileRunning(started, async (running) => {
      const headers = { 'x-tenant': 'a' };
      expect(await send(running, 'GET /tenant', { headers })).toMatchObject({ status: 200 });
      expect(await send(running, 'GET /nowhere', { headers })).toMatchObject({ status: 404, body: notFound });
      expect(await send(running, 'DELETE /items', { headers })).toMatchObject({
        status: 405,
        headers: { allow: 'GET, HEAD, POST' },
      });
      expect(await send(running, 'DELETE /tenant', { headers })).toMatchObject({ status, body: bodies[status] });
    });
  });
});
