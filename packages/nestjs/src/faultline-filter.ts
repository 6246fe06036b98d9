import type { FaultlineOptions } from '@faultline/core';
import type { ServerResponse } from '@faultline/core/adapter';
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Logger, Optional } from '@nestjs/common';
import { HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import type { NestErrorHandler } from './error-handler.js';
import { catchesEverything, orderBoundFilters, orderGlobalFilters } from './filter-order.js';
import type { ExpressRequest, FastifyReply, FastifyRequest, NestRequest } from './platform.js';
import { createHandlerLookup } from './shared-handler.js';
import { handleUnmatchedRoute, isUnmatchedRoute } from './unmatched-route.js';
import { unwrapHttpException } from './unwrap-http-exception.js';

// The names of injected properties. As symbols they can't be those of a property of a subclass.
const adapterHost = Symbol('HttpAdapterHost');
const modulesContainer = Symbol('ModulesContainer');

/** The filters that were made without options. */
const withoutOptions = new WeakSet();

/**
 * Answers every error of a Nest application with one JSON body, on Express and on Fastify: errors of handlers, guards, pipes,
 * interceptors and middleware, `HttpException`s, unmatched routes (404, or 405 with `Allow`), and all others. Exceptions
 * outside HTTP are left to Nest.
 *
 * Nest calls it after the application's own filters. The order of registration does not matter. Without options, it uses those of
 * the application's `FaultlineModule`.
 *
 * @example
 * ```ts
 * app.useGlobalFilters(new FaultlineFilter());
 * ```
 */
@Catch()
export class FaultlineFilter implements ExceptionFilter<unknown> {
  readonly #findHandler: ReturnType<typeof createHandlerLookup>;

  // These are no parameters of the constructor: a subclass with a constructor of its own would inherit their decorators.
  /** @internal */
  @Optional()
  @Inject(HttpAdapterHost)
  readonly [adapterHost]?: HttpAdapterHost;

  /** @internal */
  set [modulesContainer](modules: ModulesContainer) {
    orderBoundFilters(modules, rate);
  }

  /** @throws {TypeError} that names the wrong option. */
  constructor(options?: FaultlineOptions<NestRequest>) {
    this.#findHandler = createHandlerLookup(options);
    if (options === undefined) withoutOptions.add(this);
  }

  // Not async: outside HTTP, Nest takes a promise for a reply, and `undefined` leaves the exception to Nest.
  catch(thrown: unknown, host: ArgumentsHost): void {
    const type = host.getType<string>();
    if (type === 'http') {
      const server = this[adapterHost]?.httpAdapter?.getInstance<object | undefined>();
      handleHttp((request) => this.#findHandler(request, server), thrown, host);
    } else if (type === 'ws') {
      leaveToGateway(thrown, host);
    }
  }
}

// Nest's decorators take a decorated setter for a parameter.
Optional()(FaultlineFilter.prototype, modulesContainer);
Inject(ModulesContainer)(FaultlineFilter.prototype, modulesContainer);

orderGlobalFilters(rate);

/**
 * Filters of the application are called first, then subclasses of `FaultlineFilter`, then `FaultlineFilter`. One without
 * options is called last, because another may have some.
 */
export function rate(filter: unknown): number {
  const object = (typeof filter === 'function' ? filter.prototype : filter) as object | null;
  if (!(object instanceof FaultlineFilter) && object !== FaultlineFilter.prototype) return 0;
  if (object.constructor === FaultlineFilter) return withoutOptions.has(object) ? 3 : 2;
  return catchesEverything(object.constructor) ? 1 : 0;
}

function handleHttp(findHandler: (request: object) => NestErrorHandler, thrown: unknown, host: ArgumentsHost): void {
  const http = host.switchToHttp();
  const request = http.getRequest<ExpressRequest | FastifyRequest>();
  const response = http.getResponse<FastifyReply | ServerResponse>();
  if (!isObject(request) || !isObject(response) || !('raw' in response || 'setHeader' in response)) {
    throw new TypeError(
      'FaultlineFilter needs the request and the response of Express or Fastify. To unit-test it with a mock host, give the host an IncomingMessage and a ServerResponse of node:http',
    );
  }
  const handleError = findHandler(request);
  if (isUnmatchedRoute(thrown, request)) {
    handleUnmatchedRoute(handleError, request, response, http.getNext<(() => void) | undefined>());
  } else {
    handleError(unwrapHttpException(thrown), request, response);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A filter that is bound to a gateway replaces Nest's own filter for gateways, so this calls that one. */
function leaveToGateway(thrown: unknown, host: ArgumentsHost): void {
  import('@nestjs/websockets')
    .then(({ BaseWsExceptionFilter }) => new BaseWsExceptionFilter().catch(thrown as Error, host))
    .catch((error: unknown) => new Logger('Faultline').error(error));
}
