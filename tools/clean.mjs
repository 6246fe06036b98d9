// Deletes the outputs of builds and tests. tsc does not delete the outputs of deleted sources.
import { readdirSync, rmSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const outputs = ['.cache', '.test-dist', 'coverage'];
for (const workspaces of ['packages', 'examples']) {
  for (const name of readdirSync(new URL(workspaces, root))) outputs.push(`${workspaces}/${name}/dist`);
}
for (const path of outputs) rmSync(new URL(path, root), { recursive: true, force: true });
