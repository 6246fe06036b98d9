/** How many characters of JSON may still be copied. */
export interface JsonBudget {
  characters: number;
}

/** How many arrays and objects may be nested. */
const maxDepth = 100;

/**
 * Copies a value as `JSON.parse(JSON.stringify(value))` does, but in time and memory that a budget bounds.
 *
 * @returns The copy, or `undefined` for what JSON omits: `undefined`, functions and symbols.
 * @throws {TypeError} if the value has a cycle or a BigInt, is nested too deeply, or fails when it is read.
 * @throws {RangeError} if the budget does not suffice.
 */
export function copyJson(value: unknown, budget: JsonBudget, key = '', depth = 0): unknown {
  const data = withoutMethods(value, budget, key);
  switch (typeof data) {
    case 'string':
      spend(budget, data.length); // before it is written: it may be longer than any text can be
      spend(budget, JSON.stringify(data).length - data.length);
      return data;
    case 'number':
      spend(budget, String(data).length);
      return Number.isFinite(data) ? data : null;
    case 'boolean':
      spend(budget, 5);
      return data;
    case 'object':
      spend(budget, 4);
      if (data === null) return null;
      if (depth >= maxDepth) throw new TypeError(`The value has a cycle, or is nested over ${maxDepth} levels deep`);
      return Array.isArray(data) ? copyArray(data, budget, depth + 1) : copyProperties(data, budget, depth + 1);
    case 'bigint':
      throw new TypeError("A BigInt can't be written as JSON");
    case 'function':
    case 'symbol':
    case 'undefined':
  }
  return undefined;
}

/** What JSON writes in place of a value: the result of its `toJSON`, the primitive in a wrapper object. */
function withoutMethods(value: unknown, budget: JsonBudget, key: string): unknown {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'bigint') return value;
  // Every byte would become a property or an item, all at once.
  if (ArrayBuffer.isView(value)) spend(budget, value.byteLength);
  const { toJSON } = value as { toJSON?: unknown };
  const data: unknown = typeof toJSON === 'function' ? toJSON.call(value, key) : value;
  return isWrapper(data) ? data.valueOf() : data;
}

function isWrapper(data: unknown): data is object {
  return (
    typeof data === 'object' &&
    data !== null &&
    /^\[object (?:Boolean|Number|String)\]$/.test(Object.prototype.toString.call(data))
  );
}

function copyArray(array: readonly unknown[], budget: JsonBudget, depth: number): unknown[] {
  const copy: unknown[] = [];
  for (let index = 0; index < array.length; index += 1) {
    spend(budget, 1);
    copy.push(copyJson(array[index], budget, String(index), depth) ?? null);
  }
  return copy;
}

function copyProperties(value: object, budget: JsonBudget, depth: number): object {
  const copy: [name: string, value: unknown][] = [];
  for (const name of Object.keys(value)) {
    spend(budget, name.length + 4);
    const property = copyJson((value as Readonly<Record<string, unknown>>)[name], budget, name, depth);
    if (property !== undefined) copy.push([name, property]);
  }
  // Not by assignment, which would set the prototype for the name `__proto__`.
  return Object.fromEntries(copy);
}

function spend(budget: JsonBudget, characters: number): void {
  budget.characters -= characters;
  if (budget.characters < 0) throw new RangeError('There are more characters of JSON than a problem may have');
}
