/**
 * The message of a validator, or the sentence that stands in for it: where it is no text, and where it quotes one of the
 * values that the client sent, of which nothing may come back.
 */
export function withoutValues(message: unknown, values: readonly unknown[], otherwise: string): string {
  if (typeof message !== 'string' || message === '') return otherwise;
  const text = message.toLowerCase();
  for (const value of values) {
    for (const part of textsOf(value, text.length)) if (quotes(text, part.toLowerCase())) return otherwise;
  }
  return message;
}

/** The sentence for a rule of which only the name may be told. */
export function brokenRule(code: string): string {
  return `This does not satisfy the rule '${code}'.`;
}

/** About how many parts of a value are looked for: rules of large arrays are about their length. */
const most = 1000;

/** A value as texts that a message may quote: itself, or the values in it that are not as short as numbers in a rule are. */
function* textsOf(value: unknown, longest: number): Generator<string> {
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    yield* formsOf(value, longest);
    return;
  }
  const parts: unknown[] = [value];
  for (const part of parts) {
    if (typeof part === 'object' && part !== null && !(part instanceof Date)) {
      if (parts.length < most) parts.push(...Object.values(part).slice(0, most));
    } else {
      for (const text of formsOf(part, longest)) if (text.length >= 4) yield text;
    }
  }
}

/** A value as texts; a text also as JSON has it. What is longer than a message is not quoted in it. */
function* formsOf(value: unknown, longest: number): Generator<string> {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return;
    yield value.toISOString();
    yield value.toString();
  } else if (typeof value === 'number' || typeof value === 'bigint') {
    yield String(value);
  } else if (typeof value === 'string' && value.length <= longest) {
    yield value;
    yield JSON.stringify(value).slice(1, -1);
  }
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
