import { createServer, Socket, type TcpSocketConnectOpts } from 'node:net';
import { pg } from '@faultline/mappers/pg';
import { Pool, type PoolConfig } from 'pg';
import { postgres, postgresFailure, uniqueViolation } from '../failing-databases.js';
import { failureWith, refused, silentSockets } from '../failing-servers.js';
import { failureOf } from '../failure-of.js';
import { conflict, crash, unavailable } from '../problems.js';
import type { Source, SourceCase } from '../source.js';

/** Where nobody listens. */
const port = 1;
const retryLater = { status: 503, headers: { 'retry-after': '5' }, body: unavailable };
const host = '127.0.0.1';

function poolAt(at: number, config?: PoolConfig): Pool {
  const pool = new Pool({ host, port: at, user: 'shop', password: 'hunter2', ...config });
  // What it hears of a connection that nobody uses.
  return pool.on('error', () => {});
}

/** A socket for a host that has two addresses, whichever it is. */
function toTwoAddresses(): Socket {
  const socket = new Socket();
  const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }));
  const connect = socket.connect.bind(socket) as (options: TcpSocketConnectOpts) => Socket;
  return Object.assign(socket, {
    connect: (to: number, name: string) =>
      connect({
        port: to,
        host: name,
        autoSelectFamily: true,
        lookup: (_name, _options, done) => done(null, addresses),
      }),
  });
}

const unready = (code: string, text: string): SourceCase => ({
  make: () =>
    failureWith(postgres({ S: 'FATAL', C: code, M: `${text}: hunter2` }), (at) => postgresFailure({ host, port: at })),
  ...retryLater,
  secrets: ['hunter2', code],
});

export const source: Source = {
  mapper: pg({ port }),
  cases: {
    'a unique violation': {
      make: () =>
        failureWith(postgres(uniqueViolation, { admits: true }), async (at) => {
          await poolAt(at).query('INSERT INTO users (email) VALUES ($1)', ['hunter2@example.com']);
        }),
      status: 409,
      body: conflict,
      secrets: ['hunter2', '23505', 'users_email_key', 'duplicate key', '_bt_check_unique'],
    },
    'a server with too many connections': unready('53300', 'sorry, too many clients already'),
    'a server that shuts down': unready('57P01', 'terminating connection due to administrator command'),
    'a server that starts up': unready('57P03', 'the database system is starting up'),
    'a server that breaks off': {
      make: () =>
        failureWith(
          createServer((socket) => void socket.destroy()),
          (at) => postgresFailure({ host, port: at }),
        ),
      ...retryLater,
    },
    'a refused connection': {
      make: () => failureOf(() => postgresFailure({ host, port })),
      ...retryLater,
      secrets: ['ECONNREFUSED', host],
    },
    'a refused connection to a host of two addresses': {
      make: () => failureOf(() => postgresFailure({ host: 'hunter2.example', port, stream: toTwoAddresses })),
      ...retryLater,
      secrets: ['AggregateError', '127.0.0.1', '127.0.0.2'],
    },
    'a socket that is not there': {
      make: () => failureOf(() => postgresFailure({ host: '/var/run/hunter2', port })),
      ...retryLater,
      secrets: ['/var/run/hunter2', 'ENOENT', '.s.PGSQL'],
    },
    'a server that does not answer a pool': {
      make: () => failureWith(silentSockets(), (at) => poolAt(at, { connectionTimeoutMillis: 50 }).query('SELECT 1')),
      ...retryLater,
      secrets: ['Connection terminated due to connection timeout'],
    },
    'a pool that has no connection left': {
      make: () =>
        failureWith(postgres(uniqueViolation, { admits: true }), async (at) => {
          const pool = poolAt(at, { max: 1 });
          const only = await pool.connect();
          only.on('error', () => {});
          pool.options.connectionTimeoutMillis = 50;
          await pool.query('SELECT 1').finally(() => only.release(true));
        }),
      ...retryLater,
      secrets: ['timeout exceeded when trying to connect'],
    },
    'a refused connection to another port': {
      make: () => refused((_url, at) => postgresFailure({ host, port: at })),
      status: 500,
      body: crash,
    },
    'a wrong password': {
      make: () =>
        failureWith(
          postgres({ S: 'FATAL', C: '28P01', M: 'password authentication failed for user "hunter2"' }),
          (at) => postgresFailure({ host, port: at }),
        ),
      status: 500,
      body: crash,
      secrets: ['hunter2', '28P01'],
    },
    'a foreign key that is not there': {
      make: () =>
        failureWith(postgres({ S: 'ERROR', C: '23503', M: 'Key (book)=(hunter2)' }, { admits: true }), async (at) => {
          await poolAt(at).query('INSERT INTO orders (book) VALUES ($1)', ['hunter2']);
        }),
      status: 500,
      body: crash,
      secrets: ['hunter2', '23503'],
    },
  },
};
