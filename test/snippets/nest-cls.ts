import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { FaultlineModule } from '@faultline/nestjs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClsMiddleware, ClsModule, ClsService } from 'nestjs-cls';

@Module({
  imports: [
    ClsModule.forRoot({ global: true }),
    FaultlineModule.forRootAsync({
      useFactory: (cls: ClsService) => ({ extensions: () => ({ requestId: cls.getId() }) }),
      inject: [ClsService],
    }),
  ],
})
class AppModule {}

const app = await NestFactory.create(AppModule);
const cls = new ClsMiddleware({
  generateId: true,
  idGenerator: ({ headers }: IncomingMessage) => {
    const sent = headers['x-request-id'];
    return typeof sent === 'string' && /^[\w-]{1,64}$/.test(sent) ? sent : randomUUID();
  },
});
app.use(cls.use);
await app.listen(3000);
