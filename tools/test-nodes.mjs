// npm run test:nodes [-- version …]: runs the tests and the consumer tests on every supported version of Node, each in a clone of
// this repository.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { clone } from './clone.mjs';

const supported = ['20', '22', '24', '26'];
const wanted = process.argv.slice(2);
const commands = 'node --version && npm ci --no-audit && npm test && npm run test:consumers';

/** Runs everything on a version of Node, which npm downloads. Returns whether it passed. */
function passesOn(version) {
  const directory = clone();
  try {
    const args = ['--yes', '--package', `node@${version}`, '--call', commands];
    return spawnSync('npx', args, { cwd: directory, stdio: 'inherit', env: environment() }).status === 0;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The environment without the variables of `npm run`, which name the npm of this Node. */
function environment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
}

const results = (wanted.length === 0 ? supported : wanted).map((version) => ({ version, passed: passesOn(version) }));
for (const { version, passed } of results) console.log(`${passed ? 'ok  ' : 'FAIL'} Node ${version}`);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
