import type { Mapper } from '@faultline/core';
import { createSdkError } from '../shared/upstreams.js';

/** The class of an SDK's errors. */
export type ErrorClass = abstract new (...args: never[]) => object;

/**
 * Maps the errors of SDKs by their classes: to a 504 if the name of the error or of its class ends with `Timeout` or
 * `TimeoutError`, or if its `code` is that of a timeout; to a 502 otherwise, for every status of the other server.
 * Nothing of the error is exposed. A class includes its subclasses.
 *
 * Use it for an SDK whose errors nothing but their class identifies. Without it, such an error keeps its status, because an
 * application's own error looks the same.
 *
 * @example
 * ```ts
 * import { ApiError } from '@google/genai';
 * import twilio from 'twilio';
 *
 * app.use(faultline({ map: [upstream(ApiError, twilio.RestException)] }));
 * ```
 *
 * @throws {TypeError} if there is no class, or if a value is not a class. The SDK may not export this name.
 */
export function upstream(...classes: readonly ErrorClass[]): Mapper {
  if (classes.length === 0) throw new TypeError('upstream() needs the classes of the errors that it maps');
  for (const [index, value] of classes.entries()) {
    if (typeof value !== 'function') {
      throw new TypeError(`Argument ${index + 1} of upstream() must be a class; check that the SDK exports it`);
    }
  }
  return (thrown) => (classes.some((errorClass) => thrown instanceof errorClass) ? createSdkError(thrown) : undefined);
}
