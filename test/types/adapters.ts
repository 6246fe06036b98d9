import { errorHandler, faultline, notFound } from '@faultline/express';
import { faultline as fastifyPlugin, frameworkErrors as fastifyFrameworkErrors } from '@faultline/fastify';
import { createErrorHandler, withProblems } from '@faultline/fetch';
import { zod } from '@faultline/mappers/zod';
import { FaultlineFilter, FaultlineModule, frameworkErrors } from '@faultline/nestjs';
import type { ExceptionFilter } from '@nestjs/common';
import express from 'express';
import { fastify } from 'fastify';
import { type Context, Hono } from 'hono';

const app = express();
app.use(faultline());
app.use('/api', notFound(), errorHandler({ onError: (error, request) => console.error(request.originalUrl, error) }));
// @ts-expect-error an unknown option
app.use(faultline({ includeStacks: true }));
// @ts-expect-error it must be a boolean
app.use(faultline({ reportClientErrors: 'yes' }));

export const filter: ExceptionFilter = new FaultlineFilter({ contact: 'care@books.example' });
FaultlineModule.forRoot({ onError: (error, request) => console.error(request.method, error) });
FaultlineModule.forRootAsync({ useFactory: () => ({ typeBaseUrl: 'https://books.example/problems/' }) });
frameworkErrors({ reportClientErrors: true });
// @ts-expect-error an unknown option
new FaultlineFilter({ logger: console });
// @ts-expect-error the factory must return options
FaultlineModule.forRootAsync({ useFactory: () => ({ logger: console }) });

const server = fastify({ frameworkErrors: fastifyFrameworkErrors() });
server.register(fastifyPlugin);
await server.register(fastifyPlugin, {
  onError: (error, request) => request.log.error({ err: error, id: request.id }),
});
await server.register(fastifyPlugin, () => ({ contact: 'care@books.example' }));
fastifyFrameworkErrors({ reportClientErrors: true });
// @ts-expect-error an unknown option
server.register(fastifyPlugin, { includeStacks: true });
// @ts-expect-error it must be a boolean
server.register(fastifyPlugin, { reportClientErrors: 'yes' });
// @ts-expect-error an unknown option
fastifyFrameworkErrors({ logger: console });
await fastify({ http2: true, frameworkErrors: fastifyFrameworkErrors() }).register(fastifyPlugin, { maxErrors: 10 });

/** Handlers as frameworks declare them. */
class NextRequest extends Request {
  readonly nextUrl = new URL(this.url);
}
type RouteHandler = (
  request: NextRequest,
  context: { params: Promise<{ id: string }> },
) => Response | Promise<Response>;
export const GET: RouteHandler = withProblems(
  async (request: NextRequest, { params }: { params: Promise<{ id: string }> }) =>
    Response.json([request.nextUrl.href, await params]),
);
export const POST: RouteHandler = withProblems(() => new Response());
export const contextual: RouteHandler = withProblems(async (request, { params }) =>
  Response.json([request.nextUrl, (await params).id]),
);

interface RequestEvent {
  readonly request: Request;
  readonly params: { readonly id: string };
}
export const endpoint: (event: RequestEvent) => Response | Promise<Response> = withProblems(({ params }) =>
  Response.json(params.id),
);

interface Worker {
  readonly name: string;
  fetch(request: Request, env: { readonly key: string }): Response | Promise<Response>;
}
export const worker: Worker = {
  name: 'books',
  fetch: withProblems(function handle(this: Worker, _request: Request, env: { readonly key: string }) {
    return new Response(this.name + env.key);
  }),
};

// @ts-expect-error a handler returns a response
withProblems(() => 'Middlemarch');
// @ts-expect-error the first parameter is the request, or has it
withProblems((book: { readonly title: string }) => new Response(book.title));
// @ts-expect-error an unknown option
withProblems(() => new Response(), { includeStacks: true });
// @ts-expect-error the wrapped handler has the parameters of the handler
void withProblems((_request: Request, env: object) => Response.json(env))(new Request('http://books.example/'));

const hono = new Hono();
const onHono = createErrorHandler<Context>({
  extensions: (_thrown, context) => ({ requestId: context.get('requestId') as unknown }),
});
hono.onError(onHono);
hono.notFound((context) => onHono(new Error(), context));
// @ts-expect-error Hono's context is required
onHono(new Error());
void withProblems(hono.fetch)(new Request('http://books.example/'));

const onFetch = createErrorHandler({ onError: (error, request) => console.error(request?.url, error) });
onFetch(new Error());
onFetch(new Error(), new Request('http://books.example/'), new Headers());
export const response: Response = createErrorHandler({ map: zod() })(new Error(), new Request('http://books.example/'));
// @ts-expect-error the request may be omitted
createErrorHandler({ onError: (error, request) => console.error(request.url, error) });
// @ts-expect-error a context of another framework
hono.onError(createErrorHandler<Request>());
