import {
  abortResponse,
  headersFor,
  isStaleHeader,
  nodeWriter,
  resetResponse,
  type ServerResponse,
  type Writer,
} from '@faultline/core/adapter';
import { type FastifyReply, isReply } from './platform.js';

/** Writes through Fastify's reply, so that Fastify's hooks run. */
const replyWriter: Writer<FastifyReply> = {
  hasBegun: (reply) => reply.sent || reply.raw.headersSent,
  statusOf: (reply) => reply.statusCode,
  write: ({ status, headers, body }, reply) => {
    resetResponse(reply.raw); // middleware sets header fields before there is a reply
    for (const name of Object.keys(reply.getHeaders()).filter(isStaleHeader)) reply.removeHeader(name);
    reply.code(status);
    reply.headers(headersFor(reply.raw, headers));
    reply.serializer((text) => text); // without a serializer, Fastify adds a charset to the media type
    reply.send(body);
  },
  abort: (reply) => abortResponse(reply.raw),
};

/** Writes to the response of either platform. Middleware on Fastify has Node's response, as all of Express has. */
export const writer: Writer<FastifyReply | ServerResponse> = {
  hasBegun: (response) => (isReply(response) ? replyWriter.hasBegun(response) : nodeWriter.hasBegun(response)),
  write: (errorResponse, response) =>
    isReply(response) ? replyWriter.write(errorResponse, response) : nodeWriter.write(errorResponse, response),
  statusOf: ({ statusCode }) => statusCode,
  abort: (response) => (isReply(response) ? replyWriter.abort(response) : nodeWriter.abort(response)),
};
