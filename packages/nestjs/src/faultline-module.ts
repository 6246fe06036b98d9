import type { FaultlineOptions } from '@faultline/core';
import { ConfigurableModuleBuilder, type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { FAULTLINE_OPTIONS, FaultlineFilter } from './faultline-filter.js';
import type { NestRequest } from './platform.js';

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
export class FaultlineModule extends ConfigurableModuleClass {
  /** @throws {TypeError} that names the option that is not what it should be, when the application starts. */
  static override forRoot(options: FaultlineOptions<NestRequest> = {}): DynamicModule {
    return super.forRoot(options);
  }

  /** The options by `useFactory`, `useClass` or `useExisting`. */
  static override forRootAsync(options: typeof ASYNC_OPTIONS_TYPE): DynamicModule {
    return super.forRootAsync(options);
  }
}
