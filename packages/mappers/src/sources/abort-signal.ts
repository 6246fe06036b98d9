import { GatewayTimeout, type Mapper } from '@faultline/core';
import { asRecord, isSignalTimeout } from '../shared/thrown-values.js';

/**
 * Maps the `TimeoutError` of `AbortSignal.timeout` to a 504. `fetch` rejects with this error itself. Node's own functions
 * reject with an `AbortError` that has it as its `cause`. An `AbortError` with any other cause is not mapped.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [abortSignal()] }));
 * ```
 */
export function abortSignal(): Mapper {
  return (thrown) => {
    const { name, cause } = asRecord(thrown);
    const isTimeout = isSignalTimeout(thrown) || (name === 'AbortError' && isSignalTimeout(cause));
    return isTimeout ? new GatewayTimeout(undefined, { cause: thrown }) : undefined;
  };
}
