// npm run release:rehearse [-- consumer …]: releases twice, in a clone of this repository, to a registry on this machine. Checks
// both releases, and runs some consumers with the published packages.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clone } from '../clone.mjs';
import { startRegistry } from './registry.mjs';

const consumers =
  process.argv.length > 2
    ? process.argv.slice(2)
    : ['package-checks', 'express-5-oldest', 'fastify-5-oldest', 'nest-11-oldest'];
const breaking = 'feat(core)!: a rehearsed breaking change';
const registry = await startRegistry();
const home = clone();
const userconfig = `${home}.npmrc`;

/** Configures npm in the clone: our packages come from the registry of the rehearsal, all others from the configured registry. */
function configureNpm() {
  const own = execFileSync('npm', ['config', 'get', 'userconfig'], { encoding: 'utf8' }).trim();
  const settings = existsSync(own) ? readFileSync(own, 'utf8') : '';
  writeFileSync(userconfig, `${settings}\n@faultline:registry=${registry.url}\n`);
}

/** Runs npm in the clone. */
async function npm(args, { fails = false, ...environment } = {}) {
  const env = { ...process.env, ...environment, npm_config_userconfig: userconfig };
  console.log(`$ npm ${args.join(' ')}`);
  const [code] = await once(spawn('npm', args, { cwd: home, env, stdio: ['ignore', 'inherit', 'inherit'] }), 'close');
  assert.equal(code !== 0, fails, `npm ${args.join(' ')} ended with ${code}`);
}

function git(...args) {
  return execFileSync('git', args, { cwd: home, encoding: 'utf8' }).trim();
}

const read = (file) => readFileSync(join(home, file), 'utf8');
const manifestsOf = (workspaces) =>
  readdirSync(join(home, workspaces)).map((name) => JSON.parse(read(`${workspaces}/${name}/package.json`)));

/** Checks the result of `lerna version`: one commit with one version in all packages, and its tag. */
async function checkVersioned(version, before) {
  for (const manifest of [...manifestsOf('packages'), ...manifestsOf('examples')]) {
    assert.equal(manifest.version, version, manifest.name);
    checkRanges(manifest, version);
  }
  assert.equal(git('tag', '--points-at', 'HEAD'), `v${version}`);
  assert.equal(git('rev-parse', 'HEAD~1'), before);
  assert.equal(git('status', '--porcelain'), '');
  const changelogs = ['.', ...readdirSync(join(home, 'packages')).map((name) => `packages/${name}`)];
  for (const folder of changelogs)
    assert.match(read(`${folder}/CHANGELOG.md`), new RegExp(`^#+ \\[?${version}\\b`, 'm'));
  await npm(['ci', '--dry-run', '--silent']);
}

function checkRanges({ name, dependencies, devDependencies, peerDependencies }, version) {
  for (const field of [dependencies, devDependencies, peerDependencies]) {
    const siblings = Object.entries(field ?? {}).filter(([sibling]) => sibling.startsWith('@faultline/'));
    for (const [sibling, range] of siblings) assert.equal(range, `^${version}`, `${sibling} in ${name}`);
  }
}

/** Checks the result of `lerna publish`: all packages with the tag `latest`, and no examples. */
function checkPublished(version) {
  const names = manifestsOf('packages').map(({ name }) => name);
  assert.deepEqual(new Set(Object.keys(registry.packuments)), new Set(names));
  for (const packument of Object.values(registry.packuments)) {
    assert.equal(packument['dist-tags'].latest, version);
    checkRanges(packument.versions[version], version);
  }
}

async function release() {
  const before = git('rev-parse', 'HEAD');
  await npm(['run', 'release:version', '--', '--yes']);
  const { version } = JSON.parse(read('lerna.json'));
  await checkVersioned(version, before);
  await npm(['run', 'release:publish', '--', '--yes', '--registry', registry.url]);
  checkPublished(version);
  return version;
}

async function rehearse() {
  configureNpm();
  await npm(['ci']);
  const first = await release();
  appendFileSync(join(home, 'packages/core/README.md'), '\nRehearsed.\n');
  git('commit', '--all', '--message', breaking);
  const second = await release();
  assert.notEqual(second, first);
  assert.match(read('packages/core/CHANGELOG.md'), /a rehearsed breaking change/);

  // npm rejects an adapter with the core of another release.
  const install = ['install', '--dry-run', '--silent', '--prefix', 'packages/core/dist', 'express@5'];
  await npm([...install, `@faultline/core@${second}`, `@faultline/express@${second}`]);
  await npm([...install, `@faultline/core@${first}`, `@faultline/express@${second}`], { fails: true });
  await npm(['run', 'test:consumers', '--', ...consumers], { FAULTLINE_VERSION: second });
  console.log(`ok: ${first} and ${second} were released and used`);
}

try {
  await rehearse();
} finally {
  registry.close();
  for (const path of [home, userconfig]) rmSync(path, { recursive: true, force: true });
}
