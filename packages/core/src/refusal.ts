import { MethodNotAllowed, NotFound } from './errors.js';

/**
 * The error of a request that no route answered: 405 if there are routes for its path under other methods, else 404.
 *
 * @param allow The methods under which there is a route for the path of the request.
 */
export function refusal(method: string, allow: readonly string[]): NotFound | MethodNotAllowed {
  return allow.length === 0 || allow.includes(method) ? new NotFound() : new MethodNotAllowed(undefined, { allow });
}
