import { execFileSync } from 'node:child_process';
import { bestDecile, median } from './statistics.js';

const packages = ['./empty-module.js', '@faultline/core', 'http-errors', '@faultline/express', 'express'];

const measure = `
globalThis.gc();
const heap = process.memoryUsage().heapUsed, start = process.cpuUsage();
await import(process.argv[1]);
const { user, system } = process.cpuUsage(start);
globalThis.gc();
console.log(JSON.stringify({ time: (user + system) / 1000, heap: (process.memoryUsage().heapUsed - heap) / 1024 }));`;

/** Measures the import of each package in new processes, in turns: CPU time in ms, and heap in kB. */
export function importsTable(rounds) {
  const measured = new Map(packages.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, results] of measured) results.push(importOnce(name));
  }
  const rows = [...measured].map(([name, results]) => {
    const times = results.map(({ time }) => time);
    const heap = median(results.map((result) => result.heap));
    return `| ${name} | ${bestDecile(times).toFixed(1)} | ${median(times).toFixed(1)} | ${heap.toFixed(0)} |`;
  });
  return `## The cost of an import\n\n| | ms, best decile | ms, median | kB of heap |\n|---|--:|--:|--:|\n${rows.join('\n')}\n`;
}

function importOnce(name) {
  const flags = ['--expose-gc', '--input-type=module', '-e', measure, name];
  return JSON.parse(execFileSync(process.execPath, flags, { cwd: import.meta.dirname, encoding: 'utf8' }));
}
