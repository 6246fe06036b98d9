/** Finds the value at a path. Returns `undefined` if there is none. */
export function getValueAt(value: unknown, path: Iterable<PropertyKey>): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = found instanceof Map ? found.get(key) : (found as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return found;
}
