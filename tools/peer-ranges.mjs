// Copies the version ranges of our packages from devDependencies, which Lerna updates, to peerDependencies, which Lerna does not
// update. The script `version` of the root runs this before Lerna updates the lock file and commits.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const packages = new URL('../packages/', import.meta.url);
for (const name of readdirSync(packages)) {
  const file = new URL(`${name}/package.json`, packages);
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  for (const [sibling, range] of Object.entries(manifest.devDependencies ?? {})) {
    if (sibling.startsWith('@faultline/')) manifest.peerDependencies[sibling] = range;
  }
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}
