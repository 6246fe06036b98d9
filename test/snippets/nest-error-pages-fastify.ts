import 'reflect-metadata';
import { FaultlineFilter } from '@faultline/nestjs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import accepts from 'accepts';
import type { FastifyReply, FastifyRequest } from 'fastify';

@Module({})
class AppModule {}

const adapter = new FastifyAdapter();
adapter.getInstance().addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, body: unknown) => {
  if (reply.getHeader('Content-Type') !== 'application/problem+json') return body;
  reply.header('Vary', ['Accept', reply.getHeader('Vary')].flat().filter(Boolean).join(', '));
  if (accepts(request.raw).type(['application/problem+json', 'json', 'html']) !== 'html') return body;
  const { status, title } = JSON.parse(String(body)) as { status: number; title: string };
  const page = `<!doctype html><title>${title}</title><h1>${status} ${title}</h1>`;
  reply.headers({ 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': Buffer.byteLength(page) });
  return page;
});

const app = await NestFactory.create(AppModule, adapter);
app.useGlobalFilters(new FaultlineFilter());
await app.listen(3000);
