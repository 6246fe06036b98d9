import { createServer } from 'node:net';
import { mysql2 } from '@faultline/mappers/mysql2';
import mysql, { type ConnectionOptions, type PoolOptions } from 'mysql2';
import { mysqlFailure } from '../failing-databases.js';
import { failureWith, refused, silentSockets } from '../failing-servers.js';
import { failureOf } from '../failure-of.js';
import { conflict, crash, unavailable } from '../problems.js';
import type { Source } from '../source.js';

const retryLater = { status: 503, headers: { 'retry-after': '5' }, body: unavailable };

async function connect(options: ConnectionOptions): Promise<void> {
  const connection = mysql.createConnection({ host: '127.0.0.1', user: 'shop', password: 'hunter2', ...options });
  connection.on('error', () => {});
  await connection.promise().query('SELECT 1');
}

/** What a pool of one connection rejects with when it is asked for three. */
const poolFailure = (options: PoolOptions): Promise<unknown> =>
  failureWith(silentSockets(), async (port) => {
    const pool = mysql.createPool({ host: '127.0.0.1', port, connectionLimit: 1, ...options }).promise();
    for (const sql of ['SELECT 1', 'SELECT 2']) pool.query(sql).catch(() => {});
    await pool.query('SELECT 3');
  });

export const source: Source = {
  mapper: mysql2(),
  cases: {
    'a duplicate entry': {
      make: () =>
        mysqlFailure(
          "INSERT INTO users (password) VALUES ('hunter2')",
          "Duplicate entry 'hunter2' for key 'users.password'",
          1062,
        ),
      status: 409,
      body: conflict,
      secrets: ['hunter2', 'INSERT INTO', 'ER_DUP_ENTRY', 'users.password', '1062'],
    },
    'a server with too many connections': {
      make: () => mysqlFailure('INSERT', 'Too many connections of hunter2', 1040),
      ...retryLater,
      secrets: ['hunter2', 'ER_CON_COUNT_ERROR'],
    },
    'a refused connection': {
      make: () => refused((_url, port) => connect({ port })),
      ...retryLater,
      secrets: ['ECONNREFUSED', '127.0.0.1'],
    },
    'a host that is not there': {
      make: () => failureOf(() => connect({ host: 'hunter2.invalid' })),
      ...retryLater,
      secrets: ['hunter2.invalid'],
    },
    'a server that breaks off': {
      make: () =>
        failureWith(
          createServer((socket) => void socket.destroy()),
          (port) => connect({ port }),
        ),
      ...retryLater,
    },
    'a server that does not answer': {
      make: () => failureWith(silentSockets(), (port) => connect({ port, connectTimeout: 50 })),
      ...retryLater,
      secrets: ['ETIMEDOUT'],
    },
    'a pool that has no connection left': {
      make: () => poolFailure({ waitForConnections: false }),
      ...retryLater,
      secrets: ['No connections available.'],
    },
    'a pool whose queue is full': {
      make: () => poolFailure({ queueLimit: 1 }),
      ...retryLater,
      secrets: ['Queue limit reached.'],
    },
    'a table that is not there': {
      make: () => mysqlFailure('INSERT INTO hunter2', "Table 'shop.hunter2' doesn't exist", 1146),
      status: 500,
      body: crash,
      secrets: ['hunter2', 'ER_NO_SUCH_TABLE'],
    },
  },
};
