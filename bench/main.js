// npm run bench [-- [--rounds=<n>] [table …]]: measures in process, prints the tables, and writes them to results.md.
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importsTable } from './imports.js';
import { memoryTable } from './memory.js';
import { race } from './race.js';
import { barsOf, header, save, tableOf } from './results.js';

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '60' } },
  allowPositionals: true,
});
const rounds = Number(values.rounds);
const folder = new URL('tables/', import.meta.url);
const isAsked = (name) => positionals.length === 0 || positionals.includes(name);

const sections = [header(rounds)];
function add(section) {
  console.log(section);
  sections.push(section);
}

for (const file of readdirSync(folder).toSorted()) {
  if (!isAsked(file.replace('.js', ''))) continue;
  const url = new URL(file, folder).href;
  const table = await import(url);
  const measured = await race(url, table, rounds);
  add(`${tableOf(table, measured)}\n${barsOf(table, measured)}`);
}
if (isAsked('imports')) add(importsTable(Math.ceil(rounds / 3)));
if (isAsked('memory')) add(await memoryTable());
if (positionals.length === 0) save('results.md', sections);
