import { createUnmatchedRouteError, findExpressMethods } from '@faultline/core/adapter';
import type { RequestHandler } from 'express';
import { mustBeCalled, notCalled } from './must-be-called.js';

/**
 * The part of `faultline` for requests that no route matched. It passes on a `NotFound`, or a `MethodNotAllowed` with the
 * methods of the path if the path has routes for other methods. Express itself answers an `OPTIONS` request to such a path.
 *
 * @example
 * ```ts
 * app.use(notFound(), errorHandler());
 * ```
 */
export function notFound(): RequestHandler {
  if (arguments.length > 0) throw notCalled('notFound');
  return (request, _response, next) => {
    const error = createUnmatchedRouteError(request.method, findExpressMethods(request));
    if (request.method === 'OPTIONS' && error.status === 405) next();
    else next(error);
  };
}

mustBeCalled(notFound, 'notFound');
