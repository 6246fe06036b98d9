import type { IncomingMessage, ServerResponse } from 'node:http';
import { type FaultlineOptions, NotFound } from '@faultline/core';
import { createErrorHandler, nodeWriter } from '@faultline/core/adapter';
import { faultline } from '@faultline/express';
import { faultline as fastifyFaultline, frameworkErrors as fastifyFrameworkErrors } from '@faultline/fastify';
import { createErrorHandler as createFetchErrorHandler, withProblems } from '@faultline/fetch';
import { FaultlineFilter, frameworkErrors } from '@faultline/nestjs';
import { Body, Controller, Get, Param, Post, Put, Req, Res } from '@nestjs/common';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import express, { type Express } from 'express';
import express4 from 'express4';
import { fastify, type FastifyReply } from 'fastify';
import { type Context, Hono } from 'hono';
import Koa from 'koa';
import { nestMajor, type Platform, platforms, start as startNest } from './nest-platforms.js';
import { listening, type Running } from './running-server.js';
import { faultline as honoFaultline } from './snippets/hono-adapter.js';
import { faultline as koaFaultline } from './snippets/koa-adapter.js';

/** The application under test. It is the same on every server. */
export interface Application {
  readonly options: FaultlineOptions<unknown>;
  /** The handler of `GET /thrown`. It throws or rejects. */
  readonly handle: (exchange: Exchange) => unknown;
}

/** What a handler receives on every server. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Sets a header field as handlers do on this server. */
  readonly setHeader: (name: string, value: string) => unknown;
  /** Sets the status as handlers do on this server. */
  readonly setStatus: (status: number) => unknown;
}

/** One row of the table of servers: a framework that runs the application. */
export interface Server {
  readonly name: string;
  /** Whether it has the routes `GET /thrown`, `GET` and `PUT /items/:id`, `POST /parsed` with a JSON body, `POST /nested/deep`. */
  readonly routes: boolean;
  /** Whether handlers write to Node's response. Handlers of a fetch server return a response. */
  readonly writesToNode: boolean;
  readonly start: (application: Application) => Promise<Running>;
}

/** For frameworks whose response is Node's response. */
function exchangeOf(request: IncomingMessage, response: ServerResponse): Exchange {
  return {
    request,
    response,
    setHeader: (name, value) => response.setHeader(name, value),
    setStatus: (status) => (response.statusCode = status),
  };
}

function exchangeOfReply(reply: FastifyReply): Exchange {
  return {
    request: reply.request.raw,
    response: reply.raw,
    setHeader: (name, value) => reply.header(name, value),
    setStatus: (status) => reply.code(status),
  };
}

function onExpress(
  name: string,
  framework: typeof express,
  handler: (handle: Application['handle']) => express.RequestHandler,
): Server {
  const start = ({ options, handle }: Application): Promise<Running> => {
    const app: Express = framework();
    const nested = framework.Router();
    nested.post('/deep', (_request, response) => response.json({}));
    app.use(framework.json());
    app.get('/thrown', handler(handle));
    app.get('/items/:id', (_request, response) => response.json({}));
    app.put('/items/:id', (_request, response) => response.json({}));
    app.post('/parsed', (_request, response) => response.json({}));
    app.use('/nested', nested);
    app.use(faultline(options));
    return listening(app);
  };
  return { name, routes: true, writesToNode: true, start };
}

