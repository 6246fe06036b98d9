// Passes the source maps of the build to Jest, so that coverage and stacks name the .ts sources.
const { createHash } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');

/** The source map beside a file, as JSON text. `null` if there is none. */
function sourceMapOf(file) {
  const map = `${file}.map`;
  return existsSync(map) ? readFileSync(map, 'utf8') : 'null';
}

const thisFile = readFileSync(__filename, 'utf8');

module.exports = {
  process: (code, file) => ({ code, map: JSON.parse(sourceMapOf(file)) }),

  // Jest's own key does not include the map. A new line of types changes the map and not the code.
  getCacheKey: (code, file, { configString, instrument }) =>
    createHash('sha1')
      .update(JSON.stringify([thisFile, code, file, sourceMapOf(file), configString, instrument]))
      .digest('hex'),
};
