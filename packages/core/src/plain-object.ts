/**
 * Whether a value is an object literal, an object without a prototype, or one of these from another realm. Arrays, maps,
 * `Headers` and other instances are not: their content would be lost in a copy of their properties.
 */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
