import { BadGateway, type Mapper } from '@faultline/core';
import { asRecord } from '../shared/thrown-values.js';

/**
 * Maps what `razorpay` rejects with for a response of Razorpay to a 502, for every status. Nothing of the response
 * is exposed. It is a plain object, `{ statusCode, error }`, and not an `Error`.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [razorpay()] }));
 * ```
 */
export function razorpay(): Mapper {
  return (thrown) => {
    const { statusCode, error } = asRecord(thrown);
    if (typeof statusCode !== 'number' || typeof error !== 'object') return undefined;
    const isPlain = Object.keys(thrown as object).length === 2 && !(thrown instanceof Error);
    return isPlain ? new BadGateway(undefined, { cause: thrown }) : undefined;
  };
}
