/**
 * The message of a validator, or the sentence that stands in for it: where it is no text, and where it quotes one of the
 * values that the client sent, of which nothing may come back.
 */
export function withoutValues(message: unknown, values: readonly unknown[], otherwise: string): string {
  if (typeof message !== 'string' || message === '') return otherwise;
  const text = message.toLowerCase();
  for (const value of values) for (const part of textsOf(value)) if (quotes(text, part.toLowerCase())) return otherwise;
  return message;
}

/** The sentence for a rule of which only the name may be told. */
export function brokenRule(code: string): string {
  return `This does not satisfy the rule '${code}'.`;
}

/** How many parts of a value are looked for. */
const most = 1000;

/** A value as texts that a message may quote: itself, or the values in it that are not as short as numbers in a rule are. */
function* textsOf(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    yield* formsOf(value);
    return;
  }
  const parts: unknown[] = [value];
  for (const [index, part] of parts.entries()) {
    if (index >= most) return;
    if (typeof part === 'object' && part !== null && !(part instanceof Date)) {
      parts.push(...Object.values(part).slice(0, most));
    } else {
      for (const text of formsOf(part)) if (text.length >= 4) yield text;
    }
  }
}

function* formsOf(value: unknown): Generator<string> {
  if (typeof value === 'boolean' || value === undefined || value === null || typeof value === 'function') return;
  const text = String(value);
  yield text;
  const quoted = JSON.stringify(typeof value === 'bigint' ? text : value) as string | undefined;
  const escaped = quoted?.replaceAll(/^"|"$/g, '');
  if (escaped !== undefined && escaped !== text) yield escaped;
}

/** Whether a text has a part; one that is short counts as a word of its own alone. */
function quotes(text: string, part: string): boolean {
  if (part.trim() === '') return false;
  for (let start = text.indexOf(part); start !== -1; start = text.indexOf(part, start + 1)) {
    if (part.length >= 4 || (!isWord(text[start - 1]) && !isWord(text[start + part.length]))) return true;
  }
  return false;
}

function isWord(character = ''): boolean {
  return /^[\p{L}\p{N}_]$/u.test(character);
}
