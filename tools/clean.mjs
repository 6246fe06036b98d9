// Deletes everything that a build or a test run writes: tsc leaves the outputs of deleted sources behind.
import { readdirSync, rmSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const written = ['.cache', '.test-dist', 'coverage'];
for (const workspaces of ['packages', 'examples']) {
  for (const name of readdirSync(new URL(workspaces, root))) written.push(`${workspaces}/${name}/dist`);
}
for (const path of written) rmSync(new URL(path, root), { recursive: true, force: true });
