/**
 * The `detail` for a body that is not valid JSON. Only V8 knows the position, and not always; the rest of its message
 * quotes the body.
 *
 * @param message The message of the parser.
 */
export function malformedJsonDetail(message?: unknown): string {
  const detail = 'The request body is not valid JSON';
  if (typeof message !== 'string') return `${detail}.`;
  if (message === 'Unexpected end of JSON input') return `${detail}: it ends too early.`;
  const position = / in JSON at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message)?.[1];
  return position === undefined ? `${detail}.` : `${detail} at position ${position}.`;
}

/** Whether a type is one that `body-parser` and `raw-body` give their errors, such as `entity.too.large`. */
export function isBodyParserType(type: unknown): type is string {
  return (
    typeof type === 'string' &&
    /^(?:charset|encoding|entity|parameters|querystring|request|stream)\.[a-zA-Z.]+$/.test(type)
  );
}

/** The `detail` for a body that `body-parser` rejects; `undefined` if the catalogue's description is as good. */
export function bodyParserDetail(type: string, message: unknown, limit: unknown): string | undefined {
  if (type === 'entity.parse.failed') return malformedJsonDetail(message);
  if (type === 'entity.too.large' && typeof limit === 'number') {
    return `The request body is larger than ${limit} bytes.`;
  }
  if (type === 'charset.unsupported') return 'The charset of the request body is not supported.';
  if (type === 'encoding.unsupported') return 'The content encoding of the request body is not supported.';
  return undefined;
}
