import { BadGateway, HttpError } from '@faultline/core';
import createError from 'http-errors';
import { BookNotFound, IsbnTaken, OutOfStock } from './problems.js';
import { type Book, newBookSchema, newOrderSchema, type Order } from './schemas.js';

/** The number of copies of each book. */
const inStock = 2;

/** The domain of both examples. It throws errors and depends on no HTTP framework. */
export class Bookshop {
  readonly #books = new Map<string, Book>([['1', { id: '1', title: 'Middlemarch', isbn: '9780141439549' }]]);

  list(): Book[] {
    return [...this.#books.values()];
  }

  find(id: string): Book {
    const book = this.#books.get(id);
    if (book === undefined) throw new BookNotFound({ book: id });
    return book;
  }

  add(input: unknown): Book {
    const { title, isbn } = newBookSchema.parse(input);
    const taken = this.list().find((book) => book.isbn === isbn);
    if (taken !== undefined) throw new IsbnTaken({ book: taken.id });
    const book = { id: String(this.#books.size + 1), title, isbn };
    this.#books.set(book.id, book);
    return book;
  }

  order(id: string, input: unknown): Order {
    const book = this.find(id);
    const { copies } = newOrderSchema.parse(input);
    if (copies > inStock) throw new OutOfStock({ book: book.id, available: inStock });
    return { book: book.id, copies };
  }

  /** Requests the price from the publisher, whose server is down. The client gets a 502; the cause is logged. */
  async price(id: string): Promise<unknown> {
    const { isbn } = this.find(id);
    try {
      const response = await fetch(`http://127.0.0.1:2/prices/${isbn}`);
      return await response.json();
    } catch (cause) {
      throw new BadGateway('The request to the publisher failed.', { cause });
    }
  }

  /** Older code, with an error of `http-errors`. */
  sample(id: string): never {
    throw createError(410, `The sample of ${this.find(id).title} was withdrawn.`);
  }

  /** Throws a status that the catalogue does not list. */
  ebook(id: string): never {
    this.find(id);
    throw new HttpError(402);
  }

  /** Throws an unexpected error. Its message contains a password. */
  statistics(): never {
    throw new Error('connect ECONNREFUSED postgres://shop:hunter2@10.0.0.7/books');
  }
}
