import { fieldName, isFieldValue, type ResponseHeaders, singletonFields } from './headers.js';

/** Fields that only HTTP/1 has (RFC 9113, section 8.2.2). */
const connectionFields = new Set([
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Fields of the response that the handler did not send: of its body (RFC 9110, section 8; RFC 9530), fields that let a
 * cache store the error (RFC 9111, section 5; RFC 9213), and fields by which a proxy or a client replaces the response.
 */
const staleFields = new Set([
  'accept-ranges',
  'content-digest',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-md5',
  'content-range',
  'content-type',
  'digest',
  'etag',
  'last-modified',
  'repr-digest',
  'trailer',
  'transfer-encoding',

  'age',
  'akamai-cache-control',
  'cache-control',
  'cdn-cache-control',
  'cloudflare-cdn-cache-control',
  'edge-control',
  'expires',
  'fastly-cache-control',
  'netlify-cdn-cache-control',
  'pragma',
  'surrogate-control',
  'vercel-cdn-cache-control',
  'x-accel-expires',
  'x-litespeed-cache-control',

  'location',
  'refresh',
  'x-accel-redirect',
  'x-lighttpd-send-file',
  'x-reproxy-url',
  'x-sendfile',
]);

/**
 * Whether an adapter keeps a header field that the handler had set before the error: CORS, `Vary`, `Set-Cookie`, request ids,
 * security and rate-limit fields. It removes the stale fields of the response that the handler did not send, and fields
 * that can't be written.
 *
 * @param httpVersionMajor The HTTP version of the connection: 2 has no fields such as `Connection` and `Upgrade`.
 */
export function isKeptHeader(name: string, value: unknown, httpVersionMajor: number): boolean {
  const lowered = name.toLowerCase();
  if (staleFields.has(lowered) || (httpVersionMajor >= 2 && connectionFields.has(lowered))) return false;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return fieldName.test(name) && values.every(isFieldValue) && !(values.length > 1 && singletonFields.has(lowered));
}

/** Fields whose values add to those that are set already: lists of field names, and cookies. */
const cumulativeFields = new Set(['access-control-expose-headers', 'set-cookie', 'vary']);

/**
 * The header fields of an error as they are written on a connection.
 *
 * - `Vary` and `Access-Control-Expose-Headers` add to the names that the handler had set; `Set-Cookie` to its cookies.
 * - `Upgrade` comes with `Connection: Upgrade` (RFC 9110, section 7.8). HTTP/2 has neither.
 * - `Connection` keeps `close` on a connection that closes after the response. Node would keep it open otherwise.
 *
 * @param getPrepared Returns the value of a field that the handler had set.
 */
export function connectHeaders(
  headers: Readonly<ResponseHeaders>,
  httpVersionMajor: number,
  closes: boolean,
  getPrepared: (name: string) => unknown,
): ResponseHeaders {
  const connected: ResponseHeaders = {};
  let upgrades = false;
  for (const [name, value] of Object.entries(headers)) {
    const lowered = name.toLowerCase();
    upgrades ||= lowered === 'upgrade';
    if (lowered === 'connection' || (httpVersionMajor >= 2 && connectionFields.has(lowered))) continue;
    connected[name] = cumulativeFields.has(lowered) ? addValues(lowered, getPrepared(lowered), value) : value;
  }
  if (upgrades && httpVersionMajor < 2) connected['Connection'] = closes ? 'Upgrade, close' : 'Upgrade';
  return connected;
}

/**
 * Adds values to those of a field, without duplicates.
 *
 * @param name The name of the field in lower case.
 */
export function addValues(name: string, prepared: unknown, own: string | string[]): string | string[] {
  const values = [prepared ?? [], own].flat().map(String);
  if (name === 'set-cookie') return [...new Set(values)];
  const names = new Map<string, string>();
  for (const item of values.flatMap((value) => value.split(','))) {
    const text = item.trim();
    if (text !== '' && !names.has(text.toLowerCase())) names.set(text.toLowerCase(), text);
  }
  return name === 'vary' && names.has('*') ? '*' : [...names.values()].join(', ');
}
