import type { FaultlineOptions } from '@faultline/core';
import { createErrorHandler } from './error-handler.js';
import { isResponse } from './own-response.js';
import type { RequestSource } from './request-source.js';

/**
 * Wraps a fetch handler: whatever it throws, or rejects with, becomes a problem. The handler keeps its parameters and its
 * `this`. A handler that returns no `Response` gets a 500, and the mistake is reported.
 *
 * A `Response` that the handler throws is sent as it is. Signals to the framework, such as `redirect()` of Next.js and of
 * SvelteKit, are thrown again.
 *
 * @param handler Its first parameter is the `Request`, or has it as `request`, as in SvelteKit and React Router.
 * @throws {TypeError} that names the wrong option, or if `handler` is not a function.
 * @example
 * ```ts
 * Deno.serve(withProblems(async (request) => Response.json(await findBook(request))));
 * ```
 */
export function withProblems<This, Parameters extends [RequestSource, ...unknown[]]>(
  handler: (this: This, ...parameters: Parameters) => Response | Promise<Response>,
  options?: FaultlineOptions<Request>,
): (this: This, ...parameters: Parameters) => Promise<Response> {
  if (typeof handler !== 'function') throw new TypeError('withProblems takes a function: the handler of a request');
  const handleError = createErrorHandler<Request>(options);
  async function handle(this: This, ...parameters: Parameters): Promise<Response> {
    try {
      const response: unknown = await handler.apply(this, parameters);
      if (isResponse(response)) return response;
      throw new TypeError(`The handler must return a Response, and not ${kindOf(response)}`);
    } catch (thrown) {
      return handleError(thrown, requestOf(parameters[0]));
    }
  }
  // `Deno.serve` passes the request only to a handler that has parameters, and the second argument only if it has two.
  return Object.defineProperty(handle, 'length', { value: 2 });
}

/** A test may call a handler without a request. */
function requestOf(source: RequestSource | undefined): Request {
  return (source as { readonly request?: Request } | undefined)?.request ?? (source as Request);
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : typeof value === 'object' ? Object.prototype.toString.call(value) : typeof value;
}
