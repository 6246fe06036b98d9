// `require` and `import` of a package return the same classes and functions.
const assert = require('node:assert/strict');

async function compare(name) {
  const required = require(name);
  const imported = await import(name);
  for (const key of Object.keys(required)) assert.equal(imported[key], required[key], `${name} ${key}`);
}

Promise.all(process.argv.slice(2).map(compare)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