const onFastify: Server = {
  name: 'Fastify 5',
  routes: true,
  writesToNode: true,
  start: async ({ options, handle }) => {
    const app = fastify({ frameworkErrors: fastifyFrameworkErrors() });
    await app.register(fastifyFaultline, options);
    app.get('/thrown', async (_request, reply) => handle(exchangeOfReply(reply)));
    app.get('/items/:id', () => ({}));
    app.put('/items/:id', () => ({}));
    app.post('/parsed', () => ({}));
    await app.register(async (nested) => void nested.post('/deep', () => ({})), { prefix: '/nested' });
    return { url: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
  },
};

function onNest({ name, platform }: { name: string; platform: Platform }): Server {
  const start = ({ options, handle }: Application): Promise<Running> => {
    @Controller()
    class ItemsController {
      @Get('thrown')
      thrown(
        @Req() request: IncomingMessage | { raw: IncomingMessage },
        @Res({ passthrough: true }) response: ServerResponse | FastifyReply,
      ): unknown {
        return handle('raw' in response ? exchangeOfReply(response) : exchangeOf(request as IncomingMessage, response));
      }

      @Get('items/:id')
      read(@Param('id') _id: string): object {
        return {};
      }

      @Put('items/:id')
      write(@Param('id') _id: string): object {
        return {};
      }

      @Post('parsed')
      parsed(@Body() _body: unknown): object {
        return {};
      }
    }

    @Controller('nested')
    class NestedController {
      @Post('deep')
      deep(): object {
        return {};
      }
    }

    return startNest(platform, {
      module: { controllers: [ItemsController, NestedController] },
      configure: (app) => app.useGlobalFilters(new FaultlineFilter(options)),
      fastify: { frameworkErrors: frameworkErrors(options) },
    });
  };
  return { name, routes: true, writesToNode: true, start };
}

/** The core without a framework. */
const nodeHttp: Server = {
  name: 'node:http',
  routes: false,
  writesToNode: true,
  start: ({ options, handle }) => {
    const handleError = createErrorHandler({ writer: nodeWriter, log: () => {} }, options);
    return listening((request, response) => {
      Promise.resolve()
        .then(() => handle(exchangeOf(request, response)))
        .catch((thrown: unknown) => handleError(thrown, request, response));
    });
  },
};

/** The adapter for Koa of docs/write-an-adapter.md. */
const koa: Server = {
  name: 'Koa',
  routes: false,
  writesToNode: true,
  start: ({ options, handle }) => {
    const app = new Koa();
    app.use(koaFaultline(options));
    app.use(async (context) => {
      await handle({
        request: context.req,
        response: context.res,
        setHeader: (name, value) => context.set(name, value),
        setStatus: (status) => (context.status = status),
      });
    });
    const callback = app.callback();
    return listening((request, response) => void callback(request, response));
  },
};

/** A handler with fetch responses. Node's server is below it. */
function onFetch(fetch: (request: Request, bindings: HttpBindings) => Promise<Response>): Promise<Running> {
  const listener = getRequestListener(fetch as never, { overrideGlobalObjects: false });
  return listening((request, response) => void listener(request, response));
}

/** A fetch handler without a framework. Its header fields are in a `Headers` object until it returns a response. */
const fetchHandler: Server = {
  name: 'fetch',
  routes: false,
  writesToNode: false,
  start: ({ options, handle }) => {
    const handleError = createFetchErrorHandler(options);
    const handler = async (request: Request, { incoming, outgoing }: HttpBindings): Promise<Response> => {
      const headers = new Headers();
      try {
        await handle({
          request: incoming,
          response: outgoing,
          setHeader: (name, value) => headers.set(name, value),
          setStatus: () => {},
        });
      } catch (thrown) {
        if ([...headers].length > 0) return handleError(thrown, request, headers);
        throw thrown;
      }
      return new Response(null, { headers });
    };
    return onFetch(withProblems(handler, options));
  },
};

/** Hono with an adapter. Hono does not give it the thrown values that are not errors; `withProblems` does. */
function onHono(name: string, use: (app: Hono, options: Application['options']) => void): Server {
  const start = ({ options, handle }: Application): Promise<Running> => {
    const app = new Hono<{ Bindings: HttpBindings }>();
    use(app as unknown as Hono, options);
    app.get('/thrown', async (context) => {
      const { incoming: request, outgoing: response } = context.env;
      await handle({
        request,
        response,
        setHeader: (field, value) => context.header(field, value),
        setStatus: (status) => context.status(status as never),
      });
      return context.body(null);
    });
    return onFetch(withProblems(app.fetch, options));
  };
  return { name, routes: false, writesToNode: false, start };
}

/** The recipe of docs/fetch.md. */
function useFaultline(app: Hono, options: Application['options']): void {
  const handleError = createFetchErrorHandler<Context>(options);
  app.onError(handleError);
  app.notFound((context) => handleError(new NotFound(), context));
}

/** The adapters of docs/write-an-adapter.md. Only the table of cases runs on them. */
export const servedByGuide: readonly Server[] =
  nestMajor === 12 ? [koa, onHono('Hono of the guide', honoFaultline)] : [];

/** Every server that the tests run on. The Jest project `nest 11` runs only Nest. */
export const servers: readonly Server[] =
  nestMajor === 12
    ? [
        onExpress('Express 5', express, (handle) => async (request, response) => handle(exchangeOf(request, response))),
        onExpress('Express 4', express4, (handle) => async (request, response, next) => {
          try {
            await handle(exchangeOf(request, response));
          } catch (error) {
            next(error);
          }
        }),
        onFastify,
        ...platforms.map(onNest),
        nodeHttp,
        fetchHandler,
        onHono('Hono', useFaultline),
      ]
    : platforms.map(onNest);
