import { styleText } from 'node:util';

/** A line of text, and what it looks like where there are colours. */
export type Line = readonly [text: string, style?: 'bold' | 'cyan' | 'dim' | 'green' | 'red' | 'yellow' | undefined];

/** What is not a terminal has no width of its own. */
const widthOfFiles = 120;
/** Two columns, each as wide as `Content-Type: application/problem+json`, and what is between them. */
const widthOfTwoColumns = 79;

const coloured = process.stdout.isTTY && !process.env['NO_COLOR'];

/** Prints a line. */
export function print(...line: Line): void {
  console.log(painted(line));
}

/** Prints lines in two columns, or one below the other where there is no room for two. */
export function printBeside(left: readonly Line[], right: readonly Line[]): void {
  const width = process.stdout.columns || widthOfFiles;
  if (width < widthOfTwoColumns) {
    for (const line of [...left, [''] as const, ...right]) print(...line);
    return;
  }
  const column = Math.floor((width - 3) / 2);
  const [lefts, rights] = [wrapped(left, column), wrapped(right, column)];
  for (let row = 0; row < Math.max(lefts.length, rights.length); row += 1) {
    const [text, style] = lefts[row] ?? [''];
    console.log(`${painted([text.padEnd(column), style])} │ ${painted(rights[row] ?? [''])}`.trimEnd());
  }
}

function painted([text, style]: Line): string {
  return coloured && style !== undefined ? styleText(style, text) : text;
}

/** Breaks lines behind the last comma or space that fits, or in the middle of a word if there is none. */
function wrapped(lines: readonly Line[], width: number): Line[] {
  return lines.flatMap(([text, style]): Line[] => {
    if (text.length <= width) return [[text, style]];
    const end = Math.max(text.lastIndexOf(',', width - 1), text.lastIndexOf(' ', width)) + 1 || width;
    return [[text.slice(0, end).trimEnd(), style], ...wrapped([[text.slice(end), style]], width)];
  });
}
