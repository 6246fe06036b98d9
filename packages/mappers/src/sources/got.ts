import { BadGateway, GatewayTimeout, type Mapper } from '@faultline/core';
import { asRecord } from '../shared/thrown-values.js';
import { createUpstreamError } from '../shared/upstreams.js';

/** The names of got's errors for a response that is not usable. */
const badResponseNames = new Set<unknown>(['HTTPError', 'MaxRedirectsError', 'ParseError', 'ReadError']);

/**
 * Maps the errors of got: to a 504 for a timeout, to a 502 if the other server cannot be reached or its response is not
 * usable, including every error status. Nothing of that response is exposed. A request that was not sent (an invalid URL)
 * or was cancelled is not mapped and stays a 500.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [got()] }));
 * ```
 */
export function got(): Mapper {
  return (thrown) => {
    const { name, code, options } = asRecord(thrown);
    // The `HTTPError` of `ky` has `options` too, but neither `code` nor `timings`.
    if (typeof options !== 'object' || options === null || code === undefined || !('timings' in (thrown as object))) {
      return undefined;
    }
    if (name === 'TimeoutError') return new GatewayTimeout(undefined, { cause: thrown });
    if (badResponseNames.has(name)) return new BadGateway(undefined, { cause: thrown });
    return name === 'RequestError' ? createUpstreamError(code, thrown) : undefined;
  };
}
