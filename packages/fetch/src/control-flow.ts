/**
 * Whether a framework throws a value to itself, so that it must get the value back: Next.js for `redirect()` and while it
 * prerenders, SvelteKit for `redirect()`, React Router for `data()`. Never throws.
 */
export function isControlFlow(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  try {
    const { digest, type, status } = thrown as Readonly<Record<string, unknown>>;
    if (typeof digest === 'string') return nextSignal.test(digest) && statusOfNext(digest) === undefined;
    if (type === 'DataWithResponseInit') return 'data' in thrown && 'init' in thrown;
    return hasShape(thrown, 'status,location') && Number(status) >= 300 && Number(status) < 400;
  } catch {
    return false; // a getter or a proxy threw
  }
}

/** The digests of the errors that `unstable_rethrow()` of Next.js throws again. */
const nextSignal = /^(?:NEXT_|DYNAMIC_SERVER_USAGE$|HANGING_PROMISE_REJECTION$|BAILOUT_TO_CLIENT_SIDE_RENDERING$)/;

/** The status of an error of `notFound()`, `forbidden()` and `unauthorized()` of Next.js. */
export function statusOfNext(digest: unknown): number | undefined {
  const [, status] = /^NEXT_HTTP_ERROR_FALLBACK;(4\d\d)$/.exec(String(digest)) ?? [];
  return status === undefined ? undefined : Number(status);
}

/**
 * Whether an object is an instance of a class with exactly these properties: SvelteKit throws objects that are no errors,
 * and bundlers rename its classes.
 */
export function hasShape(thrown: object, names: string): boolean {
  const prototype: unknown = Object.getPrototypeOf(thrown);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  return !isPlain && Object.keys(thrown).join(',') === names;
}
