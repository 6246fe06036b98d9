// Prints one last line for scripts that read the output of the tests: `jest: 12 passed, 0 failed`.
// oxlint-disable-next-line import/no-default-export -- Jest loads a reporter by its default export
export default class Summary {
  onRunComplete(_contexts, results) {
    const skipped = results.numPendingTests + results.numTodoTests;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    console.log(`jest: ${results.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  }
}
