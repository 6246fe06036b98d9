import 'reflect-metadata';
import { FaultlineModule, frameworkErrors } from '@faultline/nestjs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

@Module({ imports: [FaultlineModule.forRoot({ typeBaseUrl: 'https://books.example/problems/' })] })
class AppModule {}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule, new FastifyAdapter({ frameworkErrors: frameworkErrors() }));
  await app.listen(3000);
}
void bootstrap();
