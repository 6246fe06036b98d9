// npm run bench [-- [--rounds=<n>] [table …]]: measures without sockets and prints the tables. Without names of tables, it also
// writes them to results.md.
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { hostileBodiesTable } from './hostile-bodies.js';
import { importsTable } from './imports.js';
import { memoryTable } from './memory.js';
import { race } from './race.js';
import { formatHeader, formatTable, formatTargets, save } from './results.js';

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '60' } },
  allowPositionals: true,
});
const rounds = Number(values.rounds);
const folder = new URL('tables/', import.meta.url);
const isSelected = (name) => positionals.length === 0 || positionals.includes(name);

const sections = [formatHeader(rounds)];
function add(section) {
  console.log(section);
  sections.push(section);
}

for (const file of readdirSync(folder).toSorted()) {
  if (!isSelected(file.replace('.js', ''))) continue;
  const url = new URL(file, folder).href;
  const table = await import(url);
  const measured = await race(url, table, rounds);
  add(`${formatTable(table, measured)}\n${formatTargets(table, measured)}`);
}
if (isSelected('imports')) add(importsTable(Math.ceil(rounds / 3)));
if (isSelected('memory')) add(await memoryTable());
if (isSelected('hostile-bodies')) add(hostileBodiesTable());
if (positionals.length === 0) save('results.md', sections);
