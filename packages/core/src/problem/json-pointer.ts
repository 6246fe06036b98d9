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
  return `#${path.map((key) => `/${encodeURIComponent(escapeKey(key))}`).join('')}`;
}

function escapeKey(key: PropertyKey): string {
  return String(key).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}
