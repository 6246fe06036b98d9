/** Header fields as an application states them: numbers are written as text, an array as one field for each item. */
export type HeaderFields = Readonly<Record<string, string | number | readonly (string | number)[]>>;

/** Header fields ready to be written; an array is one field for each item. */
export type WrittenHeaders = Record<string, string | string[]>;

/** Fields that the server writes for the message that it sends (RFC 9110, section 7.8; RFC 9112, section 6); never an error's to set. */
const serversOwn = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'x-content-type-options',
]);

/**
 * The value of one field as it can be written.
 *
 * @throws {TypeError} that says why the field can't be written.
 */
export function writtenField(name: string, value: unknown): string | string[] {
  if (!/^[\w!#$%&'*+\-.^`|~]+$/.test(name)) {
    throw new TypeError(`headers: ${JSON.stringify(name)} is not a field name (RFC 9110, section 5.1)`);
  }
  if (Array.isArray(value)) return Array.from(value, (item) => writtenValue(name, item));
  return writtenValue(name, value);
}

function writtenValue(name: string, value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') {
    throw new TypeError(`headers: ${name} must be a string, a number or an array of these`);
  }
  // oxlint-disable-next-line no-control-regex -- these are the characters to find
  if (/[^\t\x20-\x7e\x80-\xff]/.test(text)) {
    throw new TypeError(`headers: ${name} has a character that no field value may have (RFC 9110, section 5.5)`);
  }
  const lowered = name.toLowerCase();
  if (serversOwn.has(lowered) && !(lowered === 'connection' && text.toLowerCase() === 'upgrade')) {
    throw new TypeError(`headers: ${name} is written by the server for the body that it sends`);
  }
  return text;
}

/** Fields that may be the error's and are looked for by name. */
const spelling = new Map([
  ['cache-control', 'Cache-Control'],
  ['connection', 'Connection'],
  ['upgrade', 'Upgrade'],
]);

/** The header fields of an answer: those of every answer, then the error's own. One that can't be written is left out alone. */
export function responseHeaders(own: unknown, body: string, warnings: Error[]): WrittenHeaders {
  const headers: WrittenHeaders = {
    'Content-Type': 'application/problem+json',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  };
  for (const name of fieldNames(own, warnings)) {
    try {
      headers[spelling.get(name.toLowerCase()) ?? name] = writtenField(name, (own as Record<string, unknown>)[name]);
    } catch (cause) {
      warnings.push(new TypeError(`The header field ${JSON.stringify(name)} was left out of the answer`, { cause }));
    }
  }
  return headers;
}

function fieldNames(own: unknown, warnings: Error[]): string[] {
  if (typeof own !== 'object' || own === null) return [];
  try {
    return Object.keys(own);
  } catch (cause) {
    warnings.push(new TypeError("The header fields of the error were left out: they can't be read", { cause }));
    return [];
  }
}
