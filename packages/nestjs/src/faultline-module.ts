import type { FaultlineOptions } from '@faultline/core';
import type { ServerResponse } from '@faultline/core/adapter';
import {
  ConfigurableModuleBuilder,
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost } from '@nestjs/core';
import { createNestErrorHandler } from './error-handler.js';
import { FaultlineFilter } from './faultline-filter.js';
import type { ExpressRequest, NestRequest } from './platform.js';
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
export class FaultlineModule extends ConfigurableModuleClass implements OnApplicationBootstrap {
  readonly #options: FaultlineOptions<NestRequest>;
  readonly #adapterHost: HttpAdapterHost;

  constructor(
    @Inject(optionsToken) options: FaultlineOptions<NestRequest>,
    @Inject(HttpAdapterHost) adapterHost: HttpAdapterHost,
  ) {
    super();
    this.#options = options;
    this.#adapterHost = adapterHost;
  }

  /** Nest 12 leaves a path outside its global prefix to Express, and calls no filter. This answers there, as the last. */
  onApplicationBootstrap(): void {
    const adapter = this.#adapterHost.httpAdapter;
    if (adapter?.getType() !== 'express') return;
    const handleError = createNestErrorHandler(this.#options);
    adapter.use((request: ExpressRequest, response: ServerResponse, next: () => void) =>
      handleUnmatchedRoute(handleError, request, response, next),
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
