import { type FailingRequest, secret } from './requests.js';

/** A response as the client receives it. */
export interface ReceivedResponse {
  readonly status: number;
  /** The reason phrase of the status line. */
  readonly reason: string;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Sends a request to a shop `times` times, with this id. Returns the last response. */
export async function sendRequest(request: FailingRequest, origin: string, id: string): Promise<ReceivedResponse> {
  const { method, path, body = null, language = '*', times = 1 } = request;
  if (times > 1) await sendRequest({ ...request, times: times - 1 }, origin, id);
  const response = await fetch(origin + path, {
    method,
    headers: {
      'Accept-Language': language,
      'X-Request-Id': id,
      ...(body === null ? {} : { 'Content-Type': 'application/json' }),
    },
    body,
  });
  return {
    status: response.status,
    reason: response.statusText,
    headers: response.headers,
    body: Buffer.from(await response.arrayBuffer()),
  };
}

/** Checks a response. Returns a sentence for each mistake. */
export function findMistakes({ status, reason, headers, body }: ReceivedResponse, expected: number): string[] {
  const type = headers.get('Content-Type');
  const length = headers.get('Content-Length');
  const head = [reason, ...headers].flat();
  const rules: [isMet: boolean, mistake: string][] = [
    [status === expected, `The status is not ${expected}.`],
    [type === 'application/problem+json', 'The media type is not application/problem+json.'],
    [length === String(body.byteLength), `Content-Length is not ${body.byteLength}, the number of bytes.`],
    [!body.includes(secret) && !head.some((text) => text.includes(secret)), 'The response contains the password.'],
  ];
  return rules.filter(([isMet]) => !isMet).map(([, mistake]) => mistake);
}
