import { allowedMethods, refusal } from '@faultline/core';
import type { RequestHandler } from 'express';

/**
 * The half of `faultline` that refuses what no route answered: with `NotFound`, or with `MethodNotAllowed` and the methods
 * under which the path exists. An `OPTIONS` request to a path that exists is left to Express, which answers it.
 */
export function notFound(): RequestHandler {
  return (request, _response, next) => {
    const error = refusal(request.method, allowedMethods(request));
    if (request.method === 'OPTIONS' && error.status === 405) next();
    else next(error);
  };
}
