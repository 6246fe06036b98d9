// Packs the packages as npm would publish them, installs them into fresh projects outside this repository and uses them
// as their users do. `npm run test:consumers` tries all projects of the table, `npm run test:consumers -- nest-11` some.
// With FAULTLINE_VERSION it takes that version from the registry in place of what is packed here.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { pack, unpack } from './packages.mjs';
import { projects } from './projects.mjs';
import { carryOut } from './step.mjs';

const version = process.env['FAULTLINE_VERSION'];
const wanted = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), 'consumers-'));
const counts = { passed: 0, failed: 0 };

/** Does something, and says in one line how it went. Answers whether it went well. */
async function attempt(name, act, print = false) {
  const start = performance.now();
  const failure = await act().then(
    (output) => void (print && console.log(output.trimEnd())),
    (error) => error,
  );
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  counts[failure === undefined ? 'passed' : 'failed'] += 1;
  console.log(`${failure === undefined ? 'ok  ' : 'FAIL'} ${name}  ${seconds} s`);
  if (failure !== undefined) console.log(failure.message, failure.cause?.message ?? '');
  return failure === undefined;
}

async function install({ name, packages = [], files = {}, unpacked }, specifications) {
  const directory = join(home, name);
  cpSync(join(import.meta.dirname, name), directory, { recursive: true });
  for (const [file, app] of Object.entries(files))
    cpSync(join(import.meta.dirname, 'apps', app), join(directory, file));
  const freshness = version === undefined ? '--prefer-offline' : '--prefer-online';
  const ours = packages.map((each) => specifications[each]);
  await npm(['install', '--no-package-lock', '--ignore-scripts', freshness, ...ours], directory);
  for (const each of unpacked?.packages ?? []) {
    unpack(join(home, `${each}.tgz`), each, join(directory, unpacked.folder), unpacked.version);
  }
}

async function tryOut(project, specifications) {
  const directory = join(home, project.name);
  if (!(await attempt(`${project.name}: install`, () => install(project, specifications)))) return;
  for (const step of project.steps) {
    await attempt(`${project.name}: ${step.name}`, () => carryOut(step, directory), step.print);
  }
}

/** Two projects at a time: one is installed while another computes. */
async function tryOutAll(specifications) {
  const queue = projects.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const lane = async () => {
    for (let project = queue.shift(); project !== undefined; project = queue.shift()) {
      await tryOut(project, specifications);
    }
  };
  await Promise.all([lane(), lane()]);
}

try {
  await tryOutAll(await pack(home, version));
} finally {
  rmSync(home, { recursive: true, force: true });
}
console.log(`consumers: ${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
