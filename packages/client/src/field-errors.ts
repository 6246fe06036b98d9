import type { FieldError } from './problem-error.js';

/** How {@link fieldErrorsOf} names a field: `items[3].price`, or the JSON Pointer `#/items/3/price`. */
export type FieldErrorKey = 'path' | 'pointer';

/**
 * The messages of a problem by field. A field is named by its path, such as `items[3].price`, as forms name it, or by its JSON
 * Pointer. A parameter of the URL has its own name. The messages about the request as a whole, and about header fields and
 * cookies, have the name `''`.
 *
 * @param key Default: `path`.
 * @example
 * ```ts
 * for (const [path, messages] of fieldErrorsOf(problem)) showMessage(form.elements.namedItem(path), messages.join(' '));
 * ```
 */
export function fieldErrorsOf(
  problem: { readonly errors: readonly FieldError[] },
  key: FieldErrorKey = 'path',
): Map<string, string[]> {
  const messages = new Map<string, string[]>();
  for (const { detail, pointer, parameter = '' } of problem.errors) {
    const name = pointer === undefined ? parameter : key === 'path' ? pathOf(pointer) : pointer;
    if (!messages.get(name)?.push(detail)) messages.set(name, [detail]);
  }
  return messages;
}

/** A pointer of RFC 6901: as a URI fragment, which begins with `#`, or not. */
function pathOf(pointer: string): string {
  return (pointer.startsWith('#') ? decode(pointer.slice(1)) : pointer).replaceAll(
    /\/([^/]*)/g,
    (_match, token: string, index: number) =>
      /^\d+$/.test(token) ? `[${token}]` : (index > 0 ? '.' : '') + token.replaceAll('~1', '/').replaceAll('~0', '~'),
  );
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
