/**
 * What is said of a body that is not JSON, by whichever parser it was found. Where it is not, only V8 knows, and not always;
 * the rest of its text quotes the body.
 *
 * @param text What the parser says.
 */
export function malformedJson(text?: unknown): string {
  const said = 'The request body is not valid JSON';
  if (typeof text !== 'string') return `${said}.`;
  if (text === 'Unexpected end of JSON input') return `${said}: it ends too early.`;
  const position = / in JSON at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(text)?.[1];
  return position === undefined ? `${said}.` : `${said} at position ${position}.`;
}

/** What is said of a body that `body-parser` refuses, in words of ours; nothing where the catalogue says as much. */
export function unreadBody(type: string, message: unknown, limit: unknown): string | undefined {
  if (type === 'entity.parse.failed') return malformedJson(message);
  if (type === 'entity.too.large' && typeof limit === 'number') {
    return `The request body is larger than ${limit} bytes.`;
  }
  if (type === 'charset.unsupported') return 'The charset of the request body is not supported.';
  if (type === 'encoding.unsupported') return 'The content encoding of the request body is not supported.';
  return undefined;
}
