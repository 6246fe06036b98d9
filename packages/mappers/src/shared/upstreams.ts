import { BadGateway, GatewayTimeout } from '@faultline/core';
import { asRecord, isSignalTimeout } from './thrown-values.js';

const timeoutCodes = new Set<unknown>([
  'ETIMEDOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
]);

/** Node's codes for a connection that fails or breaks. */
const connectionCodes = new Set<unknown>([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'EPROTO',
]);

/** Node's codes for an untrusted certificate and for a response that is not TLS or not HTTP. */
const invalidResponseCode =
  /^(?:CERT_|DEPTH_ZERO_SELF_SIGNED_CERT$|ERR_SSL_|ERR_TLS_CERT_|HPE_|SELF_SIGNED_CERT_IN_CHAIN$|UNABLE_TO_(?:GET|VERIFY)_)/;

/**
 * Creates the error for a failed request to another server: a 504 for a timeout, a 502 for no connection or no usable
 * response. Returns `undefined` for any other code, such as that of an invalid URL: no request was sent.
 *
 * @param code The `code` of the error, from Node or from an HTTP client.
 */
export function createUpstreamError(code: unknown, cause: unknown): BadGateway | GatewayTimeout | undefined {
  if (timeoutCodes.has(code)) return new GatewayTimeout(undefined, { cause });
  const isUpstreamCode = connectionCodes.has(code) || (typeof code === 'string' && invalidResponseCode.test(code));
  return isUpstreamCode ? new BadGateway(undefined, { cause }) : undefined;
}

/** Returns a 504 if an error of an SDK is a timeout, else a 502, for every status of the other server. */
export function createSdkError(thrown: unknown): BadGateway | GatewayTimeout {
  const { name, code, cause } = asRecord(thrown);
  const isTimeout =
    timeoutCodes.has(code) ||
    isSignalTimeout(cause) ||
    [name, classNameOf(thrown)].some((text) => typeof text === 'string' && /Timeout(?:Error)?$/.test(text));
  return isTimeout ? new GatewayTimeout(undefined, { cause: thrown }) : new BadGateway(undefined, { cause: thrown });
}

/** Some SDKs leave `name` as `Error`. */
function classNameOf(thrown: unknown): unknown {
  return (asRecord(thrown)['constructor'] as { readonly name?: unknown } | undefined)?.name;
}
