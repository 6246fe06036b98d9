import 'reflect-metadata';
import { FaultlineFilter } from '@faultline/nestjs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NextFunction, Request, Response } from 'express';

/** Sends a page instead of the problem to clients that prefer HTML. */
function errorPages(request: Request, response: Response, next: NextFunction): void {
  const end = response.end.bind(response);
  response.end = ((body?: string) => {
    const isProblem = !response.headersSent && response.getHeader('Content-Type') === 'application/problem+json';
    if (isProblem) response.vary('Accept');
    if (!isProblem || request.accepts(['application/problem+json', 'json', 'html']) !== 'html') return end(body);
    const { status, title } = JSON.parse(body!) as { status: number; title: string };
    const page = `<!doctype html><title>${title}</title><h1>${status} ${title}</h1>`;
    response.set({ 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': String(Buffer.byteLength(page)) });
    return end(page);
  }) as typeof response.end;
  next();
}

@Module({})
class AppModule {}

const app = await NestFactory.create(AppModule);
app.use(errorPages);
app.useGlobalFilters(new FaultlineFilter());
await app.listen(3000);
