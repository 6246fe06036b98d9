/**
 * Whether a value is an object literal, an object without a prototype, or one of these from another realm. Arrays, maps,
 * `Headers` and other instances are not: a copy of their properties would lose their content.
 */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Whether a value is an object, and its properties can be read. */
export function isObject(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  return typeof value === 'object' && value !== null;
}

/**
 * Copies the properties of a plain object that can be copied. Each of the others is omitted, with a warning.
 *
 * @param what The name of a property in a warning, such as `header field`.
 * @param max How many properties are read.
 * @param copy Returns the copy of a property; `undefined` omits it without a warning, an error omits it with one.
 */
export function copyProperties<T>(
  object: unknown,
  what: string,
  max: number,
  warnings: Error[],
  copy: (name: string, value: unknown) => T | undefined,
): Readonly<Record<string, T>> | undefined {
  if (object === undefined || object === null) return undefined;
  const copies: [name: string, value: T][] = [];
  for (const name of firstNames(object, what, max, warnings)) {
    try {
      const value = copy(name, (object as Readonly<Record<string, unknown>>)[name]);
      if (value !== undefined) copies.push([name, value]);
    } catch (cause) {
      warnings.push(new TypeError(`The ${what} ${JSON.stringify(name)} of the error is omitted`, { cause }));
    }
  }
  // Not by assignment, which would set the prototype for the name `__proto__`.
  return Object.fromEntries(copies);
}

function firstNames(object: unknown, what: string, max: number, warnings: Error[]): string[] {
  try {
    if (!isPlainObject(object)) throw new TypeError('It is not a plain object');
    const names = Object.keys(object);
    if (names.length > max) warnings.push(new TypeError(`Only the first ${max} ${what}s of the error are sent`));
    return names.slice(0, max);
  } catch (cause) {
    warnings.push(new TypeError(`The ${what}s of the error are omitted: they can't be read`, { cause }));
    return [];
  }
}
