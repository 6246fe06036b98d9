import { createServer, Socket, type TcpSocketConnectOpts } from 'node:net';
import { pg } from '@faultline/mappers/pg';
import { Pool, type PoolConfig } from 'pg';
import { postgres, postgresFailure, uniqueViolation } from '../failing-databases.js';
import { failureWith, refused, silentSockets } from '../failing-servers.js';
import { failureOf } from '../failure-of.js';
import { conflict, crash, unavailable } from '../problems.js';
import type { Source, SourceCase } from '../source.js';

/** A port without a server. */
const port = 1;
const unavailableResponse = { status: 503, headers: { 'retry-after': '5' }, body: unavailable };
const host = '127.0.0.1';

function createPool(serverPort: number, config?: PoolConfig): Pool {
  const pool = new Pool({ host, port: serverPort, user: 'shop', password: 'hunter2', ...config });
  // Without a listener, Node throws the errors that the pool emits for idle connections.
  return pool.on('error', () => {});
}

/** Creates a socket that resolves every host to two addresses. */
function createTwoAddressSocket(): Socket {
  const socket = new Socket();
  const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }));
  const connect = socket.connect.bind(socket) as (options: TcpSocketConnectOpts) => Socket;
  return Object.assign(socket, {
    connect: (toPort: number, name: string) =>
      connect({
        port: toPort,
        host: name,
        autoSelectFamily: true,
        lookup: (_name, _options, done) => done(null, addresses),
      }),
  });
}

const unavailableServerCase = (code: string, text: string): SourceCase => ({
  make: () =>
    failureWith(postgres({ S: 'FATAL', C: code, M: `${text}: hunter2` }), (serverPort) =>
      postgresFailure({ host, port: serverPort }),
    ),
  ...unavailableResponse,
  secrets: ['hunter2', code],
});

export const source: Source = {
  mapper: pg({ port }),
  cases: {
    'a unique violation': {
      make: () =>
        failureWith(postgres(uniqueViolation, { admits: true }), async (serverPort) => {
          await createPool(serverPort).query('INSERT INTO users (email) VALUES ($1)', ['hunter2@example.com']);
        }),
      status: 409,
      body: conflict,
      secrets: ['hunter2', '23505', 'users_email_key', 'duplicate key', '_bt_check_unique'],
    },
    'a server with too many connections': unavailableServerCase('53300', 'sorry, too many clients already'),
    'a server that shuts down': unavailableServerCase('57P01', 'terminating connection due to administrator command'),
    'a server that starts up': unavailableServerCase('57P03', 'the database system is starting up'),
    'a closed connection': {
      make: () =>
        failureWith(
          createServer((socket) => void socket.destroy()),
          (serverPort) => postgresFailure({ host, port: serverPort }),
        ),
      ...unavailableResponse,
    },
    'a refused connection': {
      make: () => failureOf(() => postgresFailure({ host, port })),
      ...unavailableResponse,
      secrets: ['ECONNREFUSED', host],
    },
    'a refused connection to a host with two addresses': {
      make: () => failureOf(() => postgresFailure({ host: 'hunter2.example', port, stream: createTwoAddressSocket })),
      ...unavailableResponse,
      secrets: ['AggregateError', '127.0.0.1', '127.0.0.2'],
    },
    'a missing Unix socket': {
      make: () => failureOf(() => postgresFailure({ host: '/var/run/hunter2', port })),
      ...unavailableResponse,
      secrets: ['/var/run/hunter2', 'ENOENT', '.s.PGSQL'],
    },
    'a connection timeout of a pool': {
      make: () =>
        failureWith(silentSockets(), (serverPort) =>
          createPool(serverPort, { connectionTimeoutMillis: 50 }).query('SELECT 1'),
        ),
      ...unavailableResponse,
      secrets: ['Connection terminated due to connection timeout'],
    },
    'a pool without a free connection': {
      make: () =>
        failureWith(postgres(uniqueViolation, { admits: true }), async (serverPort) => {
          const pool = createPool(serverPort, { max: 1 });
          const only = await pool.connect();
          only.on('error', () => {});
          pool.options.connectionTimeoutMillis = 50;
          await pool.query('SELECT 1').finally(() => only.release(true));
        }),
      ...unavailableResponse,
      secrets: ['timeout exceeded when trying to connect'],
    },
    'a refused connection to another port': {
      make: () => refused((_url, serverPort) => postgresFailure({ host, port: serverPort })),
      status: 500,
      body: crash,
    },
    'a wrong password': {
      make: () =>
        failureWith(
          postgres({ S: 'FATAL', C: '28P01', M: 'password authentication failed for user "hunter2"' }),
          (serverPort) => postgresFailure({ host, port: serverPort }),
        ),
      status: 500,
      body: crash,
      secrets: ['hunter2', '28P01'],
    },
    'a foreign key violation': {
      make: () =>
        failureWith(
          postgres({ S: 'ERROR', C: '23503', M: 'Key (book)=(hunter2)' }, { admits: true }),
          async (serverPort) => {
            await createPool(serverPort).query('INSERT INTO orders (book) VALUES ($1)', ['hunter2']);
          },
        ),
      status: 500,
      body: crash,
      secrets: ['hunter2', '23503'],
    },
  },
};
