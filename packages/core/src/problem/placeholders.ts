/** A placeholder of a text, such as `{available}`. The group is the name. */
const placeholder = /\{([A-Za-z]\w*)\}/g;

/** The names of the placeholders of a text. */
export function placeholdersOf(text: string): string[] {
  return Array.from(text.matchAll(placeholder), ([, name]) => name!);
}

/**
 * Replaces each placeholder of a text, such as `{available}`, by the value of its name. Returns `undefined` if a value is
 * not text, a number or a boolean, because a sentence with a gap helps nobody.
 *
 * @example
 * ```ts
 * fillPlaceholders('Only {available} are left.', { available: 2 }); // 'Only 2 are left.'
 * ```
 */
export function fillPlaceholders(text: string, values: Readonly<Record<string, unknown>>): string | undefined {
  let isComplete = true;
  const filled = text.replace(placeholder, (_match, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return String(value);
    isComplete = false;
    return '';
  });
  return isComplete ? filled : undefined;
}
