// Writes the code of each package, whose declarations tsc writes: one file an entry point, as an ES module and as CommonJS.
// To find and to link twenty small modules takes Node longer than to run them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const packages = new URL('../packages/', import.meta.url);

/** The sources of what a package exports. */
function entryPointsOf(folder) {
  const { exports } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
  const files = Object.values(exports).flatMap((entry) => entry.import?.default ?? []);
  return files.map((file) => file.replace('./dist/esm/', 'src/').replace(/\.js$/, '.ts'));
}

async function bundle(name, format) {
  const folder = new URL(`${name}/`, packages);
  await build({
    absWorkingDir: fileURLToPath(folder),
    entryPoints: entryPointsOf(folder),
    outbase: 'src',
    outdir: `dist/${format}`,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'es2022',
    format,
    sourcemap: true,
    sourcesContent: false, // the package has its sources
  });
  if (format === 'cjs') writeFileSync(new URL('dist/cjs/package.json', folder), '{ "type": "commonjs" }\n');
}

await Promise.all(readdirSync(packages).flatMap((name) => [bundle(name, 'esm'), bundle(name, 'cjs')]));
