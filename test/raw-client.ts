import { once } from 'node:events';
import { connect } from 'node:net';

/** Sends bytes to a server over a socket. Returns everything that the server sends until it closes or is silent. */
export async function sendBytes(origin: string, bytes: string, { silence = 4000 } = {}): Promise<string> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.setEncoding('latin1').setTimeout(silence, () => void socket.destroy());
  socket.on('error', () => {});
  let received = '';
  socket.on('data', (chunk: string) => (received += chunk));
  socket.write(bytes);
  await once(socket, 'close');
  return received;
}

/**
 * The lines of a response's head, without the fields that depend on the server or the time. The fields are sorted, because a
 * fetch server sends them sorted.
 */
export function headOf(response: string): string[] {
  const [statusLine, ...fields] = response.split('\r\n\r\n', 1)[0]!.split('\r\n');
  const lines = fields
    .filter((line) => !/^(?:Date|X-Powered-By|Keep-Alive|Connection): /i.test(line))
    .map((line) => line.replace(/^[^:]+:/, (name) => name.toLowerCase()));
  return [statusLine!, ...lines.toSorted()];
}

/** The head of a problem, as `headOf` returns it. */
export function problemHead(
  statusLine: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): string[] {
  const fields = {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name.toLowerCase()}: ${value}`);
  return [statusLine, ...lines.toSorted()];
}
