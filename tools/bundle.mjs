// Writes the code of each package, whose declarations tsc writes: one file an entry point, as an ES module and as CommonJS.
// To find and to link twenty small modules takes Node longer than to run them.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const packages = new URL('../packages/', import.meta.url);

async function bundle(name, format) {
  const folder = new URL(`${name}/`, packages);
  await build({
    absWorkingDir: fileURLToPath(folder),
    entryPoints: [existsSync(new URL('src/index.ts', folder)) ? 'src/index.ts' : 'src/sources/*.ts'],
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
