import { errorHandler, faultline, notFound } from '@faultline/express';
import { faultline as fastifyPlugin, frameworkErrors as fastifyFrameworkErrors } from '@faultline/fastify';
import { FaultlineFilter, FaultlineModule, frameworkErrors } from '@faultline/nestjs';
import type { ExceptionFilter } from '@nestjs/common';
import express from 'express';
import { fastify } from 'fastify';

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
