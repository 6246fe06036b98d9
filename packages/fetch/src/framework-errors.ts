import { type Classifier, malformedJsonDetail } from '@faultline/core/adapter';
import { hasShape, statusOfNext } from './control-flow.js';

/** The errors of frameworks, recognized by their shape: this package imports no framework. */
export const classifiers: readonly Classifier[] = [
  /** Hono's `HTTPException`: the message of a 4xx is for the client. */
  ({ status, message, getResponse }) => {
    if (typeof getResponse !== 'function' || typeof status !== 'number') return undefined;
    const detail = message === 'Malformed JSON in request body' ? malformedJsonDetail() : message;
    return { status, detail: status < 500 && detail !== '' ? detail : undefined };
  },

  /** `notFound()`, `forbidden()` and `unauthorized()` of Next.js. */
  ({ digest }) => {
    const status = statusOfNext(digest);
    return status === undefined ? undefined : { status };
  },

  /** What `error(404, 'message')` of SvelteKit throws: the message of a 4xx is for the client. */
  (thrown) => {
    const { status, body } = thrown;
    if (!hasShape(thrown, 'status,body') || !Object.hasOwn(Object.getPrototypeOf(thrown) as object, 'toString')) {
      return undefined;
    }
    const { message } = body as { readonly message?: unknown };
    return { status, detail: Number(status) < 500 && message !== '' ? message : undefined };
  },
];
