import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as httpRequest,
  type RequestListener,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A server that a test has started on a free port. */
export interface Running {
  /** Its origin, such as `http://127.0.0.1:49152`. */
  readonly url: string;
  readonly close: () => Promise<unknown>;
}

/** Starts a `node:http` server. An Express application is such a listener. */
export async function listening(listener: RequestListener): Promise<Running> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => void server.close(resolve)),
  };
}

/** Calls `use` with a started server, then closes the server, even if `use` rejects. */
export async function whileRunning<T>(started: Promise<Running>, use: (running: Running) => Promise<T>): Promise<T> {
  const running = await started;
  try {
    return await use(running);
  } finally {
    await running.close();
  }
}

/** A response as the client receives it. */
export interface ReceivedResponse {
  readonly status: number;
  /** The reason phrase of the status line. */
  readonly reason: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends a request, such as `DELETE /items/7`, and reads the whole response. Rejects if the response is aborted. */
export async function send(
  { url }: Running,
  line: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
): Promise<ReceivedResponse> {
  const [method, path] = line.split(' ') as [string, string];
  const request = httpRequest(url, { method, path, headers, agent: false }).end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return {
    status: response.statusCode ?? 0,
    reason: response.statusMessage ?? '',
    headers: response.headers,
    body: await text(response),
  };
}
