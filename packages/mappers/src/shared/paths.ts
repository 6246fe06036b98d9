/**
 * The longest path that is parsed. A longer one is a single key, because it is too long for a location, even if each
 * character of its keys is escaped.
 */
const maxPathLength = 3000;

/** Parses a JSON Pointer (RFC 6901, section 4) into its keys, one by one: a client decides how many there are. */
export function* parseJsonPointer(pointer: string): Generator<string> {
  if (pointer.length > maxPathLength) {
    yield pointer;
    return;
  }
  for (let start = pointer.indexOf('/'); start !== -1;) {
    const end = pointer.indexOf('/', start + 1);
    const key = pointer.slice(start + 1, end === -1 ? undefined : end);
    yield key.replaceAll('~1', '/').replaceAll('~0', '~');
    start = end;
  }
}

/**
 * Parses a path in the syntax of JavaScript, such as `items[0].price`, `["first.name"]` and `first\.name`, into its keys,
 * one by one.
 */
export function* parsePropertyPath(text: string): Generator<string> {
  if (text.length > maxPathLength) {
    yield text;
    return;
  }
  for (let index = 0; index < text.length;) {
    const character = text[index]!;
    if (character === '.') {
      index += 1;
    } else {
      const { key, end } = character === '[' ? parseBracket(text, index) : parseName(text, index);
      yield key;
      index = end;
    }
  }
}

interface ParsedKey {
  readonly key: string;
  /** The index after the key. */
  readonly end: number;
}

/** Parses a key in brackets. Without a closing bracket, the rest is one key. */
function parseBracket(text: string, start: number): ParsedKey {
  const quote = /["']/.test(text[start + 1] ?? '') ? text[start + 1]! : '';
  const end = text.indexOf(`${quote}]`, start + 1 + quote.length);
  if (end === -1) return { key: text.slice(start), end: text.length };
  return { key: text.slice(start + 1 + quote.length, end), end: end + quote.length + 1 };
}

/** Parses a key up to the next `.` or `[`. A backslash escapes a character. */
function parseName(text: string, start: number): ParsedKey {
  const [name] = /^(?:\\[^]|[^.[\\]|\\$)+/.exec(text.slice(start)) ?? [text[start]!];
  return { key: name.replace(/\\([^])/g, '$1'), end: start + name.length };
}
