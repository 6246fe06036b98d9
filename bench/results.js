import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { bestDecile, median, ratio } from './statistics.js';

/** What the tables say of themselves: when, where, how. */
export function header(rounds) {
  const date = new Date().toISOString().slice(0, 10);
  return `# What an error costs

${date}, Node ${process.versions.node}, ${cpus().length} cores of ${cpus()[0].model.trim()}, ${rounds} rounds. CPU time of one operation in µs, and
as a ratio to the first row of the table that is marked *floor*: of the best deciles, and the median of the ratios of all rounds.
*A/A* is the floor against itself: by as much as it differs from 1, the other rows may be wrong.
`;
}

export function tableOf({ title, floor }, measured) {
  const rows = Object.entries(measured).map(([name, times]) => {
    const { best, median: middle } = ratio(times, measured[floor]);
    const cells = [bestDecile(times).toFixed(1), median(times).toFixed(1), best.toFixed(2), middle.toFixed(2)];
    return `| ${name}${name === floor ? ' (floor)' : ''} | ${cells.join(' | ')} |`;
  });
  return `## ${title}\n\n| | best decile | median | ratio, best | ratio, median |\n|---|--:|--:|--:|--:|\n${rows.join('\n')}\n`;
}

/** The bars of a table, and whether they are met, by both ways to compare. */
export function barsOf({ bars }, measured) {
  return bars
    .map(({ of, against, atMost }) => {
      const { best, median: middle } = ratio(measured[of], measured[against]);
      const verdict =
        Math.min(best, middle) <= atMost ? (Math.max(best, middle) <= atMost ? 'met' : 'met by one') : 'not met';
      return `- *${of}* against *${against}*: ${best.toFixed(2)}, ${middle.toFixed(2)}; the bar is ${atMost}: ${verdict}.\n`;
    })
    .join('');
}

/** Writes a file beside this one. */
export function save(file, sections) {
  writeFileSync(new URL(file, import.meta.url), sections.join('\n'));
}
