import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';

const root = join(import.meta.dirname, '../..');

export const names = readdirSync(join(root, 'packages'));

/**
 * Writes `core.tgz` and so on to a directory, packed from this repository or downloaded from the registry. Returns for each name
 * the specifier for `npm install`.
 */
export async function pack(directory, version) {
  for (const name of names) {
    const source = version === undefined ? ['--workspace', `packages/${name}`] : [`@faultline/${name}@${version}`];
    const packed = await npm(['pack', ...source, '--json', '--pack-destination', directory], root);
    const [{ filename }] = Object.values(JSON.parse(packed));
    renameSync(join(directory, filename), join(directory, `${name}.tgz`));
  }
  const specifier = (name) => (version === undefined ? `../${name}.tgz` : `@faultline/${name}@${version}`);
  return Object.fromEntries(names.map((name) => [name, specifier(name)]));
}

/** Unpacks a package into the node_modules of a folder. `version` replaces the version in its package.json. */
export function unpack(tarball, name, folder, version) {
  const directory = join(folder, 'node_modules/@faultline', name);
  mkdirSync(directory, { recursive: true });
  execFileSync('tar', ['xzf', tarball, '--strip-components=1', '-C', directory]);
  if (version === undefined) return;
  const manifest = join(directory, 'package.json');
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), version }));
}
