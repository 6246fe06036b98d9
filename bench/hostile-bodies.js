import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../.test-dist/hostile-requests.js', import.meta.url));

/**
 * Measures each mapper of a validator with bodies of less than 100 kB that have as many mistakes as fit in: the worst time
 * of the response without the validation, that of the validation alone, and the longest body of a response.
 */
export function hostileBodiesTable() {
  const flags = ['--max-old-space-size=256', script];
  const output = execFileSync(process.execPath, flags, { encoding: 'utf8', maxBuffer: 1e7 });
  const measured = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const sources = [...new Set(measured.map(({ source }) => source))];
  const rows = sources.map((name) => {
    const own = measured.filter(({ source }) => source === name);
    const most = (member) => Math.max(...own.map((row) => row[member]));
    return `| ${name} | ${most('validation')} | ${most('milliseconds')} | ${most('characters')} |`;
  });
  return `## Hostile bodies of less than 100 kB, the worst of each validator\n\n| | validation, ms | mapper and response, ms | characters of the response |\n|---|--:|--:|--:|\n${rows.join('\n')}\n`;
}
