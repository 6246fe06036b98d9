import { MethodNotAllowed, NotFound } from './errors/classes.js';

/**
 * The error of a request that no route matched: 405 if its path has routes for other methods, else 404.
 *
 * @param allow The methods for which the path has a route.
 */
export function createUnmatchedRouteError(method: string, allow: readonly string[]): NotFound | MethodNotAllowed {
  return allow.length === 0 || allow.includes(method) ? new NotFound() : new MethodNotAllowed(undefined, { allow });
}
