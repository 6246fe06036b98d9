// tsc writes no package.json: this tells Node and TypeScript that dist/cjs is CommonJS.
import { readdirSync, writeFileSync } from 'node:fs';

const packages = new URL('../packages/', import.meta.url);
for (const name of readdirSync(packages)) {
  writeFileSync(new URL(`${name}/dist/cjs/package.json`, packages), '{ "type": "commonjs" }\n');
}
