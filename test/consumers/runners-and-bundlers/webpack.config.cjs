const configuration = (entry, filename) => ({
  target: 'node',
  mode: 'production',
  entry,
  output: { path: `${__dirname}/bundled`, filename },
  ignoreWarnings: [/the request of a dependency is an expression/], // Express's own `require` of a view engine
});

module.exports = [
  configuration('./server.mjs', 'webpack-import.cjs'),
  configuration('./server.cjs', 'webpack-require.cjs'),
];
