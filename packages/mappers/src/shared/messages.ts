/**
 * Removes the name of the field from the start of a validator's message: `"items[0].price" must be a number` becomes
 * `must be a number`. The field error has the location already, and the client may have chosen the name.
 */
export function removeLabel(message: unknown, label: unknown): unknown {
  if (typeof message !== 'string' || typeof label !== 'string' || label === '') return message;
  const start = message.indexOf(label);
  if (start !== 0 && !(start === 1 && /^["'`[]/.test(message))) return message;
  const rest = message.slice(start + label.length).replace(/^["'`\]]/, '');
  return rest.startsWith(' ') && rest.trim() !== '' ? rest.trim() : message;
}

/**
 * Masks a validator's message that quotes a value of the client: an error response must not repeat what the client sent.
 *
 * @param values The values that the message must not quote.
 * @param fallback The sentence for a message that quotes one of them, is empty or is not a string.
 */
export function maskMessageQuoting(message: unknown, values: readonly unknown[], fallback: string): string {
  if (typeof message !== 'string' || message === '') return fallback;
  const lowerCased = message.toLowerCase();
  for (const value of values) {
    for (const text of listQuotableTexts(value, lowerCased.length)) {
      if (containsText(lowerCased, text.toLowerCase())) return fallback;
    }
  }
  return message;
}

/** The message for a rule if only its name can be exposed. */
export function createRuleMessage(code: string): string {
  return `This does not satisfy the rule '${code}'.`;
}

/** The approximate limit of nested values to search. Rules about large arrays usually concern their length. */
const maxNestedValues = 1000;

/** A short text also occurs in the rule itself, such as a number. */
const minDistinctiveLength = 4;

/**
 * Lists the texts by which a message can quote a value. For an object these are its nested values; short ones are skipped.
 */
function* listQuotableTexts(value: unknown, maxLength: number): Generator<string> {
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    yield* listSpellings(value, maxLength);
    return;
  }
  const pending: unknown[] = [value];
  for (const item of pending) {
    if (typeof item === 'object' && item !== null && !(item instanceof Date)) {
      if (pending.length < maxNestedValues) pending.push(...Object.values(item).slice(0, maxNestedValues));
    } else {
      for (const text of listSpellings(item, maxLength)) if (text.length >= minDistinctiveLength) yield text;
    }
  }
}

/** Lists the spellings of a primitive value or a date. A string that is longer than the message cannot be in it. */
function* listSpellings(value: unknown, maxLength: number): Generator<string> {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return;
    yield value.toISOString();
    yield value.toString();
  } else if (typeof value === 'number' || typeof value === 'bigint') {
    yield String(value);
  } else if (typeof value === 'string' && value.length <= maxLength) {
    yield value;
    yield JSON.stringify(value).slice(1, -1);
  }
}

/** Whether `message` contains `text`. A short text must be a separate word. */
function containsText(message: string, text: string): boolean {
  if (text.trim() === '') return false;
  for (let start = message.indexOf(text); start !== -1; start = message.indexOf(text, start + 1)) {
    if (text.length >= minDistinctiveLength) return true;
    if (!isWordCharacter(message[start - 1]) && !isWordCharacter(message[start + text.length])) return true;
  }
  return false;
}

function isWordCharacter(character = ''): boolean {
  return /^[\p{L}\p{N}_]$/u.test(character);
}
