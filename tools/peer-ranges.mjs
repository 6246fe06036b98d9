// Lerna writes the new range of a sibling to devDependencies and leaves peerDependencies alone: this copies it. npm's
// lifecycle `version` of the root runs it, before Lerna brings the lock file up to date and commits.
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
