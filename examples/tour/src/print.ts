import { styleText } from 'node:util';

/** A line of text, and its style in a terminal with colours. */
export type Line = readonly [text: string, style?: 'bold' | 'cyan' | 'dim' | 'green' | 'red' | 'yellow' | undefined];

/** The width of output that does not go to a terminal. */
const widthOfFiles = 120;
/** Two columns, each as wide as `Content-Type: application/problem+json`, and the separator. */
const widthOfTwoColumns = 79;

const coloured = process.stdout.isTTY && !process.env['NO_COLOR'];

/** Prints a line. */
export function print(...line: Line): void {
  console.log(applyStyle(line));
}

/** Prints lines in two columns, or one below the other in a narrow terminal. */
export function printBeside(left: readonly Line[], right: readonly Line[]): void {
  const width = process.stdout.columns || widthOfFiles;
  if (width < widthOfTwoColumns) {
    for (const line of [...left, [''] as const, ...right]) print(...line);
    return;
  }
  const column = Math.floor((width - 3) / 2);
  const [lefts, rights] = [wrapLines(left, column), wrapLines(right, column)];
  for (let row = 0; row < Math.max(lefts.length, rights.length); row += 1) {
    const [text, style] = lefts[row] ?? [''];
    console.log(`${applyStyle([text.padEnd(column), style])} │ ${applyStyle(rights[row] ?? [''])}`.trimEnd());
  }
}

function applyStyle([text, style]: Line): string {
  return coloured && style !== undefined ? styleText(style, text) : text;
}

/** Breaks lines after the last comma or space that fits, or inside a word if there is none. */
function wrapLines(lines: readonly Line[], width: number): Line[] {
  return lines.flatMap(([text, style]): Line[] => {
    if (text.length <= width) return [[text, style]];
    const end = Math.max(text.lastIndexOf(',', width - 1), text.lastIndexOf(' ', width)) + 1 || width;
    return [[text.slice(0, end).trimEnd(), style], ...wrapLines([[text.slice(end), style]], width)];
  });
}
