/** A response that a test received: of `fetch`, supertest, Fastify's `app.inject`, or another client with these properties. */
export interface CheckedResponse {
  readonly status?: number | undefined;
  readonly statusCode?: number | undefined;
  readonly headers: object;
}

/** The request of a response, if the response does not know it. */
export interface CheckedRequest {
  /** Default: that of the response, else `GET`. */
  readonly method?: string | undefined;
  /** A URL or a path. Default: that of the response. */
  readonly url?: string | undefined;
}

/** A problem that a server sent, and its request. */
export interface ReceivedProblem {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly problem: Readonly<Record<string, unknown>>;
}

/**
 * Reads the problem of a response; `undefined` if the response is no problem. The body of a `Response` of `fetch` can be read
 * afterwards.
 *
 * @throws {TypeError} if the URL of the request is not known.
 * @throws {Error} if the body is not a JSON object.
 */
export async function readProblem(
  response: CheckedResponse,
  request: CheckedRequest,
): Promise<ReceivedProblem | undefined> {
  const { status, statusCode, headers } = response;
  const mediaType = headers instanceof Headers ? headers.get('content-type') : fieldOf(headers, 'content-type');
  if (!/^application\/problem\+json(?:;|$)/i.test(mediaType ?? '')) return undefined;
  const { method, url } = { ...requestOf(response), ...request };
  if (url === undefined || url === '') {
    throw new TypeError('The response does not know its request: pass { method, url } as the second argument');
  }
  const text = await textOf(response);
  if (text === '') return undefined; // the response to a HEAD request
  const problem: unknown = JSON.parse(text);
  if (typeof problem !== 'object' || problem === null) throw new Error(`The problem is no object: ${String(problem)}`);
  return {
    method: (method ?? 'GET').toUpperCase(),
    path: new URL(url, 'http://localhost').pathname,
    status: (status ?? statusCode)!,
    problem: problem as Readonly<Record<string, unknown>>,
  };
}

function fieldOf(headers: object, name: string): string | undefined {
  const value = (headers as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
}

/** supertest has the request in `request`, light-my-request in `raw.req`; fetch knows only the URL. */
function requestOf(response: object): CheckedRequest {
  const { request, raw, url } = response as {
    readonly request?: CheckedRequest;
    readonly raw?: { readonly req?: CheckedRequest };
    readonly url?: string;
  };
  const { method, url: requested } = request ?? raw?.req ?? {};
  return { method, url: requested ?? url };
}

function textOf(response: object): Promise<string> | string {
  const { text, body } = response as { readonly text?: unknown; readonly body?: unknown };
  if (typeof text === 'function') return (response as Response).clone().text();
  return typeof text === 'string' ? text : String(body);
}
