// Writes the code of each package: one file for each entry point, as an ES module and as CommonJS. tsc writes the declarations.
// One file, because Node needs more time to load twenty small modules than to run them.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const packages = new URL('../packages/', import.meta.url);
const common = {
  platform: 'neutral',
  target: 'es2022',
  sourcemap: true,
  sourcesContent: false, // the package contains its sources
};

/** The source files of the entry points of a package: its exports and its commands. */
function entryPointsOf(folder) {
  const { exports, bin = {} } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
  const files = [...Object.values(exports).flatMap((entry) => entry.import?.default ?? []), ...Object.values(bin)];
  return files.map((file) => file.replace('./dist/esm/', 'src/').replace(/\.js$/, '.ts'));
}

async function bundle(name) {
  const folder = new URL(`${name}/`, packages);
  const absWorkingDir = fileURLToPath(folder);
  for (const format of ['esm', 'cjs']) removeCode(new URL(`dist/${format}/`, folder));
  const { metafile } = await build({
    ...common,
    absWorkingDir,
    entryPoints: entryPointsOf(folder),
    outbase: 'src',
    outdir: 'dist/esm',
    bundle: true,
    packages: 'external',
    format: 'esm',
    splitting: name === 'core' || name === 'fastify', // a class must be the same from both entry points
    chunkNames: 'shared/[hash]',
    metafile: true,
  });
  const entryPoints = Object.keys(metafile.outputs).filter((file) => file.endsWith('.js'));
  await build({ ...common, absWorkingDir, entryPoints, outbase: 'dist/esm', outdir: 'dist/cjs', format: 'cjs' });
  writeFileSync(new URL('dist/cjs/package.json', folder), '{ "type": "commonjs" }\n');
}

/** Removes the code of the previous build: the names of shared files depend on their content. */
function removeCode(folder) {
  for (const file of readdirSync(folder, { recursive: true })) {
    if (/\.js(?:\.map)?$/.test(file)) rmSync(new URL(file, folder));
  }
}

await Promise.all(readdirSync(packages).map(bundle));
