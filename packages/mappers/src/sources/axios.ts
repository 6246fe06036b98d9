import { BadGateway, GatewayTimeout, type Mapper } from '@faultline/core';
import { asRecord, isSignalTimeout } from '../shared/thrown-values.js';
import { createUpstreamError } from '../shared/upstreams.js';

/**
 * Maps the errors of axios: to a 504 for a timeout, to a 502 if the other server cannot be reached or its response is not
 * usable, including every error status. Nothing of that response is exposed. A request that was not sent (an invalid URL)
 * or was cancelled is not mapped and stays a 500.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [axios()] }));
 * ```
 */
export function axios(): Mapper {
  return (thrown) => {
    const { isAxiosError, code, response, config, cause } = asRecord(thrown);
    if (isAxiosError !== true) return undefined;
    // axios uses `ECONNABORTED` for its own timeout, and `ERR_CANCELED` for every aborted signal.
    const isTimeout = code === 'ECONNABORTED' || (code === 'ERR_CANCELED' && isSignalTimeout(readAbortReason(config)));
    if (isTimeout) return new GatewayTimeout(undefined, { cause: thrown });
    const hasResponse = typeof response === 'object' && response !== null;
    if (hasResponse || code === 'ERR_BAD_RESPONSE' || code === 'ERR_FR_TOO_MANY_REDIRECTS') {
      return new BadGateway(undefined, { cause: thrown });
    }
    // The `fetch` adapter of axios uses `ERR_NETWORK`. Node's code is in `cause`.
    return createUpstreamError(code === 'ERR_NETWORK' ? asRecord(cause)['code'] : code, thrown);
  };
}

function readAbortReason(config: unknown): unknown {
  return asRecord(asRecord(config)['signal'])['reason'];
}
