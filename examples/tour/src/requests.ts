/** A request that fails, and the status of the response. */
export interface FailingRequest {
  /** The reason why it fails. */
  readonly title: string;
  readonly method: string;
  readonly path: string;
  /** Is sent with the media type of JSON. */
  readonly body?: string;
  /** The language that the client accepts (RFC 9110, section 12.5.4). Default: any. */
  readonly language?: string;
  /** How often it is sent. Default: once. The last response counts. */
  readonly times?: number;
  readonly status: number;
}

export const requests: readonly FailingRequest[] = [
  {
    title: 'A book that does not exist',
    method: 'GET',
    path: '/books/caf%C3%A9',
    status: 404,
  },
  {
    title: 'A book that is on sale already',
    method: 'POST',
    path: '/books',
    body: '{"title":"Middlemarch","isbn":"9780141439549"}',
    status: 409,
  },
  {
    title: 'An order of more copies than there are',
    method: 'POST',
    path: '/books/1/orders',
    body: '{"copies":3}',
    status: 409,
  },
  {
    title: 'A book with two mistakes',
    method: 'POST',
    path: '/books',
    body: '{"title":"","isbn":"978"}',
    status: 422,
  },
  {
    title: 'A method that this path does not support',
    method: 'DELETE',
    path: '/books/1',
    status: 405,
  },
  {
    title: 'The same for a client that prefers German',
    method: 'DELETE',
    path: '/books/1',
    language: 'de-CH, de;q=0.9, en;q=0.8',
    status: 405,
  },
  {
    title: 'A body that is not JSON',
    method: 'POST',
    path: '/books',
    body: 'title=Emma', // malformed from its first character: Fastify's error does not contain the position
    status: 400,
  },
  {
    title: 'One review too many, rejected by a rate limiter',
    method: 'POST',
    path: '/books/1/reviews',
    times: 3,
    status: 429,
  },
  {
    title: 'An error of http-errors, from older code',
    method: 'GET',
    path: '/books/1/sample',
    status: 410,
  },
  {
    title: 'An upstream server that is down',
    method: 'GET',
    path: '/books/1/price',
    status: 502,
  },
  {
    title: 'A bug, with a password in its message',
    method: 'GET',
    path: '/statistics',
    status: 500,
  },
  {
    title: 'A status that the catalogue does not list, with the contact',
    method: 'GET',
    path: '/books/1/ebook',
    status: 402,
  },
];

/** The password in the message of the bug. No response may contain it. */
export const secret = 'hunter2';
