import 'reflect-metadata';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultlineOptions } from '@faultline/core';
import { createErrorHandler, nodeWriter } from '@faultline/core/adapter';
import { faultline } from '@faultline/express';
import { FaultlineFilter, frameworkErrors } from '@faultline/nestjs';
import { Body, Controller, Get, type INestApplication, Module, Param, Post, Put, Req, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import express, { type Express } from 'express';
import express4 from 'express4';
import type { FastifyReply } from 'fastify';

/** What the application under test does: the same on every server. */
export interface Application {
  readonly options: FaultlineOptions<unknown>;
  /** Runs in the handler of `GET /thrown`, and throws or rejects. */
  readonly handle: (exchange: Exchange) => unknown;
}

/** What a handler has in its hands on every server. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Sets a header field as handlers do there. */
  readonly setHeader: (name: string, value: string) => unknown;
}

/** Where the response is Node's, or inherits from it. */
function exchangeOf(request: IncomingMessage, response: ServerResponse): Exchange {
  return { request, response, setHeader: (name, value) => response.setHeader(name, value) };
}

/** One row of the table of servers: a framework that the application runs on. */
export interface Server {
  readonly name: string;
  /** Whether it routes: `GET /thrown`, `GET` and `PUT /items/:id`, `POST /parsed` with a JSON body, `POST /nested/deep`. */
  readonly routes: boolean;
  readonly start: (application: Application) => Promise<Running>;
}

export interface Running {
  readonly url: string;
  readonly close: () => Promise<unknown>;
}

/** Starts a server of Node's on a free port. */
export async function listening(listener: RequestListener): Promise<Running> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => void server.close(resolve)),
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
  return { name, routes: true, start };
}

function onNest(
  name: string,
  create: (module: new () => object, options: Application['options']) => Promise<INestApplication>,
): Server {
  const start = async ({ options, handle }: Application): Promise<Running> => {
    @Controller()
    class ItemsController {
      @Get('thrown')
      thrown(
        @Req() request: IncomingMessage | { raw: IncomingMessage },
        @Res({ passthrough: true }) response: ServerResponse | FastifyReply,
      ): unknown {
        if (!('raw' in request && 'raw' in response)) {
          return handle(exchangeOf(request as IncomingMessage, response as ServerResponse));
        }
        return handle({
          request: request.raw,
          response: response.raw,
          setHeader: (field, value) => response.header(field, value),
        });
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

    @Module({ controllers: [ItemsController, NestedController] })
    class ApplicationModule {}

    const app = await create(ApplicationModule, options);
    app.useGlobalFilters(new FaultlineFilter(options));
    await app.listen(0, '127.0.0.1');
    return { url: await app.getUrl(), close: () => app.close() };
  };
  return { name, routes: true, start };
}

/** The few lines of the README. */
const bare: Server = {
  name: 'node:http',
  routes: false,
  start: ({ options, handle }) => {
    const handleError = createErrorHandler({ writer: nodeWriter, log: () => {} }, options);
    return listening((request, response) => {
      Promise.resolve()
        .then(() => handle(exchangeOf(request, response)))
        .catch((thrown: unknown) => handleError(thrown, request, response));
    });
  },
};

const nestMajor = (globalThis as { NEST_MAJOR?: number }).NEST_MAJOR ?? 12;
const quiet = { logger: false, abortOnError: false } as const;

const nest: Server[] = [
  onNest(`Nest ${nestMajor} on Express`, (module) => NestFactory.create(module, new ExpressAdapter(), quiet)),
  onNest(`Nest ${nestMajor} on Fastify`, (module, options) =>
    NestFactory.create<NestFastifyApplication>(
      module,
      new FastifyAdapter({ frameworkErrors: frameworkErrors(options) }),
      quiet,
    ),
  ),
];

/** Every server that Faultline answers errors on. The project `nest 11` of the tests runs the rows of Nest alone. */
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
        ...nest,
        bare,
      ]
    : nest;
