import { BadGateway, GatewayTimeout, type Mapper } from '@faultline/core';
import { asRecord, isSignalTimeout } from '../shared/thrown-values.js';

/** The mark of `@faultline/client`. */
const brand = Symbol.for('@faultline/client ProblemError');

/**
 * Maps the errors of `@faultline/client`, which it throws for a failed response of another server: to a 504 if the other server
 * sent a 504 or its body did not arrive in time, to a 502 for every other status. Nothing of the response is exposed.
 *
 * A request without a response fails with an error of `fetch`: add `undici()` and `abortSignal()`.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [faultlineClient(), undici(), abortSignal()] }));
 * ```
 */
export function faultlineClient(): Mapper {
  return (thrown) => {
    const { [brand]: mark, status, cause } = asRecord(thrown) as Record<PropertyKey, unknown>;
    if (mark !== true) return undefined;
    const isTimeout = status === 504 || isSignalTimeout(cause);
    return isTimeout ? new GatewayTimeout(undefined, { cause: thrown }) : new BadGateway(undefined, { cause: thrown });
  };
}
