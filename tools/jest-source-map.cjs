// Hands tsc's source maps to Jest, so that coverage names the .ts sources.
const { existsSync, readFileSync } = require('node:fs');

module.exports = {
  process(code, file) {
    const map = `${file}.map`;
    return existsSync(map) ? { code, map: JSON.parse(readFileSync(map, 'utf8')) } : { code };
  },
};
