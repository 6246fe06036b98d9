import { BadGateway, type Mapper } from '@faultline/core';
import { propertiesOf } from '../properties-of.js';
import { upstreamFailure } from '../upstream-failure.js';

/** What undici says of an answer that is of no use; its interceptors say it of a status. */
const badAnswers = new Set<unknown>([
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_PRX_TLS',
  'UND_ERR_REQ_RETRY',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_RES_EXCEEDED_MAX_SIZE',
  'UND_ERR_RESPONSE',
  'UND_ERR_RESPONSE_STATUS_CODE',
  'UND_ERR_SOCKET',
]);

/**
 * Turns the errors of undici, and of `fetch`, which is undici in Node too, into a 502 where the other server can't be
 * reached, or its answer breaks off or is not HTTP, and into a 504 where it took too long. What never left, such as a request
 * with a wrong URL, or was cancelled, stays a 500.
 *
 * Where the connection of undici's own `request` is refused, it rejects with Node's error of the socket, which tells nothing
 * of undici: that stays a 500 too.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [undici(), abortSignal()] }));
 * ```
 */
export function undici(): Mapper {
  return (thrown) => {
    const { name, code, message, cause } = propertiesOf(thrown);
    // `fetch` hides its reason.
    if (name === 'TypeError' && (message === 'fetch failed' || message === 'terminated')) return answer(cause, thrown);
    const isOwn = name === 'HTTPParserError' || (typeof code === 'string' && code.startsWith('UND_ERR_'));
    return isOwn ? answer(thrown, thrown) : undefined;
  };
}

function answer(error: unknown, cause: unknown): ReturnType<typeof upstreamFailure> {
  const { name, code, message } = propertiesOf(error);
  const isBad = badAnswers.has(code) || name === 'HTTPParserError' || message === 'redirect count exceeded';
  return isBad ? new BadGateway(undefined, { cause }) : upstreamFailure(code, cause);
}
