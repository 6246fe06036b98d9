import { BadGateway, type Mapper } from '@faultline/core';
import { asRecord } from '../shared/thrown-values.js';

/**
 * Maps the errors of `@hapi/wreck`, and of `simple-oauth2`, which uses it, for a response of another server to a 502:
 * every error status, and a response that is not JSON, is too large or is incomplete. Nothing of the response is exposed.
 *
 * If the other server cannot be reached, or does not respond in time, wreck's own error is a 502 or a 504 already.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [wreck()] }));
 * ```
 */
export function wreck(): Mapper {
  return (thrown) => {
    const { isBoom, data } = asRecord(thrown);
    const { statusCode, headers } = asRecord(asRecord(data)['res']);
    const hasResponse = isBoom === true && typeof statusCode === 'number' && typeof headers === 'object';
    return hasResponse ? new BadGateway(undefined, { cause: thrown }) : undefined;
  };
}
