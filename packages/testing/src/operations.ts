/** Any part of an OpenAPI document. */
export type Json = Readonly<Record<string, unknown>>;

/** An operation of an OpenAPI document. */
export interface Operation {
  /** The path template, such as `/books/{id}`. */
  readonly path: string;
  readonly responses: Json;
}

/** The operation of a request; `undefined` if the document has none. */
export function findOperation(document: Json, method: string, path: string): Operation | undefined {
  const { paths } = document;
  const candidates = basesOf(document)
    .filter((base) => path.startsWith(base))
    .flatMap((base) => Object.entries((paths ?? {}) as Json).map(([template, item]) => ({ base, template, item })))
    .filter(({ base, template }) => patternOf(template).test(path.slice(base.length)))
    // A path without parameters is preferred.
    .toSorted((one, other) => one.template.split('{').length - other.template.split('{').length);
  for (const { template, item } of candidates) {
    const operation = (resolve(document, item) as Json)[method.toLowerCase()];
    if (operation !== undefined) return { path: template, responses: ((operation as Json)['responses'] ?? {}) as Json };
  }
  return undefined;
}

/** The paths of the servers, without a slash at the end. */
function basesOf({ servers }: Json): string[] {
  const urls = Array.isArray(servers) ? (servers as { readonly url: string }[]).map(({ url }) => url) : [];
  const paths = urls.map((url) => (URL.canParse(url, 'http://a') ? new URL(url, 'http://a').pathname : '/'));
  return [...new Set([...paths, '/'])].map((path) => path.replace(/\/$/, ''));
}

/** `/books/{id}` matches `/books/7`. */
function patternOf(template: string): RegExp {
  const literals = template.split(/\{[^}]*\}/).map((literal) => literal.replaceAll(/[$()*+.?[\\\]^|]/g, '\\$&'));
  return new RegExp(`^${literals.join('[^/]+')}$`);
}

/** The part that a `$ref` refers to; any other part is returned as it is. */
export function resolve(document: Json, part: unknown): unknown {
  const reference = (part as { readonly $ref?: unknown } | undefined)?.$ref;
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return part;
  const names = decodeURIComponent(reference.slice(2)).split('/');
  const target = names.reduce<unknown>(
    (value, name) => (value as Json | undefined)?.[name.replaceAll('~1', '/').replaceAll('~0', '~')],
    document,
  );
  return resolve(document, target);
}
