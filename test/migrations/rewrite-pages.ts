import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addOldBody,
  changedMembersRow,
  comparisonPattern,
  compareOutcomes,
  comparePrograms,
  linesOf,
  type RunningProgram,
  send,
  startProgram,
} from './programs.js';

/**
 * Writes the pages of docs/ about migrations anew: the programs' differences, the responses, and the members that differ.
 * Run it after a change of a program or of a response, and review what changes:
 *
 *     npx tsc -b test && node .test-dist/migrations/rewrite-pages.js
 */
async function rewritePage(name: string): Promise<void> {
  const file = join(import.meta.dirname, `../../docs/migrate-from-${name}.md`);
  const running: RunningProgram[] = [];
  for (const program of [`${name}/before`, `${name}/after`, addOldBody(name)])
    running.push(await startProgram(program));
  const { diff, removed, added } = comparePrograms(`${name}/before`, `${name}/after`);
  let page = readFileSync(file, 'utf8')
    .replace(/^```diff\n@@\n[^]*?\n```$/m, () => `\`\`\`diff\n${diff}\n\`\`\``)
    .replace(
      /^The application has .*$/m,
      `The application has ${linesOf(`${name}/before`)} lines. The move removes ${removed} and adds ${added}.`,
    );
  const rows: string[] = [];
  for (const [block, , command] of page.matchAll(comparisonPattern)) {
    const [before, after, formatted] = await Promise.all(running.map((program) => send(program, command!)));
    const comparison = compareOutcomes(command!, before!, after!, block.includes('Content-Length'));
    page = page.replace(block, () => `\`\`\`diff\n${comparison}\n\`\`\``);
    rows.push(changedMembersRow(command!, before!, formatted!));
  }
  page = page.replace(/(\| request \| what differs \|\n.*\n)(?:\|.*\n)*/, (_table, head: string) =>
    [head, ...rows.map((row) => `${row}\n`)].join(''),
  );
  writeFileSync(file, page);
  await Promise.all(running.map((program) => program.close()));
}

for (const name of ['http-errors', 'boom', 'nest']) await rewritePage(name);
