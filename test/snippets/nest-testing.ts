import 'reflect-metadata';
import assert from 'node:assert/strict';
import { NotFound } from '@faultline/core';
import { FaultlineModule } from '@faultline/nestjs';
import { Controller, Get } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import request from 'supertest';

@Controller('books')
class BooksController {
  @Get(':id')
  read(): never {
    throw new NotFound('There is no such book.', { code: 'NO_SUCH_BOOK' });
  }
}

async function test(): Promise<void> {
  const module = await Test.createTestingModule({
    imports: [FaultlineModule.forRoot()],
    controllers: [BooksController],
  }).compile();
  const app = module.createNestApplication();
  await app.init();

  const response = await request(app.getHttpServer())
    .get('/books/7')
    .expect(404)
    .expect('Content-Type', 'application/problem+json');
  const problem = response.body as { code: string; detail: string };
  assert.equal(problem.code, 'NO_SUCH_BOOK');
  console.log(problem.detail);
  await app.close();
}
void test();
