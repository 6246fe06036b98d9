import { BadGateway, GatewayTimeout, type Mapper } from '@faultline/core';
import { isTimeoutOfSignal } from '../is-timeout-of-signal.js';
import { propertiesOf } from '../properties-of.js';
import { upstreamFailure } from '../upstream-failure.js';

/**
 * Turns the errors of axios into a 502 where the other server can't be reached, or its answer is of no use, whatever its
 * status, and into a 504 where it took too long. Nothing of its answer is told. What never left, such as a request with a
 * wrong URL, or was cancelled, stays a 500.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [axios()] }));
 * ```
 */
export function axios(): Mapper {
  return (thrown) => {
    const { isAxiosError, code, response, config, cause } = propertiesOf(thrown);
    if (isAxiosError !== true) return undefined;
    // `ECONNABORTED` is what axios calls its own timeout; of a signal it only tells that there was one.
    const timedOut = code === 'ECONNABORTED' || (code === 'ERR_CANCELED' && isTimeoutOfSignal(reasonOf(config)));
    if (timedOut) return new GatewayTimeout(undefined, { cause: thrown });
    const answered = typeof response === 'object' && response !== null;
    if (answered || code === 'ERR_BAD_RESPONSE' || code === 'ERR_FR_TOO_MANY_REDIRECTS') {
      return new BadGateway(undefined, { cause: thrown });
    }
    // Its adapter for `fetch` says `ERR_NETWORK`, with the cause of what `fetch` threw.
    return upstreamFailure(code === 'ERR_NETWORK' ? propertiesOf(cause)['code'] : code, thrown);
  };
}

function reasonOf(config: unknown): unknown {
  return propertiesOf(propertiesOf(config)['signal'])['reason'];
}
