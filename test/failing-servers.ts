import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { failureOf } from './failure-of.js';

/** Starts a server on a free port and calls `work`. Returns the value that `work` throws. */
export async function failureWith(server: Server, work: (port: number) => unknown): Promise<unknown> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    return await failureOf(() => work((server.address() as AddressInfo).port));
  } finally {
    server.close();
  }
}

/** Returns the value that a client throws when it calls this HTTP server. */
export const failureAt = (listener: RequestListener, work: (url: string) => unknown): Promise<unknown> =>
  failureWith(createServer(listener), (port) => work(`http://127.0.0.1:${port}/hunter2`));

/** Returns the value that a client throws when the server refuses the connection. */
export async function refused(work: (url: string, port: number) => unknown): Promise<unknown> {
  const listener = createServer();
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  const { port } = listener.address() as AddressInfo;
  await once(listener.close(), 'close');
  return failureOf(() => work(`http://127.0.0.1:${port}/hunter2`, port));
}

/** Responds with a 401. The clients of the application must not receive its status, cookie and text. */
export const unauthorized: RequestListener = (_request, response) => {
  response.writeHead(401, {
    'Content-Type': 'application/json',
    'Set-Cookie': 'session=hunter2',
    'WWW-Authenticate': 'Bearer realm="hunter2"',
    Connection: 'close',
  });
  response.end('{"message":"The token hunter2 is not valid."}');
};

/** Creates a server that sends nothing and closes each connection after half a second. */
export const silentSockets = (): Server =>
  createTcpServer((socket) => {
    socket.on('error', () => {});
    setTimeout(() => socket.destroy(), 500);
  });

export const headersOnly: RequestListener = (_request, response) => response.writeHead(200).flushHeaders();
export const silent: RequestListener = () => {};
export const truncated: RequestListener = (_request, response) => {
  response.writeHead(200, { 'Content-Length': 100 }).write('hunter2', () => response.destroy());
};
export const notJson: RequestListener = (_request, response) => response.end('hunter2');
export const reset: RequestListener = (request) => request.socket.destroy();
export const endlessRedirect: RequestListener = (request, response) =>
  response.writeHead(302, { Location: request.url, Connection: 'close' }).end();

/** Returns the value that a client throws when the other server uses SSH instead of HTTP. */
export const notHttp = (work: (url: string) => unknown): Promise<unknown> =>
  failureWith(
    createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.6\r\n\r\n'));
    }),
    (port) => work(`http://127.0.0.1:${port}/hunter2`),
  );

export const authorization = { Authorization: 'Bearer hunter2' };

/** Creates a listener that responds with a status, and with a secret in the reason phrase, the headers and the body. */
export const respondingWith =
  (status: number): RequestListener =>
  (request, response) => {
    request.resume();
    response.writeHead(status, 'hunter2', {
      'Content-Type': 'application/json',
      'Set-Cookie': ['session=hunter2', 'second=hunter2'],
      'WWW-Authenticate': 'Bearer realm="hunter2"',
      'Cache-Control': 'public, max-age=7777',
      'Retry-After': '7777',
      'X-Secret': 'hunter2',
      'X-Request-Id': 'hunter2',
      Connection: 'close',
    });
    response.end(
      JSON.stringify({ message: 'hunter2', code: 'hunter2', error: { message: 'hunter2', type: 'hunter2' } }),
    );
  };
