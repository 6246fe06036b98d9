import { BadGateway, type Mapper } from '@faultline/core';
import { asRecord } from '../shared/thrown-values.js';

/**
 * Maps the errors of `mailgun.js` for a response of Mailgun to a 502, for every status. Nothing of the response is
 * exposed. If Mailgun cannot be reached, `mailgun.js` rejects with an error of axios: add the mapper `axios`.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [mailgun(), axios()] }));
 * ```
 */
export function mailgun(): Mapper {
  return (thrown) =>
    asRecord(thrown)['type'] === 'MailgunAPIError' ? new BadGateway(undefined, { cause: thrown }) : undefined;
}
