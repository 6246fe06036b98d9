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

/** The lines of a response's head, without the fields that depend on the server or the time. */
export const headOf = (response: string): string[] =>
  response
    .split('\r\n\r\n', 1)[0]!
    .split('\r\n')
    .filter((line) => !/^(?:Date|X-Powered-By|Keep-Alive|Connection): /i.test(line))
    .map((line) => line.replace(/^[^:]+:/, (name) => name.toLowerCase()));
