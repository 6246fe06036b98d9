import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { bestDecile, median, ratio } from './statistics.js';

/** The heading of a file of results: when and where it was measured, and how to read the tables. */
export function formatHeader(rounds) {
  const date = new Date().toISOString().slice(0, 10);
  return `# The cost of an error

${date}, Node ${process.versions.node}, ${cpus().length} cores of ${cpus()[0].model.trim()}, ${rounds} rounds. The times are CPU times of one operation in µs.
The ratios compare a row with the row that is marked *floor*: the ratio of the best deciles, and the median of the ratios of all rounds.
*A/A* is the floor, measured twice. Its ratios would be 1 without noise; the other ratios can be wrong by as much.
`;
}

export function formatTable({ title, floor }, measured) {
  const rows = Object.entries(measured).map(([name, times]) => {
    const { best, median: middle } = ratio(times, measured[floor]);
    const cells = [bestDecile(times).toFixed(1), median(times).toFixed(1), best.toFixed(2), middle.toFixed(2)];
    return `| ${name}${name === floor ? ' (floor)' : ''} | ${cells.join(' | ')} |`;
  });
  return `## ${title}\n\n| | best decile | median | ratio, best | ratio, median |\n|---|--:|--:|--:|--:|\n${rows.join('\n')}\n`;
}

/** The targets of a table, with both ratios. A target is met, met by one of the two ratios, or not met. */
export function formatTargets({ targets }, measured) {
  return targets
    .map(({ of, against, atMost }) => {
      const { best, median: middle } = ratio(measured[of], measured[against]);
      const verdict =
        Math.min(best, middle) <= atMost ? (Math.max(best, middle) <= atMost ? 'met' : 'met by one ratio') : 'not met';
      return `- *${of}* to *${against}*: ${best.toFixed(2)}, ${middle.toFixed(2)}; target at most ${atMost}: ${verdict}.\n`;
    })
    .join('');
}

/** Writes a file into this folder. */
export function save(file, sections) {
  writeFileSync(new URL(file, import.meta.url), sections.join('\n'));
}
