/** The longest time that `setTimeout` can wait. With a longer one, it does not wait at all. */
const maxSeconds = 2_147_483;

/**
 * The seconds of a header field `Retry-After` (RFC 9110, section 10.2.3): a number, or a date. A date is compared with the
 * server's own clock, if the server sent its time.
 *
 * @param now The header field `Date`.
 * @returns A whole number from 0 to 2,147,483, or `undefined` for no field or a wrong one.
 */
export function parseRetryAfter(value: string | null, now: string | null): number | undefined {
  const seconds = /^\d+(?:\.\d+)?$/.test(value ?? '')
    ? Number(value)
    : (parseDate(value) - (parseDate(now) || Date.now())) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(Math.ceil(seconds), 0), maxSeconds);
}

/** An HTTP-date in any of its three forms. `Date.parse` alone makes a date of every text with a number. */
function parseDate(value: string | null): number {
  // The form of asctime has no zone, so it would be the local time.
  return /^[A-Z].+:\d\d/.test(value ?? '') ? Date.parse(value!.replace(/(?: GMT)?$/, ' GMT')) : NaN;
}
