import { BadGateway, GatewayTimeout } from '@faultline/core';

const timeouts = new Set<unknown>([
  'ETIMEDOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
]);

/** What Node says of a connection that is not made or breaks. */
const connection = new Set<unknown>([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'EPROTO',
]);

/** What it says of a certificate that it does not trust, and of an answer that is not TLS, or not HTTP. */
const answer =
  /^(?:CERT_|DEPTH_ZERO_SELF_SIGNED_CERT$|ERR_SSL_|ERR_TLS_CERT_|HPE_|SELF_SIGNED_CERT_IN_CHAIN$|UNABLE_TO_(?:GET|VERIFY)_)/;

/**
 * Answers for the failure of an exchange with another server, by the code that Node or a client gives it: 504 if it timed
 * out, 502 if no connection or no answer came about, and nothing for what never left, such as a wrong URL.
 */
export function upstreamFailure(code: unknown, cause: unknown): BadGateway | GatewayTimeout | undefined {
  if (timeouts.has(code)) return new GatewayTimeout(undefined, { cause });
  const isOfUpstream = connection.has(code) || (typeof code === 'string' && answer.test(code));
  return isOfUpstream ? new BadGateway(undefined, { cause }) : undefined;
}
