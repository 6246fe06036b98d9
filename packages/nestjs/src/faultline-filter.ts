import type { FaultlineOptions, ServerResponse } from '@faultline/core';
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Logger, Optional } from '@nestjs/common';
import { type Answerer, createAnswerer } from './answerer.js';
import type { ExpressRequest, FastifyReply, FastifyRequest, NestRequest } from './platform.js';
import { passedOn } from './passed-on.js';
import { answerUnmatched, isUnmatched } from './unmatched-route.js';

/** The token under which the options of `FaultlineModule` are injected. */
export const FAULTLINE_OPTIONS = Symbol.for('@faultline/nestjs options');

/**
 * Answers every error of a Nest application, on Express and on Fastify, with one JSON body: those of handlers, guards,
 * pipes, interceptors and middleware, unmatched routes (404, or 405 with `Allow`), `HttpException`s, anything else.
 * Exceptions outside HTTP are left to what handles them there.
 *
 * @example
 * ```ts
 * app.useGlobalFilters(new FaultlineFilter());
 * ```
 */
@Catch()
export class FaultlineFilter implements ExceptionFilter<unknown> {
  readonly #answer: Answerer;

  /** @throws {TypeError} that names the option that is not what it should be. */
  constructor(@Optional() @Inject(FAULTLINE_OPTIONS) options?: FaultlineOptions<NestRequest>) {
    this.#answer = createAnswerer(options);
  }

  // Not async: outside HTTP, Nest takes a promise for an answer, while `undefined` leaves the exception to it.
  catch(thrown: unknown, host: ArgumentsHost): void {
    const type = host.getType<string>();
    if (type === 'http') catchHttp(this.#answer, thrown, host);
    else if (type === 'ws') leaveToGateway(thrown, host);
  }
}

function catchHttp(answer: Answerer, thrown: unknown, host: ArgumentsHost): void {
  const [request, response, next] =
    host.getArgs<[ExpressRequest | FastifyRequest, FastifyReply | ServerResponse, (() => void) | undefined]>();
  if (isUnmatched(thrown, request)) answerUnmatched(answer, request, response, next);
  else answer(passedOn(thrown), request, response);
}

/** A filter that is bound to a gateway stands in for the one that answers its clients, so that one is called from here. */
function leaveToGateway(thrown: unknown, host: ArgumentsHost): void {
  import('@nestjs/websockets')
    .then(({ BaseWsExceptionFilter }) => new BaseWsExceptionFilter().catch(thrown as Error, host))
    .catch((error: unknown) => new Logger('Faultline').error(error));
}
