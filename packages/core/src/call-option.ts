/**
 * Calls a function of the application, and checks its result. If either fails, the failure is a warning, and the result is
 * `undefined`. Never throws.
 *
 * @param name The option, for the warning.
 * @param parse Returns the checked result; throws a `TypeError` for a wrong one, such as the promise of an async function.
 */
export function callOption<T>(
  name: string,
  call: () => unknown,
  parse: (result: unknown) => T,
  warnings: Error[],
): T | undefined {
  let result: unknown;
  try {
    result = call();
  } catch (cause) {
    warnings.push(new Error(`${name} threw`, { cause }));
    return undefined;
  }
  try {
    return parse(result);
  } catch (failure) {
    Promise.resolve(result).catch(() => {}); // a promise, also of another realm, may reject
    warnings.push(failure instanceof Error ? failure : new TypeError(`The result of ${name} can't be read`));
    return undefined;
  }
}
