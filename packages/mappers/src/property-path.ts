/** Reads a path as JavaScript writes it, such as `items[0].price`, `["first.name"]` and `first\.name`. */
export function propertyPath(text: string): string[] {
  const path: string[] = [];
  for (let index = 0; index < text.length;) {
    const character = text[index]!;
    if (character === '.') index += 1;
    else if (character === '[') index = readBracket(text, index, path);
    else index = readName(text, index, path);
  }
  return path;
}

/** Reads what is in brackets; what is never closed is one name to its end. Both answer with where they stopped. */
function readBracket(text: string, start: number, path: string[]): number {
  const quote = /["']/.test(text[start + 1] ?? '') ? text[start + 1]! : '';
  const end = text.indexOf(`${quote}]`, start + 1 + quote.length);
  path.push(end === -1 ? text.slice(start) : text.slice(start + 1 + quote.length, end));
  return end === -1 ? text.length : end + quote.length + 1;
}

function readName(text: string, start: number, path: string[]): number {
  let name = '';
  let index = start;
  for (; index < text.length && text[index] !== '.' && text[index] !== '['; index += 1) {
    if (text[index] === '\\' && index + 1 < text.length) index += 1;
    name += text[index];
  }
  path.push(name);
  return index;
}
