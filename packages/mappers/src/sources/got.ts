import { BadGateway, GatewayTimeout, type Mapper } from '@faultline/core';
import { propertiesOf } from '../properties-of.js';
import { upstreamFailure } from '../upstream-failure.js';

/** What got calls an answer that is of no use. */
const badAnswers = new Set<unknown>(['HTTPError', 'MaxRedirectsError', 'ParseError', 'ReadError']);

/**
 * Turns the errors of got into a 502 where the other server can't be reached, or its answer is of no use, whatever its
 * status, and into a 504 where it took too long. Nothing of its answer is told. What never left, such as a request with a
 * wrong URL, or was cancelled, stays a 500.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [got()] }));
 * ```
 */
export function got(): Mapper {
  return (thrown) => {
    const { name, code, options } = propertiesOf(thrown);
    // `ky` has an `HTTPError` too, with options, and without these.
    if (typeof options !== 'object' || options === null || code === undefined || !('timings' in (thrown as object))) {
      return undefined;
    }
    if (name === 'TimeoutError') return new GatewayTimeout(undefined, { cause: thrown });
    if (badAnswers.has(name)) return new BadGateway(undefined, { cause: thrown });
    return name === 'RequestError' ? upstreamFailure(code, thrown) : undefined;
  };
}
