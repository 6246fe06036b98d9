import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from './platform.js';

/**
 * The methods under which Fastify has a route for a request's URL, sorted; none if no route matches it. It asks Fastify's
 * router itself, so parameters, wildcards, versions and the router's options match as they do there.
 */
export function fastifyMethods({ server, raw }: FastifyRequest): string[] {
  const url = raw.url ?? '';
  const constraints = constraintsOf(server, raw);
  return server.supportedMethods
    .filter((method) => {
      const route = server.findRoute({ method, url, constraints });
      // Nest refuses a route whose parameter is empty, though Fastify matches it.
      return (
        route?.searchParams !== undefined &&
        // @fastify/cors has a route of OPTIONS for whatever there is.
        !(method === 'OPTIONS' && route.params['*']?.startsWith('/')) &&
        Object.entries(route.params).every(([name, value]) => value !== '' || name === '*')
      );
    })
    .toSorted();
}

/** What routes may be constrained to, such as the version that Nest derives from a header. */
function constraintsOf({ initialConfig }: FastifyInstance, request: IncomingMessage): Record<string, unknown> {
  const strategies = initialConfig.routerOptions?.constraints ?? initialConfig.constraints ?? {};
  return Object.fromEntries(
    Object.entries(strategies).map(([name, strategy]) => [strategy.name ?? name, strategy.deriveConstraint(request)]),
  );
}
