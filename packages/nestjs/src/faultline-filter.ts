import type { FaultlineOptions } from '@faultline/core';
import type { ServerResponse } from '@faultline/core/adapter';
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { createNestErrorHandler, type NestErrorHandler } from './error-handler.js';
import type { ExpressRequest, FastifyReply, FastifyRequest, NestRequest } from './platform.js';
import { handleUnmatchedRoute, isUnmatchedRoute } from './unmatched-route.js';
import { unwrapHttpException } from './unwrap-http-exception.js';

/**
 * Answers every error of a Nest application with one JSON body, on Express and on Fastify: errors of handlers, guards, pipes,
 * interceptors and middleware, `HttpException`s, unmatched routes (404, or 405 with `Allow`), and all others. Exceptions
 * outside HTTP are left to Nest.
 *
 * @example
 * ```ts
 * app.useGlobalFilters(new FaultlineFilter());
 * ```
 */
@Catch()
export class FaultlineFilter implements ExceptionFilter<unknown> {
  readonly #handleError: NestErrorHandler;

  // Not decorated: a subclass with a constructor of its own would inherit the decorators of the parameter.
  /** @throws {TypeError} that names the wrong option. */
  constructor(options?: FaultlineOptions<NestRequest>) {
    this.#handleError = createNestErrorHandler(options);
  }

  // Not async: outside HTTP, Nest takes a promise for a reply, and `undefined` leaves the exception to Nest.
  catch(thrown: unknown, host: ArgumentsHost): void {
    const type = host.getType<string>();
    if (type === 'http') handleHttp(this.#handleError, thrown, host);
    else if (type === 'ws') leaveToGateway(thrown, host);
  }
}

function handleHttp(handleError: NestErrorHandler, thrown: unknown, host: ArgumentsHost): void {
  const http = host.switchToHttp();
  const request = http.getRequest<ExpressRequest | FastifyRequest>();
  const response = http.getResponse<FastifyReply | ServerResponse>();
  if (!isObject(request) || !isObject(response) || !('raw' in response || 'setHeader' in response)) {
    throw new TypeError(
      'FaultlineFilter needs the request and the response of Express or Fastify. To unit-test it with a mock host, give the host an IncomingMessage and a ServerResponse of node:http',
    );
  }
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
