import { createServer } from 'node:net';
import { mysql2 } from '@faultline/mappers/mysql2';
import mysql, { type ConnectionOptions, type PoolOptions } from 'mysql2';
import { mysqlFailure } from '../failing-databases.js';
import { failureWith, refused, silentSockets } from '../failing-servers.js';
import { failureOf } from '../failure-of.js';
import { conflict, crash, unavailable } from '../problems.js';
import type { Source } from '../source.js';

const unavailableResponse = { status: 503, headers: { 'retry-after': '5' }, body: unavailable };

async function connect(options: ConnectionOptions): Promise<void> {
  const connection = mysql.createConnection({ host: '127.0.0.1', user: 'shop', password: 'hunter2', ...options });
  connection.on('error', () => {});
  await connection.promise().query('SELECT 1');
}

/** Returns the error of the third concurrent query of a pool with one connection. */
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
      ...unavailableResponse,
      secrets: ['hunter2', 'ER_CON_COUNT_ERROR'],
    },
    'a refused connection': {
      make: () => refused((_url, port) => connect({ port })),
      ...unavailableResponse,
      secrets: ['ECONNREFUSED', '127.0.0.1'],
    },
    'an unknown host': {
      make: () => failureOf(() => connect({ host: 'hunter2.invalid' })),
      ...unavailableResponse,
      secrets: ['hunter2.invalid'],
    },
    'a closed connection': {
      make: () =>
        failureWith(
          createServer((socket) => void socket.destroy()),
          (port) => connect({ port }),
        ),
      ...unavailableResponse,
    },
    'a connection timeout': {
      make: () => failureWith(silentSockets(), (port) => connect({ port, connectTimeout: 50 })),
      ...unavailableResponse,
      secrets: ['ETIMEDOUT'],
    },
    'a pool without a free connection': {
      make: () => poolFailure({ waitForConnections: false }),
      ...unavailableResponse,
      secrets: ['No connections available.'],
    },
    'a pool with a full queue': {
      make: () => poolFailure({ queueLimit: 1 }),
      ...unavailableResponse,
      secrets: ['Queue limit reached.'],
    },
    'an unknown table': {
      make: () => mysqlFailure('INSERT INTO hunter2', "Table 'shop.hunter2' doesn't exist", 1146),
      status: 500,
      body: crash,
      secrets: ['hunter2', 'ER_NO_SUCH_TABLE'],
    },
  },
};
