import {
  abortResponse,
  type ErrorResponse,
  headersFor,
  isKeptHeader,
  nodeWriter,
  resetResponse,
  type Writer,
} from '@faultline/core/adapter';
import type { FastifyReply } from './fastify-parts.js';

/**
 * Makes the writer for Fastify's reply. Fastify's hooks run for an error response too; if one of them fails, the response to
 * its error is written without hooks.
 *
 * @param handleHookError Is called with the error of a hook that fails while an error response is sent.
 */
export function createReplyWriter<Reply extends FastifyReply>(
  handleHookError: (error: Error, reply: Reply) => void,
): Writer<Reply> {
  return {
    hasBegun: (reply) => reply.raw.headersSent,
    // In the hooks, it is the status of an error response.
    statusOf: (reply) => (inHooks in reply ? 200 : reply.statusCode),
    write: createWrite(handleHookError),
    abort: (reply) => abortResponse(reply.raw),
  };
}

/**
 * The function that gets the error of a hook, on a reply that was given to the hooks with an error response. A property is
 * faster than a `WeakSet`.
 */
const inHooks = Symbol('@faultline/fastify in hooks');

type HookErrorHandler = (error: Error, reply: FastifyReply) => void;
type Marked = FastifyReply & { [inHooks]?: HookErrorHandler };

/**
 * Finds the function that gets the error of a hook, if an error response is in the hooks. Fastify calls the error handler of
 * the parent then, whose options are others.
 */
export function findHookErrorHandler(reply: FastifyReply): HookErrorHandler | undefined {
  return (reply as Marked)[inHooks];
}

/** Writes through Fastify's reply, so that Fastify's hooks run. Without hooks if these fail, or if the reply is hijacked. */
function createWrite<Reply extends FastifyReply>(
  handleHookError: (error: Error, reply: Reply) => void,
): (errorResponse: ErrorResponse, reply: Reply) => void {
  return (errorResponse, reply) => {
    if (reply.sent || inHooks in reply) {
      writeWithoutHooks(errorResponse, reply);
      return;
    }
    resetReply(reply);
    const { status, headers, body } = errorResponse;
    const { send } = reply;
    (reply as Marked)[inHooks] = handleHookError as HookErrorHandler;
    // If a hook fails, an error handler sends something else, or Fastify sends the error itself.
    reply.send = (payload) => {
      if (reply.raw.headersSent) return reply;
      if (payload instanceof Error) handleHookError(payload, reply);
      else writeWithoutHooks(errorResponse, reply);
      return reply;
    };
    reply.code(status);
    const fields = headersFor(reply.raw, headers, (name) => reply.getHeader(name));
    // Fastify adds cookies to those that it has.
    for (const name of Object.keys(fields)) if (name.toLowerCase() === 'set-cookie') reply.removeHeader(name);
    reply.headers(fields);
    reply.serializer((text) => text); // without a serializer, Fastify adds a charset to the media type
    allowOneHead(reply.raw);
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

/** The symbol under which Fastify keeps the trailers of a reply: it has no method that returns them. */
let trailersKey: symbol | undefined;

function isTrailersKey({ description }: symbol): boolean {
  return description === 'fastify.reply.trailers';
}

function trailersOf(reply: FastifyReply): string[] {
  if (trailersKey === undefined || !(trailersKey in reply)) {
    trailersKey = Object.getOwnPropertySymbols(reply).find(isTrailersKey);
  }
  return Object.keys(
    (trailersKey !== undefined && (reply as unknown as Record<symbol, object | null>)[trailersKey]) || {},
  );
}

/** Writes to Node's response, with the header fields of the reply. */
function writeWithoutHooks(errorResponse: ErrorResponse, reply: FastifyReply): void {
  resetReply(reply);
  for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value as string);
  nodeWriter.write(errorResponse, reply.raw);
}

/** The `writeHead` of a response before {@link writeHeadOnce}. */
const originalWriteHead = Symbol('@faultline/fastify writeHead');

type Head = FastifyReply['raw'] & { [originalWriteHead]?: FastifyReply['raw']['writeHead'] };

/** If hooks are still running for another response, Fastify writes that one too. A second head ends the process. */
function allowOneHead(response: Head): void {
  response[originalWriteHead] = response.writeHead;
  response.writeHead = writeHeadOnce;
}

function writeHeadOnce(this: Head, ...parameters: [status: number]): unknown {
  this.writeHead = returnThis;
  return this[originalWriteHead]!(...parameters);
}

function returnThis(this: unknown): unknown {
  return this;
}
