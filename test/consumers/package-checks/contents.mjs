// A package contains the files that users need, and no others. It contains the sources that its source maps name.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';

const needed = ['LICENSE', 'README.md', 'dist/cjs/package.json'];
const allowed = [
  /^(?:LICENSE|README\.md|CHANGELOG\.md|package\.json|dist\/cjs\/package\.json)$/,
  /^dist\/(?:esm|cjs)\/(?:[a-z\d-]+\/)?[a-z\d-]+(?:-[A-Z]{2})?\.(?:js|d\.ts)(?:\.map)?$/, // such as pt-BR.js
  /^dist\/(?:esm|cjs)\/shared\/[A-Z\d]+\.js(?:\.map)?$/, // the code that two entry points share
  /^src\/(?:[a-z\d-]+\/)?[a-z\d-]+(?:-[A-Z]{2})?\.ts$/,
];

function filesOf(directory) {
  const files = readdirSync(directory, { recursive: true }).filter((file) => statSync(join(directory, file)).isFile());
  return files.map((file) => file.replaceAll(sep, '/'));
}

/** The paths in a field of package.json, at any depth. */
function pathsIn(entry) {
  return typeof entry === 'object' ? Object.values(entry).flatMap(pathsIn) : entry === undefined ? [] : [entry];
}

function patternOf(path) {
  return new RegExp(`^${path.replace('./', '').replaceAll('.', '\\.').replace('*', '[a-z\\d-]+')}$`);
}

/** The mistakes in the source map of a compiled file or of declarations. */
function findMapMistakes(directory, file) {
  const map = `${file}.map`;
  if (!existsSync(join(directory, map))) return [`${file} has no source map`];
  const { sources } = JSON.parse(readFileSync(join(directory, map), 'utf8'));
  const missing = sources.filter((source) => !isInside(directory, join(directory, dirname(map), source)));
  return missing.map((source) => `${map} names ${source}, which is not in the package`);
}

function isInside(directory, file) {
  return !relative(directory, normalize(file)).startsWith('..') && existsSync(file);
}

let mistakes = 0;
for (const directory of process.argv.slice(2)) {
  const files = filesOf(directory);
  const { main, module, types, exports } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const wanted = [...needed, ...pathsIn({ main, module, types, exports })];
  const missing = wanted
    .filter((path) => !files.some((file) => patternOf(path).test(file)))
    .map((path) => `${path} is missing`);
  const superfluous = files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
  const unmapped = files
    .filter((file) => /^dist.*\.(?:js|ts)$/.test(file))
    .flatMap((file) => findMapMistakes(directory, file));
  const found = [...missing, ...superfluous.map((file) => `${file} is not for users`), ...unmapped];
  for (const mistake of found) console.error(`${directory}: ${mistake}`);
  mistakes += found.length;
}
process.exitCode = mistakes === 0 ? 0 : 1;
