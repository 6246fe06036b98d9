import { readFileSync } from 'node:fs';

/** The published page: an introduction, then five sections, each with its rows. */
const [introduction, ...lines] = readFileSync(
  new URL('../test/fixtures/published-catalogue.txt', import.meta.url),
  'utf8',
)
  .trimEnd()
  .split('\n');

export { introduction };

/** Reads the rows and the sections from the text of the published page. */
export function readPublished(): {
  rows: Record<string, { name: string; description: string }>;
  sections: Record<string, string>;
} {
  const rows: Record<string, { name: string; description: string }> = {};
  const sections: Record<string, string> = {};
  let section = '';
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (line.startsWith('These responses mean')) section = line;
    if (!/^\d{3}$/.test(line)) continue;
    sections[`${line[0]}xx`] = section;
    rows[line] = { name: lines[at + 1]!, description: lines[at + 2]! };
    at += 2;
  }
  return { rows, sections };
}
