/** Parses a JSON Pointer (RFC 6901, section 4) into its keys. */
export function parseJsonPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Parses a path in the syntax of JavaScript, such as `items[0].price`, `["first.name"]` and `first\.name`, into its keys. */
export function parsePropertyPath(text: string): string[] {
  const path: string[] = [];
  for (let index = 0; index < text.length;) {
    const character = text[index]!;
    if (character === '.') index += 1;
    else if (character === '[') index = parseBracket(text, index, path);
    else index = parseName(text, index, path);
  }
  return path;
}

/** Adds the key in brackets to `path` and returns the index after it. Without a closing bracket, the rest is one key. */
function parseBracket(text: string, start: number, path: string[]): number {
  const quote = /["']/.test(text[start + 1] ?? '') ? text[start + 1]! : '';
  const end = text.indexOf(`${quote}]`, start + 1 + quote.length);
  path.push(end === -1 ? text.slice(start) : text.slice(start + 1 + quote.length, end));
  return end === -1 ? text.length : end + quote.length + 1;
}

/** Adds the key up to the next `.` or `[` to `path` and returns the index after it. A backslash escapes a character. */
function parseName(text: string, start: number, path: string[]): number {
  let name = '';
  let index = start;
  for (; index < text.length && text[index] !== '.' && text[index] !== '['; index += 1) {
    if (text[index] === '\\' && index + 1 < text.length) index += 1;
    name += text[index];
  }
  path.push(name);
  return index;
}
