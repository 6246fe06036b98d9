/** Checks a value, and returns a copy that shares nothing with it. Throws a `TypeError` that begins with the name. */
export type Parser<T> = (value: unknown, name: string) => T;

/** Parses non-empty text, and rejects text that is too long: to cut an identifier would change its meaning. */
export function text(maxCharacters: number): Parser<string> {
  return (value, name) => {
    if (typeof value !== 'string' || value === '') throw new TypeError(`${name} must be a non-empty string`);
    if (value.length > maxCharacters) {
      throw new TypeError(`${name} must have at most ${maxCharacters} characters, not ${value.length}`);
    }
    return value;
  };
}

/** Parses non-empty text for people, and cuts text that is too long. */
export function sentence(maxCharacters: number): Parser<string> {
  const parse = text(Infinity);
  return (value, name) => {
    const whole = parse(value, name);
    return whole.length <= maxCharacters
      ? whole
      : `${whole.slice(0, maxCharacters - 1).replace(/[\ud800-\udbff]$/, '')}…`;
  };
}

/** Parses a URI reference (RFC 3986, section 4.1). */
export function uriReference(maxCharacters: number): Parser<string> {
  const parse = text(maxCharacters);
  return (value, name) => {
    const reference = parse(value, name);
    if (/^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/.test(reference)) return reference;
    throw new TypeError(`${name} must be a URI reference (RFC 3986)`);
  };
}
