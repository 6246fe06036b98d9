import 'reflect-metadata';
import { assignRequestId } from '@faultline/example-books/request-id';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app-module.js';

export const app = await NestFactory.create(AppModule, { logger: ['fatal', 'error', 'warn'] });

app.use(assignRequestId);
