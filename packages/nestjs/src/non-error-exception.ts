import { isHttpMessage, type ServerResponse, type Writer } from '@faultline/core/adapter';
import { HttpException } from '@nestjs/common';
import type { FastifyReply } from './platform.js';

/** Header fields that the handler had set for a redirect or a success. For an error response they are removed. */
const keptFields = new Set(['cache-control', 'etag', 'expires', 'last-modified', 'location', 'refresh']);

/**
 * Sends an `HttpException` with a status of 200–399, such as a redirect, with the body that Nest's own filter sends. It is no
 * error, so the body is no problem, and it is not reported.
 *
 * @returns Whether it was sent. If not, the exception is an error like any other.
 */
export function sendNonErrorException(
  thrown: unknown,
  response: FastifyReply | ServerResponse,
  writer: Writer<FastifyReply | ServerResponse>,
): boolean {
  try {
    if (!(thrown instanceof HttpException)) return false;
    const status = thrown.getStatus();
    if (!Number.isInteger(status) || status < 200 || status > 399 || writer.hasBegun(response)) return false;
    const body = bodyOf(thrown, status); // not sent with 204 and 304
    // Node's response has the same method as Fastify's reply.
    const fields = Object.entries((response as FastifyReply).getHeaders() as Readonly<Record<string, string>>);
    const kept = Object.fromEntries(fields.filter(([name]) => keptFields.has(name)));
    writer.write({ status, headers: { ...kept, 'Content-Type': 'application/json; charset=utf-8' }, body }, response);
    return true;
  } catch {
    return false; // a proxy that throws
  }
}

/** @throws {TypeError} if the response of the exception is not JSON, or was not written for the client. */
function bodyOf(exception: HttpException, status: number): string {
  const response: unknown = exception.getResponse();
  if (typeof response !== 'object' || response === null)
    return JSON.stringify({ statusCode: status, message: response });
  if (response instanceof Error || isHttpMessage(response)) throw new TypeError('It is not for the client');
  return JSON.stringify(response);
}
