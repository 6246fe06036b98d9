import { HttpError, TooManyRequests } from '@faultline/core';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { AppController } from './app.controller';
import { AppModule } from './app.module';

const body = '{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"100 requests an hour"}';

describe('AppController', () => {
  let app: INestApplication;

  beforeEach(async () => {
    const testing = await Test.createTestingModule({ imports: [AppModule] }).compile();
    app = testing.createNestApplication();
    await app.listen(0, '127.0.0.1');
  });

  afterEach(() => app.close());

  it('throws a typed error', () => {
    expect(() => app.get(AppController).list()).toThrow(TooManyRequests);
    expect(() => app.get(AppController).list()).toThrow(HttpError);
  });

  it('sends the problem', async () => {
    await request(app.getHttpServer())
      .get('/reports')
      .expect(429)
      .expect('Content-Type', 'application/problem+json')
      .expect('Retry-After', '60')
      .expect(({ text }) => expect(text).toBe(body));
  });
});
