import { GatewayTimeout, type Mapper } from '@faultline/core';
import { asRecord } from '../shared/thrown-values.js';

/**
 * Maps the `TimeoutError` of the operator `timeout` of RxJS to a 504: another service, such as a microservice or an upstream
 * behind `HttpService` of Nest, has not answered in time. Add it if your `timeout`s are for calls of other services.
 *
 * It also maps the `TimeoutError` of an interceptor with `timeout` around a whole handler, which Nest's documentation shows.
 * Such an interceptor that throws `RequestTimeoutException` itself sends a 408 and needs no mapper.
 *
 * @example
 * ```ts
 * app.useGlobalFilters(new FaultlineFilter({ map: [rxjs()] }));
 * ```
 * @see RFC 9110, section 15.6.5
 */
export function rxjs(): Mapper {
  return (thrown) => {
    const { name, message, info } = asRecord(thrown);
    const isTimeout = name === 'TimeoutError' && message === 'Timeout has occurred' && info !== undefined;
    return isTimeout ? new GatewayTimeout(undefined, { cause: thrown }) : undefined;
  };
}
