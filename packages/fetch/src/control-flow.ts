/**
 * Whether a framework throws a value to itself, so that it must get the value back: Next.js for `redirect()` and while it
 * prerenders, SvelteKit for `redirect()`, React Router for `data()`. Never throws.
 */
export function isControlFlow(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  try {
    const digest = ownProperty(thrown, 'digest');
    if (typeof digest === 'string') return nextSignal.test(digest) && statusOfNext(digest) === undefined;
    if (ownProperty(thrown, 'type') === 'DataWithResponseInit') return Object.hasOwn(thrown, 'init');
    const status = ownProperty(thrown, 'status');
    return typeof status === 'number' && status >= 300 && status < 400 && isInstanceWith(thrown, 'status', 'location');
  } catch {
    return false; // a getter or a proxy threw
  }
}

/** Not an inherited one: `Object.prototype` may be polluted. */
function ownProperty(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** The digests of the errors that `unstable_rethrow()` of Next.js throws again. */
const nextSignal = /^(?:NEXT_|DYNAMIC_SERVER_USAGE$|HANGING_PROMISE_REJECTION$|BAILOUT_TO_CLIENT_SIDE_RENDERING$)/;

/** The status of an error of `notFound()`, `forbidden()` and `unauthorized()` of Next.js. */
export function statusOfNext(digest: string): number | undefined {
  const [, status] = /^NEXT_HTTP_ERROR_FALLBACK;(4\d\d)$/.exec(digest) ?? [];
  return status === undefined ? undefined : Number(status);
}

/**
 * Whether an object is an instance of a class with exactly these two properties: SvelteKit throws objects that are no
 * errors, and bundlers rename its classes.
 */
export function isInstanceWith(thrown: object, one: string, other: string): boolean {
  if (!Object.hasOwn(thrown, one) || !Object.hasOwn(thrown, other)) return false;
  const prototype: unknown = Object.getPrototypeOf(thrown);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  return !isPlain && Object.keys(thrown).length === 2;
}
