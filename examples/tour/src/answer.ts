import { type FailingRequest, secret } from './requests.js';

/** What a shop answered. */
export interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Sends a request to a shop, as often as it says. */
export async function answerTo(request: FailingRequest, origin: string): Promise<Answer> {
  const { method, path, body = null, times = 1 } = request;
  if (times > 1) await answerTo({ ...request, times: times - 1 }, origin);
  const response = await fetch(origin + path, {
    method,
    headers: body === null ? {} : { 'Content-Type': 'application/json' },
    body,
  });
  return {
    status: response.status,
    reason: response.statusText,
    headers: response.headers,
    body: Buffer.from(await response.arrayBuffer()),
  };
}

/** What is wrong with an answer, in sentences; none if it is what it should be. */
export function mistakesOf({ status, reason, headers, body }: Answer, expected: number): string[] {
  const type = headers.get('Content-Type');
  const length = headers.get('Content-Length');
  const head = [reason, ...headers].flat();
  const rules: [holds: boolean, otherwise: string][] = [
    [status === expected, `The status is not ${expected}.`],
    [type === 'application/problem+json', 'The media type is not application/problem+json.'],
    [length === String(body.byteLength), `Content-Length is not ${body.byteLength}, the number of bytes.`],
    [!body.includes(secret) && !head.some((text) => text.includes(secret)), 'It tells the password.'],
  ];
  return rules.filter(([holds]) => !holds).map(([, otherwise]) => otherwise);
}
