import { GatewayTimeout, type Mapper } from '@faultline/core';
import { isTimeoutOfSignal } from '../is-timeout-of-signal.js';
import { propertiesOf } from '../properties-of.js';

/**
 * Turns the `TimeoutError` of `AbortSignal.timeout` into a 504, as `fetch` rejects with it, and as the cause of an
 * `AbortError`, as Node's own functions do. An `AbortError` of another reason stays as it is.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [abortSignal()] }));
 * ```
 */
export function abortSignal(): Mapper {
  return (thrown) => {
    const { name, cause } = propertiesOf(thrown);
    const timedOut = isTimeoutOfSignal(thrown) || (name === 'AbortError' && isTimeoutOfSignal(cause));
    return timedOut ? new GatewayTimeout(undefined, { cause: thrown }) : undefined;
  };
}
