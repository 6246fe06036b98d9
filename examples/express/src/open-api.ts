import { BadGateway, Gone, TooManyRequests, UnprocessableEntity } from '@faultline/core';
import { BookNotFound, IsbnTaken, OutOfStock, problems } from '@faultline/example-books/problems';
import { bookSchema, newBookSchema, newOrderSchema, orderSchema } from '@faultline/example-books/schemas';
import { problemResponses, withProblems } from '@faultline/problems';
import { z } from 'zod';

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

const jsonOf = (schema: z.ZodType): object => ({ content: { 'application/json': { schema: z.toJSONSchema(schema) } } });
const bodyOf = (schema: z.ZodType): object => ({ required: true, ...jsonOf(schema) });

/** The OpenAPI document of the bookshop, written by hand. */
export const document = withProblems(
  {
    openapi: '3.1.0',
    info: { title: 'The bookshop', version: '1' },
    paths: {
      '/books': {
        get: {
          operationId: 'listBooks',
          responses: { 200: { description: 'All books', ...jsonOf(z.array(bookSchema)) } },
        },
        post: {
          operationId: 'addBook',
          requestBody: bodyOf(newBookSchema),
          responses: {
            201: { description: 'The new book', ...jsonOf(bookSchema) },
            ...problemResponses(IsbnTaken, UnprocessableEntity),
          },
        },
      },
      '/books/{id}': {
        parameters: [id],
        get: {
          operationId: 'findBook',
          responses: { 200: { description: 'The book', ...jsonOf(bookSchema) }, ...problemResponses(BookNotFound) },
        },
      },
      '/books/{id}/orders': {
        parameters: [id],
        post: {
          operationId: 'orderBook',
          requestBody: bodyOf(newOrderSchema),
          responses: {
            201: { description: 'The order', ...jsonOf(orderSchema) },
            ...problemResponses(BookNotFound, OutOfStock, UnprocessableEntity),
          },
        },
      },
      '/books/{id}/price': {
        parameters: [id],
        get: {
          operationId: 'readPrice',
          responses: { 200: { description: 'The price' }, ...problemResponses(BookNotFound, BadGateway) },
        },
      },
      '/books/{id}/sample': {
        parameters: [id],
        get: {
          operationId: 'readSample',
          responses: { 200: { description: 'A chapter' }, ...problemResponses(BookNotFound, Gone) },
        },
      },
      '/books/{id}/ebook': {
        parameters: [id],
        get: {
          operationId: 'readEbook',
          responses: { 200: { description: 'The book as a file' }, ...problemResponses(BookNotFound) },
        },
      },
      '/books/{id}/reviews': {
        parameters: [id],
        post: {
          operationId: 'addReview',
          responses: { 204: { description: 'The review' }, ...problemResponses(TooManyRequests) },
        },
      },
      '/statistics': {
        get: { operationId: 'readStatistics', responses: { 200: { description: 'The statistics' } } },
      },
    },
  },
  problems,
);
