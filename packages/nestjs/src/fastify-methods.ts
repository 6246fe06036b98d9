import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from './platform.js';

/**
 * The methods under which Fastify has a route for a request's URL, sorted; none if no route matches it. It asks Fastify's
 * router itself, so parameters, wildcards, versions and the router's options match as they do there.
 */
export function fastifyMethods({ server, raw }: FastifyRequest): string[] {
  try {
    const url = raw.url ?? '';
    const constraints = constraintsOf(server, raw);
    return server.supportedMethods
      .filter((method) => matches(method, server.findRoute({ method, url, constraints })))
      .toSorted();
  } catch {
    return []; // a constraint of the application that fails: the answer is a 404
  }
}

function matches(method: string, route: ReturnType<FastifyInstance['findRoute']>): boolean {
  if (route?.searchParams === undefined) return false;
  // @fastify/cors has a route of OPTIONS for whatever there is.
  if (method === 'OPTIONS' && route.params['*']?.startsWith('/')) return false;
  // Nest refuses a route whose parameter is empty, though Fastify matches it.
  return Object.entries(route.params).every(([name, value]) => value !== '' || name === '*');
}

/** What routes may be constrained to, such as the version that Nest derives from a header. */
function constraintsOf({ initialConfig }: FastifyInstance, request: IncomingMessage): Record<string, unknown> {
  const strategies = initialConfig.routerOptions?.constraints ?? initialConfig.constraints ?? {};
  return Object.fromEntries(
    Object.entries(strategies).map(([name, strategy]) => [strategy.name ?? name, strategy.deriveConstraint(request)]),
  );
}
