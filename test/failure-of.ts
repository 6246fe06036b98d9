/** Calls a function. Returns the value that it throws or rejects with. */
export async function failureOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('Nothing was thrown.');
}
