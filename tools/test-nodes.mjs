// Runs the suite and the consumer tests on every Node that is supported, in a clone of its own for each:
// `npm run test:nodes`, or `npm run test:nodes -- 24` for some.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { clone } from './clone.mjs';

const supported = ['20', '22', '24', '26'];
const wanted = process.argv.slice(2);
const commands = 'node --version && npm ci --no-audit && npm test && npm run test:consumers';

/** Whether everything passed on a version of Node, which npm brings. */
function passesOn(version) {
  const directory = clone();
  try {
    const args = ['--yes', '--package', `node@${version}`, '--call', commands];
    return spawnSync('npx', args, { cwd: directory, stdio: 'inherit', env: environment() }).status === 0;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Without what `npm run` adds to it: the npm inside is run by the other Node. */
function environment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
}

const results = (wanted.length === 0 ? supported : wanted).map((version) => ({ version, passed: passesOn(version) }));
for (const { version, passed } of results) console.log(`${passed ? 'ok  ' : 'FAIL'} Node ${version}`);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
