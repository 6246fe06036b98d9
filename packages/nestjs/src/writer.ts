import { nodeWriter, type ServerResponse, type Writer } from '@faultline/core/adapter';
import { createReplyWriter } from '@faultline/fastify/adapter';
import { type FastifyReply, isReply } from './platform.js';

/**
 * Makes the writer for both platforms. Middleware on Fastify has Node's response, as all of Express has.
 *
 * @param handleHookError Is called with the error of a hook of Fastify that fails while an error response is sent.
 */
export function createWriter(
  handleHookError: (error: Error, reply: FastifyReply) => void,
): Writer<FastifyReply | ServerResponse> {
  const replyWriter = createReplyWriter(handleHookError);
  const writerOf = (response: FastifyReply | ServerResponse): Writer<FastifyReply | ServerResponse> =>
    (isReply(response) ? replyWriter : nodeWriter) as Writer<FastifyReply | ServerResponse>;
  return {
    hasBegun: (response) => writerOf(response).hasBegun(response),
    statusOf: (response) => writerOf(response).statusOf!(response),
    write: (errorResponse, response) => writerOf(response).write(errorResponse, response),
    abort: (response) => writerOf(response).abort(response),
  };
}
