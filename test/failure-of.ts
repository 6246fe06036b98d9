/** What some work throws or rejects with. */
export async function failureOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('Nothing was thrown.');
}
