import type { FaultlineOptions, ServerResponse } from '@faultline/core';
import {
  ConfigurableModuleBuilder,
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost } from '@nestjs/core';
import { createAnswerer } from './answerer.js';
import { FAULTLINE_OPTIONS, FaultlineFilter } from './faultline-filter.js';
import type { ExpressRequest, NestRequest } from './platform.js';
import { answerUnmatched } from './unmatched-route.js';

const { ConfigurableModuleClass, ASYNC_OPTIONS_TYPE } = new ConfigurableModuleBuilder<FaultlineOptions<NestRequest>>({
  optionsInjectionToken: FAULTLINE_OPTIONS,
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
@Module({ providers: [{ provide: APP_FILTER, useClass: FaultlineFilter }] })
export class FaultlineModule extends ConfigurableModuleClass implements OnApplicationBootstrap {
  readonly #options: FaultlineOptions<NestRequest>;
  readonly #adapterHost: HttpAdapterHost;

  constructor(
    @Inject(FAULTLINE_OPTIONS) options: FaultlineOptions<NestRequest>,
    @Inject(HttpAdapterHost) adapterHost: HttpAdapterHost,
  ) {
    super();
    this.#options = options;
    this.#adapterHost = adapterHost;
  }

  /** Nest 12 leaves what is outside its global prefix to Express, and asks no filter: this answers there, behind all else. */
  onApplicationBootstrap(): void {
    const adapter = this.#adapterHost.httpAdapter;
    if (adapter?.getType() !== 'express') return;
    const answer = createAnswerer(this.#options);
    adapter.use((request: ExpressRequest, response: ServerResponse, next: () => void) =>
      answerUnmatched(answer, request, response, next),
    );
  }

  /** @throws {TypeError} that names the option that is not what it should be, when the application starts. */
  static override forRoot(options: FaultlineOptions<NestRequest> = {}): DynamicModule {
    return super.forRoot(options);
  }

  /** The options by `useFactory`, `useClass` or `useExisting`. */
  static override forRootAsync(options: typeof ASYNC_OPTIONS_TYPE): DynamicModule {
    return super.forRootAsync(options);
  }
}
