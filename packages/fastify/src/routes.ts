import type { IncomingMessage } from 'node:http';
import type { Constraint, FastifyInstance, FastifyRequest, FoundRoute } from './fastify-parts.js';

/**
 * Finds the methods for which Fastify has a route at the URL of a request. They are sorted; there are none if no route
 * matches the URL. It uses Fastify's own router, so parameters, wildcards, versions and options match as in routing.
 *
 * @param accepts Whether the application has a route that Fastify finds, by its parameters. Default: it has.
 */
export function findFastifyMethods(
  { server, raw }: FastifyRequest,
  accepts: (params: FoundRoute['params']) => boolean = () => true,
): string[] {
  try {
    const url = raw.url ?? '';
    const constraints = constraintsOf(server, raw);
    return server.supportedMethods
      .filter((method) => {
        const route = server.findRoute({ method, url, constraints });
        return isRouteFor(method, route) && accepts(route.params);
      })
      .toSorted();
  } catch {
    return []; // a constraint of the application fails: the response is a 404
  }
}

function isRouteFor(method: string, route: FoundRoute | null): route is FoundRoute {
  if (route?.searchParams === undefined) return false;
  // @fastify/cors has a route for OPTIONS that matches every path.
  return !(method === 'OPTIONS' && route.params['*']?.startsWith('/'));
}

/**
 * The values that routes may be constrained to, such as the version that Nest derives from a header. Values that are derived
 * asynchronously come too late, so routes that are constrained to them do not match. Neither do routes that are constrained by
 * a strategy of `addConstraintStrategy`: Fastify does not return it.
 */
function constraintsOf(server: FastifyInstance, request: IncomingMessage): Record<string, unknown> {
  const { constraints, routerOptions } = server.initialConfig;
  const values: Record<string, unknown> = {};
  for (const [name, derive] of Object.entries(ownConstraints)) {
    if (server.hasConstraintStrategy(name)) values[name] = derive(request);
  }
  for (const [key, strategy] of Object.entries(routerOptions?.constraints ?? constraints ?? {})) {
    const { name = key } = strategy;
    if (isAsynchronous(strategy))
      strategy.deriveConstraint(request, undefined, (_error, value) => (values[name] = value));
    else values[name] = strategy.deriveConstraint(request);
  }
  return values;
}

/** The constraints of find-my-way itself. */
const ownConstraints: Readonly<Record<string, (request: IncomingMessage) => unknown>> = {
  host: ({ headers }) => headers.host ?? headers[':authority'],
  version: ({ headers }) => headers['accept-version'],
};

/** As find-my-way decides it. */
function isAsynchronous(strategy: Constraint): boolean {
  return strategy.deriveConstraint.length === 3;
}
