// Bundles a program that uses one of three problem types. The bundlers drop the classes that are not used.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import webpack from 'webpack';

writeFileSync(
  'uses-one.mjs',
  "import { OutOfStock } from './problem-types.mjs';\nconsole.log(new OutOfStock().code);\n",
);
const entry = './uses-one.mjs';

async function bundleWithVite() {
  const input = { entry, formats: ['es'], fileName: 'vite' };
  await vite({ logLevel: 'error', configFile: false, build: { lib: input, outDir: 'bundled/vite', minify: false } });
  return 'bundled/vite/vite.mjs';
}

async function bundleWithWebpack() {
  const output = { path: `${import.meta.dirname}/bundled`, filename: 'webpack-one.cjs' };
  const stats = await new Promise((resolve, reject) => {
    webpack({ target: 'node', mode: 'production', entry, output }, (error, result) =>
      error ? reject(error) : resolve(result),
    );
  });
  assert.equal(stats.hasErrors(), false, stats.toString('errors-only'));
  return 'bundled/webpack-one.cjs';
}

async function bundleWithEsbuild() {
  await esbuild({ entryPoints: [entry], bundle: true, platform: 'node', outfile: 'bundled/esbuild-one.cjs' });
  return 'bundled/esbuild-one.cjs';
}

async function codesIn(bundling) {
  const code = readFileSync(await bundling, 'utf8');
  return ['OUT_OF_STOCK', 'PRICE_CHANGED', 'WITHDRAWN'].filter((name) => code.includes(name));
}

assert.deepEqual(await codesIn(bundleWithVite()), ['OUT_OF_STOCK']);
assert.deepEqual(await codesIn(bundleWithWebpack()), ['OUT_OF_STOCK', 'PRICE_CHANGED']);
assert.deepEqual(await codesIn(bundleWithEsbuild()), ['OUT_OF_STOCK', 'PRICE_CHANGED']);
