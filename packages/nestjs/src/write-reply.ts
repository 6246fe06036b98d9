import { cutOff, type ErrorResponse, headersOn, isStale, takeOver } from '@faultline/core';
import type { FastifyReply } from './platform.js';

/**
 * Sends an answer through Fastify's reply, so that its hooks run. If the response has begun, it is cut off instead; if it
 * has been sent, it stays as it is.
 *
 * @returns Whether the answer was sent.
 */
export function writeReply(reply: FastifyReply, { status, headers, body }: ErrorResponse): boolean {
  if (reply.sent || reply.raw.headersSent) {
    cutOff(reply.raw);
    return false;
  }
  takeOver(reply.raw); // from middleware, before there was a reply
  for (const name of Object.keys(reply.getHeaders()).filter(isStale)) reply.removeHeader(name);
  reply.code(status);
  reply.headers(headersOn(reply.raw, headers));
  reply.serializer((text) => text); // without one, Fastify adds a charset to the media type
  reply.send(body);
  return true;
}
