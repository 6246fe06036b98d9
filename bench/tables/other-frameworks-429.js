import fastifySensible from '@fastify/sensible';
import { TooManyRequests } from '@faultline/core';
import { createErrorHandler, nodeWriter } from '@faultline/core/adapter';
import { faultline } from '@faultline/express';
import { createErrorHandler as createFetchErrorHandler } from '@faultline/fetch';
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import Koa from 'koa';
import { deep, message, prepareExchange, RateLimited, writeConstant } from '../too-many-requests.js';

export const title = 'A 429, thrown 10 frames deep, by framework';
export const floor = 'node:http, a plain Error, a constant response';

const ours = () => {
  throw new TooManyRequests(message, { retryAfter: 60 });
};
const handleError = createErrorHandler({ writer: nodeWriter, log: () => {} });

export const contenders = {
  [floor]: () =>
    prepareExchange((_request, response) => {
      try {
        deep(10, () => {
          throw new RateLimited(message);
        });
      } catch {
        writeConstant(response);
      }
    }),
  'node:http, Faultline': () =>
    prepareExchange((request, response) => {
      try {
        deep(10, ours);
      } catch (thrown) {
        handleError(thrown, request, response);
      }
    }),
  'Express 5, Faultline': () => {
    const app = express();
    app.get('/reports', () => deep(10, ours));
    app.use(faultline());
    return prepareExchange(app);
  },
  'Fastify with @fastify/sensible': async () => {
    const app = fastify();
    await app.register(fastifySensible);
    app.get('/reports', async (_request, reply) => {
      reply.header('Retry-After', '60');
      return deep(10, () => {
        throw app.httpErrors.tooManyRequests(message);
      });
    });
    await app.ready();
    return prepareExchange((request, response) => app.routing(request, response));
  },
  "Koa's ctx.throw": () => {
    const app = new Koa();
    app.silent = true;
    app.use((context) => deep(10, () => context.throw(429, message, { headers: { 'Retry-After': '60' } })));
    return prepareExchange(app.callback());
  },
  'Hono, Faultline': () => {
    const app = new Hono();
    app.get('/reports', () => deep(10, ours));
    app.onError(createFetchErrorHandler());
    return prepareExchange(getRequestListener(app.fetch));
  },
  "Hono's HTTPException": () => {
    const app = new Hono();
    app.get('/reports', () =>
      deep(10, () => {
        throw new HTTPException(429, { message });
      }),
    );
    return prepareExchange(getRequestListener(app.fetch));
  },
};

export const targets = [];
