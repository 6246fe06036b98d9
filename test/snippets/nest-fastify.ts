import 'reflect-metadata';
import { FaultlineFilter, frameworkErrors } from '@faultline/nestjs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

@Module({})
class AppModule {}

const app = await NestFactory.create(AppModule, new FastifyAdapter({ frameworkErrors: frameworkErrors() }));
app.useGlobalFilters(new FaultlineFilter());
await app.listen(3000);
