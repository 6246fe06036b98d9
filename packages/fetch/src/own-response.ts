/** Also a `Response` of another realm, or of another implementation. */
export function isResponse(value: unknown): value is Response {
  return Object.prototype.toString.call(value) === '[object Response]';
}

/**
 * The response that the application made for the client and threw: a `Response`, or that of Hono's
 * `new HTTPException(401, { res })`. A response that the application received from another server is not one: it has a URL.
 * Never throws.
 */
export function ownResponseOf(thrown: unknown): Response | undefined {
  try {
    if (isResponse(thrown)) return isOwn(thrown) ? thrown : undefined;
    if (typeof thrown !== 'object' || thrown === null || !Object.hasOwn(thrown, 'res')) return undefined;
    const exception = thrown as { readonly res?: unknown; readonly getResponse?: () => unknown };
    if (!isResponse(exception.res) || !isOwn(exception.res)) return undefined;
    const response = exception.getResponse?.();
    return isResponse(response) ? response : undefined;
  } catch {
    return undefined; // a getter or a proxy threw
  }
}

function isOwn({ url, type }: Response): boolean {
  return url === '' && type !== 'error'; // no server can send `Response.error()`
}
