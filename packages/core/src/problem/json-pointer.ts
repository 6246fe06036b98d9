/**
 * Turns a path into a JSON document into a JSON Pointer as a URI fragment (RFC 6901, section 6): the `pointer` of a field
 * error.
 *
 * @example
 * ```ts
 * jsonPointer(['items', 3, 'price']); // '#/items/3/price'
 * ```
 */
export function jsonPointer(path: readonly PropertyKey[]): string {
  // Not `path.map`: it fails for an empty path of arktype, whose class is a subclass of `Array`.
  return `#${Array.from(path, (key) => `/${encodeURIComponent(escapeKey(key))}`).join('')}`;
}

function escapeKey(key: PropertyKey): string {
  return String(key).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}
