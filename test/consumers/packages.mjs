// The packages as npm publishes them.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';

const root = join(import.meta.dirname, '../..');

export const names = readdirSync(join(root, 'packages'));

/**
 * Puts `core.tgz` and so on into a directory: what is packed here, or a version that the registry has. Answers what npm is
 * to install for each name.
 */
export async function pack(directory, version) {
  for (const name of names) {
    const wanted = version === undefined ? ['--workspace', `packages/${name}`] : [`@faultline/${name}@${version}`];
    const packed = await npm(['pack', ...wanted, '--json', '--pack-destination', directory], root);
    const [{ filename }] = Object.values(JSON.parse(packed));
    renameSync(join(directory, filename), join(directory, `${name}.tgz`));
  }
  const specification = (name) => (version === undefined ? `../${name}.tgz` : `@faultline/${name}@${version}`);
  return Object.fromEntries(names.map((name) => [name, specification(name)]));
}

/** Unpacks a package into a folder's node_modules, as if it had another version where one is given. */
export function unpack(tarball, name, folder, version) {
  const directory = join(folder, 'node_modules/@faultline', name);
  mkdirSync(directory, { recursive: true });
  execFileSync('tar', ['xzf', tarball, '--strip-components=1', '-C', directory]);
  if (version === undefined) return;
  const manifest = join(directory, 'package.json');
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), version }));
}
