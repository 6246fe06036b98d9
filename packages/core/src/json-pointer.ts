/**
 * A path into a JSON document as a JSON Pointer in a URI fragment (RFC 6901, section 6), as the `pointer` of a field error
 * has it.
 *
 * @example
 * ```ts
 * jsonPointer(['items', 3, 'price']); // '#/items/3/price'
 * ```
 */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return `#${path.map((key) => `/${encodeURIComponent(escaped(key))}`).join('')}`;
}

function escaped(key: PropertyKey): string {
  return String(key).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}
