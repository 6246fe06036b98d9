import { isObject } from './plain-object.js';

/** The request of Node, or of the Fetch standard, behind the request or the response of a framework. */
export function requestOf(message: unknown): unknown {
  let request = message;
  for (let depth = 0; depth < 4 && isObject(request); depth += 1) {
    const inner = [request['raw'], request['req']].find(isObject);
    if (inner === undefined || inner === request) break;
    request = inner;
  }
  return request;
}

/** The value of a header field of a request, as Node or the Fetch standard have it. Never throws. */
export function requestField(request: unknown, name: string): string | undefined {
  try {
    const { headers } = requestOf(request) as { headers?: unknown };
    const value = headers instanceof Headers ? headers.get(name) : (headers as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined; // a request of another kind, such as a mock
  }
}
