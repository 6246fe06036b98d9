import type { FaultlineOptions } from '@faultline/core';
import { createUnmatchedRouteError } from '@faultline/core/adapter';
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { createFastifyErrorHandler } from './error-handler.js';
import { shareErrorHandler } from './framework-errors.js';
import { findFastifyMethods } from './routes.js';

/**
 * Answers every error of a Fastify application with one JSON body: errors of handlers and hooks, of other plugins, of
 * Fastify itself and of its validation. An unmatched request becomes a 404, or a 405 with `Allow`. Register it before the routes.
 *
 * Registered again in another plugin, it answers there with the options that it got there. The unmatched requests of that plugin
 * are those below its prefix.
 *
 * @throws {TypeError} that names the wrong option.
 * @throws {Error} if the application has routes already.
 * @example
 * ```ts
 * await app.register(faultline);
 * ```
 */
export const faultline: FastifyPluginAsync<FaultlineOptions<FastifyRequest>> = async (app, options) => {
  const { prefix: parentPrefix } = Object.getPrototypeOf(app) as Partial<FastifyInstance>;
  if (parentPrefix === undefined && hasRoutes(app)) {
    throw new Error(
      'Register @faultline/fastify before the routes. Fastify keeps its own error handler for routes that are there already, and exposes the messages of their errors',
    );
  }
  const handleError = createFastifyErrorHandler(options);
  app.setErrorHandler((thrown: unknown, request, reply) => handleError(thrown, request, reply));
  shareErrorHandler(app, handleError);
  // Plugins without a prefix of their own share the unmatched requests of their parent.
  if (app.prefix !== parentPrefix) setNotFoundHandler(app);
};

// What `fastify-plugin` does: the plugin belongs to the instance that registers it, and not to one of its own.
Object.assign(faultline, {
  [Symbol.for('skip-override')]: true,
  [Symbol.for('fastify.display-name')]: '@faultline/fastify',
  [Symbol.for('plugin-meta')]: { name: '@faultline/fastify', fastify: '5.x' },
});

/** Whether an application has routes, except that of `@fastify/cors` for OPTIONS. */
function hasRoutes(app: FastifyInstance): boolean {
  return / \((?!OPTIONS\))[A-Z]/.test(app.printRoutes());
}

function setNotFoundHandler(app: FastifyInstance): void {
  try {
    app.setNotFoundHandler((request) => {
      throw createUnmatchedRouteError(request.method, findFastifyMethods(request));
    });
  } catch {
    // The application has a handler of its own. It stays.
  }
}
