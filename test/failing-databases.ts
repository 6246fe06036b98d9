import { createServer, type Server } from 'node:net';
import mongoose from 'mongoose';
import mysql from 'mysql2';
import { Client as Postgres, type ClientConfig } from 'pg';
import { type Options as SequelizeOptions, Sequelize } from 'sequelize';
import { DataSource, type DataSourceOptions, EntitySchema } from 'typeorm';
import { failureWith } from './failing-servers.js';

/** The fields of PostgreSQL's error for a row that already exists. */
export const uniqueViolation = {
  S: 'ERROR',
  C: '23505',
  M: 'duplicate key value violates unique constraint "users_email_key"',
  D: 'Key (email)=(hunter2@example.com) already exists.',
  s: 'public',
  t: 'users',
  n: 'users_email_key',
  F: 'nbtinsert.c',
  R: '_bt_check_unique',
};

function packet(type: string, payload: string): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`);
  head.writeUInt32BE(payload.length + 4, 1);
  return Buffer.concat([head, Buffer.from(payload)]);
}
const admitted = Buffer.concat([packet('R', '\0\0\0\0'), packet('Z', 'I')]);

/** Creates a PostgreSQL server. It responds with an error to the first packet, or, if `admits` is true, to the first query. */
export function postgres(fields: Readonly<Record<string, string>>, { admits = false } = {}): Server {
  const error = Object.entries(fields).map(([type, text]) => `${type}${text}\0`);
  return createServer((socket) => {
    const reject = (): unknown => socket.end(packet('E', `${error.join('')}\0`));
    socket.on('error', () => {});
    socket.once('data', () => {
      if (!admits) return void reject();
      socket.once('data', reject);
      return socket.write(admitted);
    });
  });
}

const versionColumn = {
  catalog: 'def',
  schema: '',
  table: '',
  orgTable: '',
  name: 'version',
  orgName: '',
  characterSet: 33,
  columnLength: 20,
  columnType: 253,
  flags: 0,
  decimals: 0,
};

/** Creates a MySQL server without rows. It rejects an INSERT with an error, and responds to other statements with its version. */
export function mysqlServer(message: string, code: number): Server {
  const server = mysql.createServer((connection) => {
    const respond = (write: () => void): void => {
      write();
      connection.sequenceId = 0; // the server of mysql2 does not reset it for a new query
    };
    connection.on('error', () => {});
    connection.on('query', (sql: string) =>
      respond(() => {
        if (sql.startsWith('INSERT')) connection.writeError({ message, code });
        else connection.writeTextResult(sql.includes(' FROM ') ? [] : [{ version: '8.4.0' }], [versionColumn]);
      }),
    );
    connection.serverHandshake({
      protocolVersion: 10,
      serverVersion: '8.4.0',
      connectionId: 1,
      statusFlags: 2,
      characterSet: 8,
      capabilityFlags: 0xff_f7_ff,
      authCallback: (_client: unknown, accept: () => void) => respond(accept),
    });
  });
  const { _server: listener } = server as unknown as { readonly _server: Server };
  return listener;
}

/** Returns the value that mysql2 throws when the server rejects the query. */
export const mysqlFailure = (sql: string, message: string, code: number): Promise<unknown> =>
  failureWith(mysqlServer(message, code), async (port) => {
    const connection = mysql.createConnection({ host: '127.0.0.1', port });
    connection.on('error', () => {});
    try {
      await connection.promise().query(sql);
    } finally {
      connection.destroy();
    }
  });

export async function postgresFailure(config: ClientConfig): Promise<void> {
  const client = new Postgres({ user: 'shop', password: 'hunter2', ...config });
  client.on('error', () => {});
  await client.connect();
}

const { deserialize, Long, serialize } = mongoose.mongo.BSON;

/** The responses of a MongoDB server that finds no documents, and reports each new document as a duplicate. */
const mongoResponses: Readonly<Record<string, object>> = {
  hello: { ok: 1, isWritablePrimary: true, minWireVersion: 0, maxWireVersion: 25 },
  find: { ok: 1, cursor: { id: Long.ZERO, ns: 'shop.users', firstBatch: [] } },
  insert: {
    ok: 1,
    n: 0,
    writeErrors: [
      {
        index: 0,
        code: 11000,
        errmsg:
          'E11000 duplicate key error collection: shop.users index: email_1 dup key: { email: "hunter2@example.com" }',
        keyPattern: { email: 1 },
        keyValue: { email: 'hunter2@example.com' },
      },
    ],
  },
  update: { ok: 1, n: 0, nModified: 0 },
};

function mongoServer(): Server {
  return createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (message) => {
      // The document follows 16 bytes of head, 4 bytes of flags and 1 byte for the kind of the section.
      const [command] = Object.keys(deserialize(message.subarray(21, 21 + message.readInt32LE(21))));
      const response = Buffer.concat([Buffer.alloc(21), serialize(mongoResponses[command!] ?? { ok: 1 })]);
      response.writeInt32LE(response.length);
      response.writeInt32LE(message.readInt32LE(4), 8);
      response.writeInt32LE(2013, 12);
      socket.write(response);
    });
  });
}

/** Returns the value that `work` throws with a connection to such a MongoDB server. */
export const mongoFailure = (work: (connection: mongoose.Connection) => unknown): Promise<unknown> =>
  failureWith(mongoServer(), async (port) => {
    const url = `mongodb://127.0.0.1:${port}/shop?directConnection=true`;
    const connection = await mongoose.createConnection(url, { serverApi: '1' }).asPromise();
    try {
      await work(connection);
    } finally {
      await connection.close();
    }
  });

export async function withTypeorm(
  options: DataSourceOptions,
  work: (source: DataSource) => unknown = () => {},
): Promise<void> {
  const source = await new DataSource(options).initialize();
  try {
    await work(source);
  } finally {
    await source.destroy();
  }
}

export const UserEntity = new EntitySchema<{ email: string }>({
  name: 'User',
  tableName: 'users',
  columns: { email: { type: String, primary: true } },
});

/** With these options, Sequelize sends no queries of its own. Its types lack `keepDefaultTimezone`. */
const sequelizeDefaults = {
  username: 'shop',
  password: 'hunter2',
  host: '127.0.0.1',
  logging: false,
  databaseVersion: '8.4.0',
  keepDefaultTimezone: true,
} as const;

export async function withSequelize(options: SequelizeOptions, work: (sequelize: Sequelize) => unknown): Promise<void> {
  const sequelize = new Sequelize({ ...sequelizeDefaults, ...options });
  try {
    await work(sequelize);
  } finally {
    await sequelize.close();
  }
}

export const User = mongoose.model(
  'User',
  new mongoose.Schema({ age: Number, email: { type: String, match: /@/ } }, { autoCreate: false, autoIndex: false }),
);
