// The table of consumers. A project is a folder with pinned dependencies, and the steps that run in it.
//
//   packages   the packages of this repository that it installs
//   files      copies of files of `apps`: { name in the project: name in apps }
//   samples    the TypeScript programs of a package's README: { folder in the project: package }
//   page       a page whose named programs it has
//   unpacked   further packages, in the node_modules of a folder: { folder, packages, version }
//   steps      { name, compile, run, serve, print }, in this order:
//     compile  the arguments of a TypeScript compiler; errors in other packages are ignored
//     run      programs with their arguments; their exit status must be 0
//     serve    servers; they must send the responses of responses.mjs, byte by byte
//     print    whether the output of the programs is printed

import { names as packages } from './packages.mjs';

const strict = '--strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --skipLibCheck false --target es2022';
const esbuild = 'node_modules/esbuild/bin/esbuild --bundle --platform=node --log-level=warning';

/** The module resolutions of TypeScript, each with the sources that compile with it. */
const resolutions = [
  { name: 'nodenext', options: '--module nodenext', sources: ['server.mts', 'server.cts'] },
  { name: 'node16', options: '--module node16', sources: ['server.mts', 'server.cts'] },
  { name: 'bundler', options: '--module esnext --moduleResolution bundler', sources: ['server.mts'] },
];
const [nodenext] = resolutions;

/** Creates a step for each version of TypeScript and each module resolution: compiles the servers and starts them. */
function typescript(versions, { ways = resolutions, options = '' } = {}) {
  const combinations = versions.flatMap((version) => ways.map((way) => ({ version, ...way })));
  return combinations.map(({ version, name, options: resolution, sources }) => ({
    name: `TypeScript ${version} ${name}`,
    compile: `${tsc(version)} ${options} ${resolution} --outDir out/${version}-${name} ${sources.join(' ')}`,
    serve: sources.map((source) => `out/${version}-${name}/${source.replace('ts', 'js')}`),
  }));
}

function tsc(version) {
  // The template of Nest has a tsconfig.json.
  const ignoreConfig = version === '5.9' ? '' : '--ignoreConfig';
  return `node_modules/typescript-${version}/bin/tsc ${strict} --types node ${ignoreConfig}`;
}

function oneClass(...names) {
  const run = ['one-class.mjs', 'one-class.cjs'].map((file) => `${file} ${names.join(' ')}`);
  return { name: 'one class for import and require', run };
}

const express = {
  packages: ['core', 'express'],
  files: {
    'server.mjs': 'express.mjs',
    'server.cjs': 'express.cjs',
    'server.mts': 'express.ts',
    'server.cts': 'express.ts',
    'one-class.mjs': 'one-class.mjs',
    'one-class.cjs': 'one-class.cjs',
  },
};
const expressSteps = [
  { name: 'import', serve: ['server.mjs'] },
  { name: 'require', serve: ['server.cjs'] },
  oneClass('@faultline/core', '@faultline/express'),
];

const fastify = {
  packages: ['core', 'fastify', 'mappers'],
  files: {
    'server.mjs': 'fastify.mjs',
    'server.cjs': 'fastify.cjs',
    'server.mts': 'fastify.ts',
    'server.cts': 'fastify.ts',
    'one-class.mjs': 'one-class.mjs',
    'one-class.cjs': 'one-class.cjs',
  },
};
const fastifySteps = [
  { name: 'import', serve: ['server.mjs'] },
  { name: 'require', serve: ['server.cjs'] },
  oneClass('@faultline/core', '@faultline/fastify', '@faultline/fastify/adapter'),
];

const nest = {
  packages: ['core', 'fastify', 'mappers', 'nestjs', 'problems'],
  files: {
    'server.mts': 'nest.ts',
    'server.cts': 'nest.ts',
    'gateway.mts': 'nest-gateway.ts',
    'swagger.mts': 'nest-swagger.ts',
    'compile-with-swagger-plugin.mjs': 'compile-with-swagger-plugin.mjs',
    'one-class.mjs': 'one-class.mjs',
    'one-class.cjs': 'one-class.cjs',
  },
};
const decorators = { options: '--experimentalDecorators --emitDecoratorMetadata' };
/** Nest 12 consists of ES modules. CommonJS can import them only with `nodenext`. */
const nest12 = {
  ...decorators,
  ways: resolutions.map((way) => (way.name === 'node16' ? { ...way, sources: ['server.mts'] } : way)),
};
const nestSteps = (major) => [
  {
    name: 'filter and module, Express and Fastify',
    serve: ['express filter', 'express module', 'fastify filter', 'fastify module'].map(
      (choice) => `out/7-nodenext/server.mjs ${choice}`,
    ),
  },
  {
    name: 'a gateway',
    compile: `${tsc('7')} ${decorators.options} --module nodenext --outDir out/gateway gateway.mts`,
    run: [`out/gateway/gateway.mjs ${major === 12 ? 1 : 0}`],
  },
  {
    name: '@nestjs/swagger',
    compile: `${tsc('7')} ${decorators.options} --module nodenext --outDir out/swagger swagger.mts`,
    run: ['out/swagger/swagger.mjs'],
  },
  oneClass('@faultline/core', '@faultline/nestjs'),
];

