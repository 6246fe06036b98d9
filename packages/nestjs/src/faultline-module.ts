import type { FaultlineOptions } from '@faultline/core';
import type { ServerResponse } from '@faultline/core/adapter';
import {
  ConfigurableModuleBuilder,
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { createNestErrorHandler, type NestErrorHandler } from './error-handler.js';
import { FaultlineFilter, rate } from './faultline-filter.js';
import { orderBoundFilters } from './filter-order.js';
import type { ExpressRequest, NestRequest } from './platform.js';
import { shareErrorHandler } from './shared-handler.js';
import { handleUnmatchedRoute } from './unmatched-route.js';

const optionsToken = Symbol('@faultline/nestjs options');

const { ConfigurableModuleClass, ASYNC_OPTIONS_TYPE } = new ConfigurableModuleBuilder<FaultlineOptions<NestRequest>>({
  optionsInjectionToken: optionsToken,
})
  .setClassMethodName('forRoot')
  .build();

/**
 * Binds {@link FaultlineFilter} for the whole application, with options that may be injected.
 *
 * @example
 * ```ts
 * @Module({ imports: [FaultlineModule.forRoot()] })
 * ```
 */
@Module({
  providers: [
    {
      provide: APP_FILTER,
      useFactory: (options: FaultlineOptions<NestRequest>) => new FaultlineFilter(options),
      inject: [optionsToken],
    },
  ],
})
export class FaultlineModule extends ConfigurableModuleClass implements OnModuleInit, OnApplicationBootstrap {
  readonly #handleError: NestErrorHandler;
  readonly #adapterHost: HttpAdapterHost;

  constructor(
    @Inject(optionsToken) options: FaultlineOptions<NestRequest>,
    @Inject(HttpAdapterHost) adapterHost: HttpAdapterHost,
    @Inject(ModulesContainer) modules: ModulesContainer,
  ) {
    super();
    orderBoundFilters(modules, rate);
    this.#handleError = createNestErrorHandler(options);
    this.#adapterHost = adapterHost;
  }

  /** Shares the options with the filters and the hooks that have none. */
  onModuleInit(): void {
    const server = this.#adapterHost.httpAdapter?.getInstance<object | undefined>();
    if (server) shareErrorHandler(server, this.#handleError);
  }

  /** Nest 12 leaves a path outside its global prefix to Express, and calls no filter. This answers there, as the last. */
  onApplicationBootstrap(): void {
    const adapter = this.#adapterHost.httpAdapter;
    if (adapter?.getType() !== 'express') return;
    adapter.use((request: ExpressRequest, response: ServerResponse, next: () => void) =>
      handleUnmatchedRoute(this.#handleError, request, response, next),
    );
  }

  /** @throws {TypeError} that names the wrong option, when the application starts. */
  static override forRoot(options: FaultlineOptions<NestRequest> = {}): DynamicModule {
    return super.forRoot(options);
  }

  /** Takes the options from `useFactory`, `useClass` or `useExisting`. */
  static override forRootAsync(options: typeof ASYNC_OPTIONS_TYPE): DynamicModule {
    return super.forRootAsync(options);
  }
}
