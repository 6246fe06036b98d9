// Prints the sizes of the packages in a bundle, minified and gzipped. If a size exceeds its budget, it also prints the modules.
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const ours = ['@faultline/core', '@faultline/fastify', '@faultline/mappers'];
const others = [...ours, 'express', 'fastify', '@nestjs/*', 'reflect-metadata', 'rxjs'];
const onlyCore = ['@faultline/core'];
const budgets = [
  { name: 'one class of the core', source: "export { TooManyRequests } from '@faultline/core'", bytes: 7000 },
  {
    name: 'one problem type',
    source: `import { Conflict, defineProblem } from '@faultline/core';
      export class OutOfStock extends defineProblem(Conflict, { code: 'OUT_OF_STOCK', title: 'Out of stock' }) {}`,
    bytes: 8500,
  },
  { name: 'the core', source: "export * from '@faultline/core'", bytes: 11_500 },
  { name: 'the Express adapter', source: "export * from '@faultline/express'", bytes: 3000, external: others },
  { name: 'the Fastify plugin', source: "export * from '@faultline/fastify'", bytes: 3500, external: onlyCore },
  { name: 'the fetch adapter', source: "export * from '@faultline/fetch'", bytes: 1500, external: others },
  { name: 'one mapper', source: "export * from '@faultline/mappers/zod'", bytes: 3000, external: onlyCore },
  { name: 'one catalogue', source: "export * from '@faultline/catalogues/de'", bytes: 2500 },
  {
    name: 'a client of an API',
    source: "export { isProblem, throwIfProblem } from '@faultline/client'",
    bytes: 1150,
  },
  { name: 'the client', source: "export * from '@faultline/client'", bytes: 1500 },
  { name: 'the Nest adapter', source: "export * from '@faultline/nestjs'", bytes: 6000, external: others },
];

async function bundle({ source, external = [] }) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    external,
  });
  const [output] = Object.values(metafile.outputs);
  return { code: outputFiles[0].contents, inputs: output.inputs };
}

/** The published code of a package is one file. Its sources show the size of each module. */
async function printModules(budget) {
  const source = budget.source.replace(/(@faultline\/\w+)/, './node_modules/$1/src/index.ts');
  const { inputs } = await bundle({ ...budget, source });
  const modules = Object.entries(inputs).toSorted(([, one], [, other]) => other.bytesInOutput - one.bytesInOutput);
  for (const [file, { bytesInOutput }] of modules) {
    if (bytesInOutput > 0) console.log(`  ${String(bytesInOutput).padStart(5)} B before gzip  ${basename(file)}`);
  }
}

for (const budget of budgets) {
  const { code } = await bundle(budget);
  const size = gzipSync(code, { level: 9 }).length;
  console.log(`${budget.name.padEnd(24)} ${String(size).padStart(5)} B of ${budget.bytes} B`);
  if (size <= budget.bytes) continue;
  await printModules(budget);
  process.exitCode = 1;
}
