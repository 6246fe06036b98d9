import {
  abortResponse,
  type ErrorResponse,
  headersFor,
  isKeptHeader,
  nodeWriter,
  resetResponse,
  type ServerResponse,
  type Writer,
} from '@faultline/core/adapter';
import { type FastifyReply, isReply } from './platform.js';

/**
 * Makes the writer for both platforms. Middleware on Fastify has Node's response, as all of Express has.
 *
 * @param handleHookError Is called with the error of a hook of Fastify that fails while an error response is sent.
 */
export function createWriter(
  handleHookError: (error: Error, reply: FastifyReply) => void,
): Writer<FastifyReply | ServerResponse> {
  const inHooks = new WeakSet<FastifyReply | ServerResponse>();
  const writeReply = createReplyWriter(inHooks, handleHookError);
  return {
    hasBegun: (response) => nodeWriter.hasBegun(isReply(response) ? response.raw : response),
    // In the hooks, it is the status of an error response.
    statusOf: (response) => (inHooks.has(response) ? 200 : response.statusCode),
    write: (errorResponse, response) =>
      isReply(response) ? writeReply(errorResponse, response) : nodeWriter.write(errorResponse, response),
    abort: (response) => abortResponse(isReply(response) ? response.raw : response),
  };
}

/**
 * Writes through Fastify's reply, so that Fastify's hooks run. Without hooks if these fail, or if the reply is hijacked.
 *
 * @param inHooks The replies that have been given to the hooks.
 */
function createReplyWriter(
  inHooks: WeakSet<FastifyReply>,
  handleHookError: (error: Error, reply: FastifyReply) => void,
): (errorResponse: ErrorResponse, reply: FastifyReply) => void {
  return (errorResponse, reply) => {
    if (reply.sent || inHooks.has(reply)) {
      writeWithoutHooks(errorResponse, reply);
      return;
    }
    resetReply(reply);
    const { status, headers, body } = errorResponse;
    const { send } = reply;
    inHooks.add(reply);
    // If a hook fails, an error handler sends something else, or Fastify sends the error itself.
    reply.send = (payload) => {
      if (reply.raw.headersSent) return reply;
      if (payload instanceof Error) handleHookError(payload, reply);
      else writeWithoutHooks(errorResponse, reply);
      return reply;
    };
    reply.code(status);
    const fields = headersFor(reply.raw, headers, (name) => reply.getHeader(name));
    for (const name of Object.keys(fields)) reply.removeHeader(name); // Fastify adds cookies to those that it has
    reply.headers(fields);
    reply.serializer((text) => text); // without a serializer, Fastify adds a charset to the media type
    writeHeadOnce(reply.raw);
    send.call(reply, body);
  };
}

/** Does for the reply what `resetResponse` does for Node's response. */
function resetReply(reply: FastifyReply): void {
  resetResponse(reply.raw); // middleware sets header fields before there is a reply
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (!isKeptHeader(name, value, reply.raw.req.httpVersionMajor)) reply.removeHeader(name);
  }
  for (const name of trailersOf(reply)) reply.removeTrailer(name);
}

/** The names of the trailers of a reply. Fastify has no method that returns them. */
function trailersOf(reply: FastifyReply): string[] {
  const key = Object.getOwnPropertySymbols(reply).find(({ description }) => description === 'fastify.reply.trailers');
  return Object.keys((key !== undefined && (reply as unknown as Record<symbol, object | null>)[key]) || {});
}

/** Writes to Node's response, with the header fields of the reply. */
function writeWithoutHooks(errorResponse: ErrorResponse, reply: FastifyReply): void {
  resetReply(reply);
  for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value);
  nodeWriter.write(errorResponse, reply.raw);
}

/** If hooks are still running for another response, Fastify writes that one too. A second head ends the process. */
function writeHeadOnce(response: FastifyReply['raw']): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (...parameters) => {
    writeHead(...parameters);
    response.writeHead = () => response;
    return response;
  };
}
