import { Logger } from '@nestjs/common';
import { ApplicationConfig, MetadataScanner, type ModulesContainer, Reflector } from '@nestjs/core';

/** Rates a filter, or a class of filters. Nest calls those with a low number first; a filter of the application has 0. */
type Rate = (filter: unknown) => number;

const reflector = new Reflector();

/** Whether a filter, or a class of filters, catches every error. Without classes, `@Catch()` catches everything. */
export function catchesEverything(filter: unknown): boolean {
  const classes = reflector.get<unknown[] | undefined>('__filterCatchExceptions__', classOf(filter));
  // What the filter of a factory catches is not known when the application starts.
  if (classes === undefined) return typeof filter !== 'function';
  return classes.length === 0 || classes.includes(Error);
}

function classOf(filter: unknown): () => void {
  return (typeof filter === 'function' ? filter : (filter as object).constructor) as () => void;
}

function nameOf(filter: unknown): string {
  return classOf(filter).name;
}

/** Nest calls the last filter of a list first. */
function lowLast<T>(rate: (filter: T) => number): (a: T, b: T) => number {
  return (a, b) => rate(b) - rate(a);
}

/**
 * Orders the global filters of every application, however they are registered. Logs a warning when an application starts
 * with a filter that is never called.
 */
export function orderGlobalFilters(rate: Rate): void {
  // Nest reads its two lists with these methods when it binds them to routes. There is no earlier hook for a filter that the
  // application made with `new`.
  const config = ApplicationConfig.prototype;
  const { getGlobalFilters, getGlobalRequestFilters } = config; // oxlint-disable-line typescript/unbound-method -- `call`
  const warned = new WeakSet<ApplicationConfig>();

  config.getGlobalFilters = function (this: ApplicationConfig) {
    const filters = getGlobalFilters.call(this);
    const scoped = getGlobalRequestFilters.call(this).map(({ metatype }) => metatype);
    if (![...filters, ...scoped].some((filter) => rate(filter) > 0)) return filters;
    if (!warned.has(this)) {
      const warnings = findUncalledFilters(filters, scoped, rate);
      if (warnings.length > 0) warned.add(this);
      for (const warning of warnings) new Logger('Faultline').warn(warning);
    }
    return filters.toSorted(lowLast(rate));
  };

  config.getGlobalRequestFilters = function (this: ApplicationConfig) {
    return getGlobalRequestFilters.call(this).toSorted(lowLast(({ metatype }) => rate(metatype)));
  };
}

/** Nest calls request-scoped filters before all others, so no order helps if Faultline's filter is one of them. */
function findUncalledFilters(filters: readonly unknown[], scoped: readonly unknown[], rate: Rate): string[] {
  const isOwn = (filter: unknown): boolean => rate(filter) === 0;
  const scopedFilter = scoped.find((filter) => !isOwn(filter));
  if (scopedFilter !== undefined) {
    const name = nameOf(scopedFilter);
    return filters
      .filter((filter) => filter && isOwn(filter))
      .map(
        (filter) =>
          `${nameOf(filter)} is not called for errors in controllers, because ${name} is request-scoped: Nest calls it first, and it catches everything. Give ${name} the default scope`,
      );
  }
  const name = nameOf(filters.find((filter) => !isOwn(filter)));
  return [...filters, ...scoped]
    .filter((filter) => filter && isOwn(filter) && catchesEverything(filter))
    .map(
      (filter) =>
        `${name} is never called, because ${nameOf(filter)} catches everything. Let ${nameOf(filter)} extend FaultlineFilter, or use the option onError instead`,
    );
}

const ordered = new WeakSet<ModulesContainer>();

/** Orders the filters that `@UseFilters()` binds to a controller or to a method. */
export function orderBoundFilters(modules: ModulesContainer, rate: Rate): void {
  if (ordered.has(modules)) return;
  ordered.add(modules);
  const scanner = new MetadataScanner();
  for (const { controllers } of modules.values()) {
    for (const { metatype } of controllers.values()) {
      const methods = (metatype?.prototype ?? {}) as Record<string, unknown>;
      for (const target of [metatype, ...scanner.getAllMethodNames(methods).map((name) => methods[name])]) {
        if (typeof target !== 'function') continue;
        reflector.get<unknown[] | undefined>('__exceptionFilters__', target as () => void)?.sort(lowLast(rate));
      }
    }
  }
}
