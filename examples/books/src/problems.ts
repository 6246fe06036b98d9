import { Conflict, defineProblem, NotFound, problemRegistry } from '@faultline/core';
import { z } from 'zod';

export class BookNotFound extends defineProblem(NotFound, {
  code: 'BOOK_NOT_FOUND',
  title: 'Book not found',
  detail: 'There is no book {book}.',
  description: 'The shop has no book with this id.',
  resolve: 'Choose a book of GET /books.',
  members: z.object({ book: z.string().meta({ description: 'The id in the request.', examples: ['7'] }) }),
}) {}

export class IsbnTaken extends defineProblem(Conflict, {
  code: 'ISBN_TAKEN',
  title: 'ISBN taken',
  detail: 'A book with this ISBN is on sale already.',
  resolve: 'Check the ISBN, or change the book that has it.',
  members: z.object({ book: z.string().meta({ description: 'The id of the book with this ISBN.', examples: ['1'] }) }),
}) {}

export class OutOfStock extends defineProblem(Conflict, {
  code: 'OUT_OF_STOCK',
  title: 'Out of stock',
  detail: 'Only {available} copies are left.',
  description: 'The order asks for more copies than there are.',
  resolve: 'Order fewer copies, or wait until the book is in stock again.',
  members: z.object({
    book: z.string().meta({ description: 'The id of the book.', examples: ['1'] }),
    available: z
      .int()
      .min(0)
      .meta({ description: 'The number of copies.', examples: [2] }),
  }),
}) {}

/** The problem types of the bookshop. Both examples throw and document them. */
export const problems = problemRegistry(
  { base: 'https://bookshop.example/problems/' },
  BookNotFound,
  IsbnTaken,
  OutOfStock,
);
