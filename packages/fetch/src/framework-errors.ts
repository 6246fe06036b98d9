import { type Classifier, malformedJsonDetail } from '@faultline/core/adapter';
import { isInstanceWith, statusOfNext } from './control-flow.js';

/** The errors of frameworks, recognized by their shape: this package imports no framework. */
export const classifiers: readonly Classifier[] = [
  /** Hono's `HTTPException`: the message of a 4xx is for the client. Nest's exception has `getResponse` too, but no `res`. */
  (thrown) => {
    const { status, message, getResponse } = thrown;
    if (typeof getResponse !== 'function' || !Object.hasOwn(thrown, 'res')) return undefined;
    if (message === 'Malformed JSON in request body') return { status, detail: malformedJsonDetail() };
    return { status, detail: exposedMessage(status, message) };
  },

  /** `notFound()`, `forbidden()` and `unauthorized()` of Next.js. */
  ({ digest }) => {
    const status = typeof digest === 'string' ? statusOfNext(digest) : undefined;
    return status === undefined ? undefined : { status };
  },

  /** What `error(404, 'message')` of SvelteKit throws: the message of a 4xx is for the client. */
  (thrown) => {
    if (!isInstanceWith(thrown, 'status', 'body')) return undefined;
    if (!Object.hasOwn(Object.getPrototypeOf(thrown) as object, 'toString')) return undefined;
    const { status, body } = thrown;
    const { message } = body as { readonly message?: unknown };
    return { status, detail: exposedMessage(status, message) };
  },
];

function exposedMessage(status: unknown, message: unknown): unknown {
  return Number(status) < 500 && message !== '' ? message : undefined;
}
