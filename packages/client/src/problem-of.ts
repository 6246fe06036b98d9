import { ProblemError, type ReceivedResponse } from './problem-error.js';

/** A response of `fetch`, of any implementation. */
export interface FetchResponse extends ReceivedResponse {
  readonly bodyUsed: boolean;
  readonly body?: unknown;
  text(): Promise<string>;
}

/** How many characters of a body are read: the largest problem of a Faultline server has a quarter of this. */
const maxCharacters = 1_000_000;

/** How many milliseconds a body may take. */
const maxMilliseconds = 10_000;

/**
 * Throws the {@link ProblemError} of a failed response. Returns any other response unread.
 *
 * @throws {ProblemError} if the status is 400 or higher, or if the browser hides the response.
 * @example
 * ```ts
 * const response = await throwIfProblem(await fetch('https://shop.example/books/7'));
 * const book = await response.json();
 * ```
 */
export async function throwIfProblem<R extends FetchResponse>(response: R): Promise<R> {
  const problem = await problemOf(response);
  if (problem !== undefined) throw problem;
  return response;
}

/**
 * The {@link ProblemError} of a failed response, or `undefined`. A response has failed if its status is 400 or higher, or if
 * the browser hides it (status 0). Never rejects: if the body can't be read, or is not a JSON object, the error has what the
 * status line and the header fields contain, and the reason as its `cause`.
 *
 * It reads the body of a failed response: at most 1,000,000 characters, for at most 10 seconds. To read it again, pass
 * `response.clone()`. The media type does not matter, because many servers send problems as `application/json`.
 *
 * @example
 * ```ts
 * const problem = await problemOf(response);
 * if (problem !== undefined) showMessage(problem.detail ?? 'That did not work.');
 * ```
 */
export async function problemOf(response: FetchResponse): Promise<ProblemError | undefined> {
  const { status } = response;
  if (status > 0 && status < 400) return undefined;
  return readText(response).then(
    (text) => new ProblemError(text, response),
    (error: unknown) => new ProblemError({}, response, error),
  );
}

/**
 * The {@link ProblemError} of a response whose body a client has read already, such as axios, ofetch or a generated client.
 * Call it for failed responses only. Never throws.
 *
 * @param body The body: parsed, or as text.
 * @param status The status of the response. The member `status` of the body is ignored.
 * @param headers The header fields: for `retryAfter` and `requestId`. The names may be in any case.
 * @example
 * ```ts
 * axios.interceptors.response.use(undefined, ({ response, ...error }) => {
 *   throw response ? problemOfBody(response.data, response.status, response.headers) : error;
 * });
 * ```
 */
export function problemOfBody(body: unknown, status: number, headers?: object | null): ProblemError {
  return new ProblemError(body, { status, headers: toHeaders(headers ?? {}) });
}

interface BodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
  cancel(): Promise<unknown>;
}

async function readText(response: FetchResponse): Promise<string> {
  if (response.bodyUsed) throw new TypeError('The body was read before');
  const body = response.body as { getReader?(): BodyReader } | null | undefined;
  const reader = body?.getReader?.();
  if (reader === undefined) return response.text(); // no body, or no streams, as in React Native
  const cancel = (): void => void reader.cancel().catch(() => {});
  const timer = setTimeout(cancel, maxMilliseconds);
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
      if (text.length > maxCharacters) throw new RangeError(`The body has more than ${maxCharacters} characters`);
    }
  } finally {
    clearTimeout(timer);
    cancel();
  }
}

/** The header fields that a `Headers` object accepts: HTTP/2 has others. */
function toHeaders(fields: object): Headers {
  const headers = new Headers();
  const entries = Symbol.iterator in fields ? (fields as Iterable<[string, unknown]>) : Object.entries(fields);
  for (const [name, value] of entries) {
    try {
      if (value != null) headers.set(name, String(value));
    } catch {
      // such as `:status`
    }
  }
  return headers;
}
