import { BadGateway, type Mapper } from '@faultline/core';
import { asRecord } from '../shared/thrown-values.js';
import { createUpstreamError } from '../shared/upstreams.js';

/** undici's codes for a response that is not usable. Its interceptors also use them for an error status. */
const badResponseCodes = new Set<unknown>([
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
 * Maps the errors of undici and of `fetch` (Node's `fetch` is undici): to a 504 for a timeout, to a 502 if the other server
 * cannot be reached, or if its response is incomplete or is not HTTP. A request that was not sent (an invalid URL) or was
 * cancelled is not mapped and stays a 500.
 *
 * A refused connection of undici's own `request` stays a 500 too: `request` rejects with Node's socket error, and nothing
 * on that error identifies undici.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [undici(), abortSignal()] }));
 * ```
 */
export function undici(): Mapper {
  return (thrown) => {
    const { name, code, message, cause } = asRecord(thrown);
    // `fetch` throws a `TypeError` whose `cause` is the error of undici.
    if (name === 'TypeError' && (message === 'fetch failed' || message === 'terminated')) {
      return createErrorFor(cause, thrown);
    }
    const isUndiciError = name === 'HTTPParserError' || (typeof code === 'string' && code.startsWith('UND_ERR_'));
    return isUndiciError ? createErrorFor(thrown, thrown) : undefined;
  };
}

function createErrorFor(error: unknown, cause: unknown): ReturnType<typeof createUpstreamError> {
  const { name, code, message } = asRecord(error);
  const isBadResponse =
    badResponseCodes.has(code) || name === 'HTTPParserError' || message === 'redirect count exceeded';
  return isBadResponse ? new BadGateway(undefined, { cause }) : createUpstreamError(code, cause);
}
