const compiled = '/packages/[^/]+/dist/esm/';

/** @type {import('jest').Config} */
const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  // Sentry and OpenTelemetry keep state in globals of Node; the cleanup wraps it in setters that call themselves.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  // The tests run on the output of the build. The transform changes no code: it adds the source maps, for coverage.
  transform: { [`${compiled}.+\\.js$`]: '<rootDir>/tools/jest-source-map.cjs' },
  // Jest finds the source maps of all other files itself, so that stacks name the .ts files.
  transformIgnorePatterns: [`^(?!.*${compiled})`],
  modulePathIgnorePatterns: ['<rootDir>/packages/[^/]+/dist/cjs/'],
};
const nest11 = '<rootDir>/test/compat/nest11/node_modules/@nestjs/';

/** @type {import('jest').Config} */
export default {
  rootDir: import.meta.dirname,
  // A busy machine needs longer than Jest's 5 seconds to start a process.
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/tools/jest-summary.mjs'],
  coverageProvider: 'babel',
  collectCoverageFrom: ['packages/*/dist/esm/**/*.js'],
  coverageReporters: ['text', 'lcov'],
  projects: [
    {
      ...base,
      displayName: 'main',
      testMatch: ['<rootDir>/.test-dist/**/*.test.js'],
      // Jest can't load a CommonJS package that requires Nest 12. The program of docs/languages.md runs with Nest 12.
      testPathIgnorePatterns: ['/nestjs-i18n\\.test\\.js$', '-browser\\.test\\.js$'],
    },
    // Needs Chromium, so `npm test` does not select it.
    { ...base, displayName: 'browser', testMatch: ['<rootDir>/.test-dist/*-browser.test.js'] },
    {
      ...base,
      displayName: 'nest 11',
      testMatch: ['<rootDir>/.test-dist/{adapters,leaks,middleware,nestjs*,wire}.test.js'],
      globals: { NEST_MAJOR: 11 },
      moduleNameMapper: { '^@nestjs/([^/]+)$': `${nest11}$1`, '^@nestjs/([^/]+)/(.+)$': `${nest11}$1/$2` },
    },
  ],
};
