import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app-module.js';

export const app = await NestFactory.create(AppModule, { logger: ['fatal', 'error', 'warn'] });
