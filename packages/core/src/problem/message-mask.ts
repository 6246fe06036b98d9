/** The message for a rule if only its name can be exposed. */
export function createRuleMessage(code: string): string {
  return `This does not satisfy the rule '${code}'.`;
}

/** What a message of the application must not quote. */
export interface Reach {
  /** Values of the client: primitives, or objects with all that they contain. */
  readonly values?: readonly unknown[];
  /** Names that the client may have invented. */
  readonly names?: readonly unknown[];
  /** The parameters of the rule. A message can contain them, even if the client sent the same text. */
  readonly params?: readonly unknown[];
}

/**
 * Returns the message of the application, or the fallback if the message is not a string, is empty, is longer than 1,000
 * characters, contains a message of `JSON.parse`, or quotes a value or a name in reach.
 */
export type MaskMessage = (message: unknown, fallback: string, reach?: Reach) => string;

/** Words that most sentences contain. A client that sends one of them is not quoted. */
const commonWords = new Set(
  'A ALL AN AND ANY ARE AS AT BE BUT BY CAN FOR FROM HAS IF IN IS IT ITS MAY NO NONE NOT OF ON ONE OR SO THAN THAT THE THIS TO'.split(
    ' ',
  ),
);

/** Longer messages are cut in a problem, and a cut value is not recognized as one. */
const maxMessageLength = 1000;

/** How many texts are searched for the field errors of one problem, all together. After that, messages are masked. */
const maxSearches = 20_000;

/**
 * The messages of V8 and JavaScriptCore for malformed JSON. They quote the characters around the position. Libraries and
 * custom rules add text before and after them.
 */
const jsonParseMessage =
  /["'](?:\.{3})? is not valid JSON|\b(?:in|after|of) JSON (?:at position|input)|JSON Parse error: |Unexpected token .* JSON/;

/** Creates the function that masks the messages of one list of field errors. Its time is bounded. */
export function createMessageMask(): MaskMessage {
  let searches = maxSearches;
  return (message, fallback, { values = [], names = [], params = [] } = {}) => {
    if (typeof message !== 'string' || message === '' || message.length > maxMessageLength) return fallback;
    if (searches < 0) return fallback;
    if (jsonParseMessage.test(message)) return fallback;
    const haystacks = [...new Set([foldCase(message), foldCase(decodeEntities(message))])];
    const paramTexts = new Set(params.map((param) => foldCase(String(param)).slice(0, maxMessageLength)));
    const texts = listQuotableTexts(values, names, message.length);
    for (const { text, isName } of texts) {
      searches -= 1;
      if (searches < 0) return fallback;
      const needle = foldCase(text);
      if (needle === '' || commonWords.has(needle) || paramTexts.has(needle)) continue;
      const isQuoted = isName ? quotesName : quotesValue;
      if (haystacks.some((haystack) => isQuoted(haystack, needle))) return fallback;
    }
    return message;
  };
}

/** Upper case, because the lower case of `Σ` depends on its place in the word. */
function foldCase(text: string): string {
  return text.trim().toLowerCase().toUpperCase();
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Decodes the HTML entities that libraries write, such as joi with `escapeHtml`. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,5})|#(\d{1,6})|(amp|lt|gt|quot|apos));/gi, (_, hex, decimal, name) =>
    name === undefined
      ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16))
      : entities[(name as string).toLowerCase()]!,
  );
}

interface QuotableText {
  readonly text: string;
  readonly isName: boolean;
}

/** Lists the texts by which a message can quote values and names. Longer texts than the message are skipped. */
function* listQuotableTexts(
  values: readonly unknown[],
  names: readonly unknown[],
  maxLength: number,
): Generator<QuotableText> {
  for (const name of names) {
    const text = typeof name === 'string' ? name : '';
    yield { text: text.length <= maxLength ? text : '', isName: true };
  }
  const pending: unknown[] = [...values];
  // Not recursive, and one level at a time: the client controls how deep and how large its objects are.
  for (const value of pending) {
    yield { text: '', isName: false }; // counts each value, also one without a text
    if (!isContainer(value)) {
      for (const text of listSpellings(value, maxLength)) yield { text, isName: false };
    } else if (pending.length <= maxSearches) {
      for (const [key, item] of entriesOf(value)) {
        if (typeof key === 'string') yield { text: key.length <= maxLength ? key : '', isName: true };
        pending.push(item);
      }
    }
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Date) && !ArrayBuffer.isView(value);
}

function entriesOf(value: object): Iterable<readonly [unknown, unknown]> {
  if (Array.isArray(value) || value instanceof Map) return value.entries();
  return value instanceof Set ? value.entries() : Object.entries(value);
}

/** Lists the spellings of a primitive value, a date or bytes. */
function* listSpellings(value: unknown, maxLength: number): Generator<string> {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return;
    yield* [value.toISOString(), value.toString(), value.toUTCString(), value.toDateString(), value.toTimeString()];
    yield* [value.toLocaleString(), value.toLocaleDateString(), value.toLocaleTimeString(), String(value.getTime())];
  } else if (ArrayBuffer.isView(value)) {
    if (value.byteLength <= maxLength) yield* listSpellingsOfBytes(value);
  } else if (typeof value === 'string' && value.length <= maxLength) {
    yield value;
    yield JSON.stringify(value).slice(1, -1);
  } else if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') {
    yield String(value);
  }
}

function* listSpellingsOfBytes(view: ArrayBufferView): Generator<string> {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const binary = String.fromCharCode(...bytes);
  yield* [new TextDecoder().decode(bytes), binary, btoa(binary), bytes.join(',')];
  yield Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A shorter text must be a separate word, because it also occurs in other words. */
const minDistinctiveLength = 4;

function quotesValue(message: string, text: string): boolean {
  return hasOccurrence(
    message,
    text,
    (before, after) => text.length >= minDistinctiveLength || !(isWordCharacter(before) || isWordCharacter(after)),
  );
}

/** A name that is a single word also occurs in a sentence about the field. So it counts only between quotation marks. */
function quotesName(message: string, name: string): boolean {
  const isWord = /^[\w$-]+$/.test(name);
  return hasOccurrence(message, name, (before, after) =>
    isWord ? /["'`[(<{]/.test(before) && /["'`\])>}]/.test(after) : true,
  );
}

/** Whether `message` contains `text` between two characters that `accepts`. */
function hasOccurrence(message: string, text: string, accepts: (before: string, after: string) => boolean): boolean {
  for (let start = message.indexOf(text); start !== -1; start = message.indexOf(text, start + 1)) {
    if (accepts(message[start - 1] ?? '', message[start + text.length] ?? '')) return true;
  }
  return false;
}

function isWordCharacter(character: string): boolean {
  return /^[\p{L}\p{N}_]$/u.test(character);
}
