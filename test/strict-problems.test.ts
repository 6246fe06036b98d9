import { describe, expect, it } from '@jest/globals';
import { Conflict, defineProblem, problemRegistry } from '@faultline/core';
import { app as bookshop } from '@faultline/example-express';
import { faultline } from '@faultline/express';
import { problemResponses, withProblems } from '@faultline/problems';
import { strictProblems } from '@faultline/testing';
import express from 'express';
import request from 'supertest';
import { listening } from './running-server.js';

class OutOfStock extends defineProblem(Conflict, { code: 'OUT_OF_STOCK', title: 'Out of stock' }) {}
class PriceChanged extends defineProblem(Conflict, { code: 'PRICE_CHANGED', title: 'Price changed' }) {}
const problems = problemRegistry({ base: 'https://shop.example/problems/' }, OutOfStock, PriceChanged);

const ok = { 200: { description: 'OK' } };
const paths = {
  '/books/{id}': { get: { responses: { ...ok, ...problemResponses(OutOfStock) } } },
  '/books/new': { get: { responses: ok } },
  '/strict': { get: { responses: ok } },
  '/limited': {
    get: {
      responses: { ...ok, '4XX': { content: { 'application/problem+json': { schema: { type: 'object' } } } } },
    },
  },
};
const info = { title: 'Shop', version: '1' };
const document = withProblems({ openapi: '3.1.0', info, servers: [{ url: '/v1' }], paths }, problems);
const check = strictProblems(document);

/** A response in the shape that Fastify's `app.inject` returns. The README of the package calls the real one. */
const respond = (method: string, url: string, problem: object, status = 409) => ({
  statusCode: status,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify(problem),
  raw: { req: { method, url } },
});
const outOfStock = { type: 'https://shop.example/problems/out-of-stock', status: 409, code: 'OUT_OF_STOCK' };
const priceChanged = { type: 'https://shop.example/problems/price-changed', status: 409, code: 'PRICE_CHANGED' };
const advice = 'Add its class to the @Problems of the handler, or to the problemResponses of the operation';

describe('strictProblems', () => {
  it.each<[what: string, response: ReturnType<typeof respond>]>([
    ['of the operation', respond('GET', '/books/7', outOfStock)],
    ['behind the path of a server', respond('GET', '/v1/books/7?page=1', outOfStock)],
    ['of the response default', respond('GET', '/books/7', { type: 'about:blank', status: 500 }, 500)],
    ['without a type', respond('GET', '/books/7', { status: 500 }, 500)],
    ['of a range of statuses', respond('GET', '/limited', { type: 'https://any.example/', status: 418 }, 418)],
    ['of a path that the document does not have', respond('GET', '/else', { type: 'about:blank', status: 404 }, 404)],
    ['of a method that the document does not have', respond('PUT', '/books/7', { status: 405 }, 405)],
  ])('accepts a problem %s', async (_what, response) => {
    await expect(check(response)).resolves.toBeUndefined();
  });

  it.each<[response: ReturnType<typeof respond>, message: string]>([
    [
      respond('GET', '/books/7', priceChanged),
      `GET /books/7 sent a problem (https://shop.example/problems/price-changed, PRICE_CHANGED, 409), and GET /books/{id} in the OpenAPI document does not list it. ${advice}`,
    ],
    [
      respond('GET', '/books/new', outOfStock),
      `GET /books/new sent a problem (https://shop.example/problems/out-of-stock, OUT_OF_STOCK, 409), and GET /books/new in the OpenAPI document does not list it. ${advice}`,
    ],
    [
      respond('POST', '/orders', outOfStock),
      `POST /orders sent a problem (https://shop.example/problems/out-of-stock, OUT_OF_STOCK, 409), and the OpenAPI document has no such operation. ${advice}`,
    ],
    [
      respond('GET', '/books/7', { ...outOfStock, status: 410 }, 410),
      `GET /books/7 sent a problem (https://shop.example/problems/out-of-stock, OUT_OF_STOCK, 410), and GET /books/{id} in the OpenAPI document does not list it. ${advice}`,
    ],
  ])('rejects a problem that is not listed: %#', async (response, message) => {
    await expect(check(response)).rejects.toThrow(new Error(message));
  });

  it('rejects a problem if the operation has no responses of its status, and no default', async () => {
    const strict = strictProblems({ openapi: '3.1.0', paths: { '/strict': { get: { responses: ok } } } });
    await expect(strict(respond('GET', '/strict', { status: 500 }, 500))).rejects.toThrow(/\(about:blank, 500\)/);
  });

  it('accepts what is no problem', async () => {
    const headers = { 'content-type': 'application/json' };
    await expect(check({ statusCode: 409, headers })).resolves.toBeUndefined();
    await expect(check(Response.json({ type: 'x' }, { status: 409 }))).resolves.toBeUndefined();
    await expect(check({ ...respond('HEAD', '/books/7', {}), body: '' } as never)).resolves.toBeUndefined();
  });

  it('checks the responses of supertest and of fetch', async () => {
    const thrown = { name: '/books/7', error: new PriceChanged() };
    const message = /^GET \/books\/7 sent a problem \(https:\/\/shop\.example\/problems\/price-changed, /;

    const app = express();
    app.get(thrown.name, () => {
      throw thrown.error;
    });
    app.use(faultline());
    await expect(check(await request(app).get(thrown.name))).rejects.toThrow(message);

    const { url, close } = await listening(app);
    const response = await fetch(url + thrown.name);
    await expect(check(response)).rejects.toThrow(message);
    expect(await response.json()).toMatchObject({ code: 'PRICE_CHANGED' });
    await close();
  });

  it('needs the request of a response that does not know it', async () => {
    const unknown = { ...respond('GET', '/books/7', outOfStock), raw: {} };
    await expect(check(unknown)).rejects.toThrow(
      new TypeError('The response does not know its request: pass { method, url } as the second argument'),
    );
    await expect(check(unknown, { url: 'http://localhost/books/7' })).resolves.toBeUndefined();
    await expect(check(unknown, { method: 'post', url: '/books/7' })).rejects.toThrow(/^POST \/books\/7 /);
  });

  it('needs a document with paths', () => {
    expect(() => strictProblems({ openapi: '3.1.0' })).toThrow(
      new TypeError('strictProblems needs an OpenAPI document with paths'),
    );
  });

  it('accepts all problems of the bookshop', async () => {
    const { body } = (await request(bookshop).get('/openapi.json')) as { body: object };
    const checkBooks = strictProblems(body);
    const order = request(bookshop).post('/books/1/orders').send({ copies: 3 });
    const isbnTaken = request(bookshop).post('/books').send({ title: 'Middlemarch', isbn: '9780141439549' });
    const failing = ['/books/9', '/books/1/sample', '/books/1/ebook', '/books/9/orders', '/nothing'];
    for (const each of [order, isbnTaken, ...failing.map((path) => request(bookshop).get(path))]) {
      const response = await each;
      expect(response.status).toBeGreaterThanOrEqual(400);
      await expect(checkBooks(response)).resolves.toBeUndefined();
    }
  });
});
