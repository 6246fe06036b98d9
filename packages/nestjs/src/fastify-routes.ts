import type { IncomingMessage } from 'node:http';
import type { Constraint, FastifyInstance, FastifyRequest } from './platform.js';

/**
 * Finds the methods for which Fastify has a route at the URL of a request. They are sorted; there are none if no route
 * matches the URL. It uses Fastify's own router, so parameters, wildcards, versions and options match as in routing.
 */
export function findFastifyMethods({ server, raw }: FastifyRequest): string[] {
  try {
    const url = raw.url ?? '';
    const constraints = constraintsOf(server, raw);
    return server.supportedMethods
      .filter((method) => matches(method, server.findRoute({ method, url, constraints })))
      .toSorted();
  } catch {
    return []; // a constraint of the application fails: the response is a 404
  }
}

function matches(method: string, route: ReturnType<FastifyInstance['findRoute']>): boolean {
  if (route?.searchParams === undefined) return false;
  // @fastify/cors has a route for OPTIONS that matches every path.
  if (method === 'OPTIONS' && route.params['*']?.startsWith('/')) return false;
  // Nest rejects an empty parameter, though Fastify matches it.
  return Object.entries(route.params).every(([name, value]) => value !== '' || name === '*');
}

/**
 * The values that routes may be constrained to, such as the version that Nest derives from a header. Values that are derived
 * asynchronously come too late, so routes that are constrained to them do not match.
 */
function constraintsOf({ initialConfig }: FastifyInstance, request: IncomingMessage): Record<string, unknown> {
  const strategies = initialConfig.routerOptions?.constraints ?? initialConfig.constraints ?? {};
  const values: Record<string, unknown> = {};
  for (const [key, strategy] of Object.entries(strategies)) {
    const { name = key } = strategy;
    if (isAsynchronous(strategy))
      strategy.deriveConstraint(request, undefined, (_error, value) => (values[name] = value));
    else values[name] = strategy.deriveConstraint(request);
  }
  return values;
}

/** As find-my-way decides it. */
function isAsynchronous(strategy: Constraint): boolean {
  return strategy.deriveConstraint.length === 3;
}
