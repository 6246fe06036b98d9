/** Returns a thrown object as a record of unknown properties. Returns an empty record for any other value. */
export function asRecord(thrown: unknown): Readonly<Record<string, unknown>> {
  return typeof thrown === 'object' && thrown !== null ? (thrown as Readonly<Record<string, unknown>>) : {};
}

/** Whether a value is the abort reason of `AbortSignal.timeout`. The value may come from another realm. */
export function isSignalTimeout(value: unknown): boolean {
  return (
    Object.prototype.toString.call(value) === '[object DOMException]' && asRecord(value)['name'] === 'TimeoutError'
  );
}
