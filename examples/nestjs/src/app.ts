import 'reflect-metadata';
import { problems } from '@faultline/example-books/problems';
import { assignRequestId } from '@faultline/example-books/request-id';
import { withProblems } from '@faultline/problems';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { AppModule } from './app-module.js';

export const app = await NestFactory.create(AppModule, { logger: ['fatal', 'error', 'warn'] });

app.use(assignRequestId);

const config = new DocumentBuilder().setTitle('The bookshop').setVersion('1').setOpenAPIVersion('3.1.0').build();
const document = withProblems(SwaggerModule.createDocument(app, config), problems);
SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'openapi.json' });