const swaggerPlugin = {
  name: 'the plugin of @nestjs/swagger',
  run: ['compile-with-swagger-plugin.mjs swagger.mts out/plugin', 'out/plugin/swagger.mjs plugin'],
};

/** The project that `nest new` creates: builds it, starts it and runs its test. */
function template(test) {
  return {
    name: 'the default template',
    compile: 'node_modules/typescript/bin/tsc -p . --skipLibCheck false',
    serve: ['dist/main.js'],
    run: [test],
  };
}

/** The programs of `apps` that need no framework. */
const coreAlone = ['core', 'mappers', 'catalogues'];

const spectral = 'node_modules/@stoplight/spectral-cli/dist/index.js';

export const projects = [
  {
    name: 'nest-11',
    ...nest,
    files: { ...nest.files, 'tsconfig.json': 'nest-11-template.json' },
    samples: { readme: 'nestjs' },
    steps: [
      template('node_modules/jest/bin/jest.js'),
      { name: 'the programs of the README', compile: 'node_modules/typescript/bin/tsc -p readme' },
      ...typescript(['7'], decorators),
      ...typescript(['6'], { ...decorators, ways: [nodenext] }),
      ...nestSteps(11),
      swaggerPlugin,
    ],
  },
  {
    name: 'nest-12',
    ...nest,
    files: { ...nest.files, 'tsconfig.json': 'nest-12-template.json' },
    steps: [
      template('node_modules/vitest/vitest.mjs run'),
      ...typescript(['7'], nest12),
      ...typescript(['5.9'], { ...decorators, ways: [nodenext] }),
      ...nestSteps(12),
      swaggerPlugin,
    ],
  },
  { name: 'nest-11-oldest', ...nest, steps: [...typescript(['7'], decorators), ...nestSteps(11)] },
  { name: 'nest-12-oldest', ...nest, steps: [...typescript(['7'], nest12), ...nestSteps(12)] },
  {
    name: 'nest-12-express',
    packages: nest.packages,
    files: { 'server.mts': 'nest-express.ts' },
    steps: [
      { name: 'Fastify is not installed', run: ['-e require("assert").throws(()=>require.resolve("fastify"))'] },
      ...typescript(['7'], { ...decorators, ways: [{ ...nodenext, sources: ['server.mts'] }] }),
    ],
  },
  {
    name: 'fastify-5',
    ...fastify,
    steps: [...fastifySteps, ...typescript(['7']), ...typescript(['5.9'], { ways: [nodenext] })],
  },
  { name: 'fastify-5-oldest', ...fastify, steps: [...fastifySteps, ...typescript(['7'])] },
  { name: 'express-5', ...express, steps: [...expressSteps, ...typescript(['7', '6', '5.9'])] },
  {
    name: 'express-4',
    ...express,
    steps: [...expressSteps, ...typescript(['7']), ...typescript(['5.9'], { ways: [nodenext] })],
  },
  { name: 'express-5-oldest', ...express, steps: [...expressSteps, ...typescript(['7'])] },
  { name: 'express-4-oldest', ...express, steps: [...expressSteps, ...typescript(['7'])] },
  {
    name: 'core-alone',
    packages: ['catalogues', 'core', 'mappers'],
    files: Object.fromEntries(
      coreAlone.flatMap((name) => [
        [`${name}.mts`, `${name}.ts`],
        [`${name}.cts`, `${name}.ts`],
      ]),
    ),
    steps: ['7', '6', '5.9']
      .map((version) => ({
        name: `TypeScript ${version}, without the types of Node`,
        compile: `node_modules/typescript-${version}/bin/tsc ${strict} --module nodenext --outDir out/${version} ${coreAlone.map((name) => `${name}.mts ${name}.cts`).join(' ')}`,
        run: coreAlone.flatMap((name) => [`out/${version}/${name}.mjs`, `out/${version}/${name}.cjs`]),
      }))
      .concat({
        name: 'TypeScript 5.9, with module resolution node10',
        compile: `node_modules/typescript-5.9/bin/tsc ${strict} --module commonjs --moduleResolution node10 --outDir out/node10 ${coreAlone.map((name) => `${name}.cts`).join(' ')}`,
        run: coreAlone.map((name) => `out/node10/${name}.cjs`),
      }),
  },
  {
    name: 'client-alone',
    packages: ['client'],
    files: { 'client.mts': 'client.ts' },
    steps: [
      ...['7', '6', '5.9'].map((version) => ({
        name: `TypeScript ${version}, without the types of Node`,
        compile: `node_modules/typescript-${version}/bin/tsc ${strict} --module nodenext --outDir out/${version} client.mts problems.d.ts`,
        run: [`out/${version}/client.mjs`],
      })),
      {
        name: 'TypeScript 7, with the types of Node instead of those of browsers',
        compile: `node_modules/typescript-7/bin/tsc ${strict} --lib es2022 --types node --module nodenext --noEmit client.mts problems.d.ts`,
      },
      {
        name: 'TypeScript 5.9, with module resolution node10',
        compile: `node_modules/typescript-5.9/bin/tsc ${strict} --module commonjs --moduleResolution node10 --outDir out/node10 client.mts problems.d.ts`,
        run: ['out/node10/client.mjs'],
      },
      {
        name: 'esbuild, for browsers',
        run: [
          'node_modules/esbuild/bin/esbuild --bundle --minify --log-level=warning client.mts --outfile=bundled/client.js',
          'bundled/client.js',
        ],
      },
    ],
  },
  {
    name: 'runners-and-bundlers',
    packages: ['core', 'express'],
    files: { 'server.mjs': 'express.mjs', 'server.cjs': 'express.cjs' },
    steps: [
      { name: 'Jest in CommonJS mode', run: ['node_modules/jest/bin/jest.js --testMatch **/*.jest.cjs'] },
      { name: 'Vitest', run: ['node_modules/vitest/vitest.mjs run'] },
      {
        name: 'esbuild',
        run: [
          `${esbuild} server.mjs --outfile=bundled/import.cjs`,
          `${esbuild} server.cjs --outfile=bundled/require.cjs`,
          `${esbuild} server.mjs --outfile=bundled/import.mjs --format=esm --external:express`,
        ],
        serve: ['bundled/import.cjs', 'bundled/require.cjs', 'bundled/import.mjs'],
      },
      { name: 'webpack', run: ['webpack.mjs'], serve: ['bundled/webpack-import.cjs', 'bundled/webpack-require.cjs'] },
      { name: 'unused problem types are dropped', run: ['unused-problem-types.mjs'] },
    ],
  },
  {
    name: 'fetch-runtimes',
    packages: ['core', 'fetch'],
    page: 'docs/fetch.md',
    files: {
      'server.mts': 'fetch.ts',
      'server.cts': 'fetch.ts',
      'one-class.mjs': 'one-class.mjs',
      'one-class.cjs': 'one-class.cjs',
    },
    steps: [
      ...['node', 'bun', 'deno', 'workerd'].map((name) => ({ name, serve: [`serve.mjs ${name}`] })),
      { name: 'the functions of frameworks', run: ['frameworks.mjs'] },
      ...typescript(['7']),
      oneClass('@faultline/core', '@faultline/fetch'),
    ],
  },
  {
    name: 'openapi-clients',
    packages: ['core', 'problems'],
    steps: [
      { name: 'valid documents of OpenAPI 3.0, 3.1 and 3.2', run: ['documents.mjs'] },
      {
        name: 'documents of zod-openapi, zod-to-openapi, swagger-jsdoc and tsoa',
        run: ['node_modules/tsoa/dist/cli.js spec', 'recipes.mjs'],
      },
      {
        name: "Spectral's rules",
        run: ['3.0', '3.1'].map(
          (version) => `${spectral} lint shop-${version}.json --ruleset spectral.yaml --fail-severity error`,
        ),
      },
      {
        name: 'openapi-typescript, @hey-api/openapi-ts and orval generate',
        run: ['3.0', '3.1'].flatMap((version) => [
          `node_modules/openapi-typescript/bin/cli.js shop-${version}.json -o paths-${version}.ts`,
          `node_modules/@hey-api/openapi-ts/bin/index.cjs -i shop-${version}.json -o hey-api-${version} -p @hey-api/typescript`,
          `node_modules/orval/dist/bin/orval.js --input ./shop-${version}.json --output ./orval-${version}.ts --client fetch`,
        ]),
      },
      {
        name: 'generated clients narrow the problems',
        compile: `node_modules/typescript/bin/tsc --noEmit --strict --skipLibCheck --target es2022 --module esnext --moduleResolution bundler --lib es2022,dom,dom.iterable ${['3.0', '3.1'].map((version) => `openapi-fetch-${version}.ts hey-api-${version}.ts orval-client-${version}.ts`).join(' ')}`,
      },
    ],
  },
  {
    name: 'two-cores',
    packages: ['core', 'express'],
    unpacked: { folder: 'next', packages: ['core', 'express'], version: '9.0.0' },
    steps: [
      { name: 'isHttpError() with the errors of the other version', run: ['errors.mjs'] },
      { name: 'an adapter with the errors of the other version', serve: ['server.mjs next', 'server.mjs'] },
    ],
  },
  {
    name: 'package-checks',
    unpacked: { folder: '.', packages },
    steps: [
      { name: 'publint', run: packages.map((name) => `node_modules/publint/src/cli.js run --strict ../${name}.tgz`) },
      {
        name: 'are the types wrong',
        run: packages.map((name) => `node_modules/@arethetypeswrong/cli/dist/index.js ../${name}.tgz`),
      },
      {
        name: 'contents',
        run: [`contents.mjs ${packages.map((name) => `node_modules/@faultline/${name}`).join(' ')}`],
      },
    ],
  },
  {
    name: 'sizes',
    unpacked: { folder: '.', packages },
    steps: [{ name: 'budgets', run: ['sizes.mjs'], print: true }],
  },
];
