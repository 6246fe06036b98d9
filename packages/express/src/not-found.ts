import { allowedMethods, MethodNotAllowed, NotFound } from '@faultline/core';
import type { RequestHandler } from 'express';

/**
 * The half of `faultline` that refuses what no route answered: with `NotFound`, or with `MethodNotAllowed` and the methods
 * under which the path exists. An `OPTIONS` request to a path that exists is left to Express, which answers it.
 */
export function notFound(): RequestHandler {
  return (request, _response, next) => {
    const allow = allowedMethods(request);
    if (allow.length === 0 || allow.includes(request.method)) next(new NotFound());
    else if (request.method === 'OPTIONS') next();
    else next(new MethodNotAllowed(undefined, { allow }));
  };
}
