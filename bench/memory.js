import { execFileSync } from 'node:child_process';

const measure = `
const { errors } = await import('./errors.js');
const make = errors[process.argv[1]];
for (let i = 0; i < 1000; i++) make();
globalThis.gc();
const before = process.memoryUsage().heapUsed;
const kept = Array.from({ length: 20_000 }, make);
globalThis.gc();
console.log((process.memoryUsage().heapUsed - before) / kept.length);`;

/** Measures the heap that one error uses, in bytes. */
export async function memoryTable() {
  const { errors } = await import('./errors.js');
  const rows = Object.keys(errors).map((name) => {
    const flags = ['--expose-gc', '--input-type=module', '-e', measure, name];
    const bytes = Number(execFileSync(process.execPath, flags, { cwd: import.meta.dirname, encoding: 'utf8' }));
    return `| ${name} | ${bytes.toFixed(0)} |`;
  });
  return `## The heap size of an error\n\n| | bytes |\n|---|--:|\n${rows.join('\n')}\n`;
}
