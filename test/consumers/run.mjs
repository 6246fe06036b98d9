// Packs the packages, installs them into new projects outside this repository and uses them as users do.
// `npm run test:consumers` runs all projects of the table, `npm run test:consumers -- nest-11` runs one of them. If
// FAULTLINE_VERSION is set, the projects install that version from the registry.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { pack, unpack } from './packages.mjs';
import { projects } from './projects.mjs';
import { runStep } from './step.mjs';

const version = process.env['FAULTLINE_VERSION'];
const wanted = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), 'consumers-'));
const counts = { passed: 0, failed: 0 };

/** Calls a function, and prints one line with the result. Returns whether it succeeded. */
async function attempt(name, work, print = false) {
  const start = performance.now();
  const failure = await work().then(
    (output) => void (print && console.log(output.trimEnd())),
    (error) => error,
  );
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  counts[failure === undefined ? 'passed' : 'failed'] += 1;
  console.log(`${failure === undefined ? 'ok  ' : 'FAIL'} ${name}  ${seconds} s`);
  if (failure !== undefined) console.log(failure.message, failure.cause?.message ?? '');
  return failure === undefined;
}

/** Writes each program of a README to a file, as a user pastes it. */
function pastePrograms(page, directory) {
  const programs = readFileSync(page, 'utf8').matchAll(/^```ts\n([^]*?)^```$/gm);
  for (const [index, [, program]] of [...programs].entries()) {
    writeFileSync(join(directory, `program-${index + 1}.ts`), program);
  }
}

/** Writes the programs of a page that have names, such as ```` ```js bun.js ````, to files of these names. */
function pasteNamedPrograms(page, directory) {
  const programs = readFileSync(page, 'utf8').matchAll(/^```js (\S+)\n([^]*?)^```$/gm);
  for (const [, file, program] of programs) writeFileSync(join(directory, file), program);
}

async function install({ name, packages = [], files = {}, samples = {}, page, unpacked }, specifiers) {
  const directory = join(home, name);
  cpSync(join(import.meta.dirname, name), directory, { recursive: true });
  for (const [file, app] of Object.entries(files))
    cpSync(join(import.meta.dirname, 'apps', app), join(directory, file));
  for (const [folder, each] of Object.entries(samples)) {
    pastePrograms(join(import.meta.dirname, '../../packages', each, 'README.md'), join(directory, folder));
  }
  if (page !== undefined) pasteNamedPrograms(join(import.meta.dirname, '../..', page), directory);
  const freshness = version === undefined ? '--prefer-offline' : '--prefer-online';
  const ours = packages.map((each) => specifiers[each]);
  await npm(['install', '--no-package-lock', '--ignore-scripts', freshness, ...ours], directory);
  for (const each of unpacked?.packages ?? []) {
    unpack(join(home, `${each}.tgz`), each, join(directory, unpacked.folder), unpacked.version);
  }
}

async function runProject(project, specifiers) {
  const directory = join(home, project.name);
  if (!(await attempt(`${project.name}: install`, () => install(project, specifiers)))) return;
  for (const step of project.steps) {
    await attempt(`${project.name}: ${step.name}`, () => runStep(step, directory), step.print);
  }
}

/** Runs two projects at a time: one can install while the other computes. */
async function runProjects(specifiers) {
  const queue = projects.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const lane = async () => {
    for (let project = queue.shift(); project !== undefined; project = queue.shift()) {
      await runProject(project, specifiers);
    }
  };
  await Promise.all([lane(), lane()]);
}

try {
  await runProjects(await pack(home, version));
} finally {
  rmSync(home, { recursive: true, force: true });
}
console.log(`consumers: ${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
