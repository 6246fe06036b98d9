import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FaultlineModule } from '@faultline/nestjs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

function assignRequestId({ headers }: IncomingMessage, response: ServerResponse, next: () => void): void {
  const sent = headers['x-request-id'];
  const id = typeof sent === 'string' && /^[\w-]{1,64}$/.test(sent) ? sent : randomUUID();
  headers['x-request-id'] = id;
  response.setHeader('X-Request-Id', id);
  next();
}

@Module({
  imports: [
    FaultlineModule.forRoot({ extensions: (_thrown, { headers }) => ({ requestId: headers['x-request-id'] }) }),
  ],
})
class AppModule {}

const app = await NestFactory.create(AppModule);
app.use(assignRequestId);
await app.listen(3000);
