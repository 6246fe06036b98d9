import { typeorm } from '@faultline/mappers/typeorm';
import type { DataSource } from 'typeorm';
import { mysqlServer, postgres, UserEntity, withTypeorm } from '../failing-databases.js';
import { failureWith, refused } from '../failing-servers.js';
import { failureOf } from '../failure-of.js';
import { conflict, crash, notFound, unavailable } from '../problems.js';
import type { Source } from '../source.js';

const unavailableResponse = { status: 503, headers: { 'retry-after': '5' }, body: unavailable };

/** Returns the error of `work` for a MySQL server that has no rows and rejects every `INSERT`. */
const mysqlQueryFailure = (message: string, code: number, work: (source: DataSource) => unknown): Promise<unknown> =>
  failureWith(mysqlServer(message, code), (port) =>
    withTypeorm({ type: 'mysql', host: '127.0.0.1', port, database: 'shop', entities: [UserEntity] }, work),
  );
const insertUser = (source: DataSource): unknown =>
  source.query('INSERT INTO users (password) VALUES (?)', ['hunter2']);

export const source: Source = {
  mapper: typeorm(),
  cases: {
    'a unique violation': {
      make: () => mysqlQueryFailure("Duplicate entry 'hunter2' for key 'users.password'", 1062, insertUser),
      status: 409,
      body: conflict,
      secrets: ['hunter2', 'INSERT INTO', 'ER_DUP_ENTRY', 'users.password', 'QueryFailedError'],
    },
    'a unique violation of SQLite': {
      make: () =>
        failureOf(() =>
          withTypeorm({ type: 'sqljs', entities: [UserEntity], synchronize: true }, async (orm) => {
            const insert = (): unknown => orm.getRepository(UserEntity).insert({ email: 'hunter2@example.com' });
            await insert();
            await insert();
          }),
        ),
      status: 409,
      body: conflict,
      secrets: ['hunter2', 'INSERT INTO', 'UNIQUE constraint failed', 'QueryFailedError'],
    },
    'an entity that does not exist': {
      make: () =>
        mysqlQueryFailure('', 0, (orm) =>
          orm.getRepository(UserEntity).findOneByOrFail({ email: 'hunter2@example.com' }),
        ),
      status: 404,
      body: notFound,
      secrets: ['hunter2', 'EntityNotFoundError', 'Could not find any entity', 'email'],
    },
    'a server with too many connections': {
      make: () => mysqlQueryFailure('Too many connections of hunter2', 1040, insertUser),
      ...unavailableResponse,
      secrets: ['hunter2', 'ER_CON_COUNT_ERROR'],
    },
    'a refused connection': {
      make: () => refused((_url, port) => withTypeorm({ type: 'mysql', host: '127.0.0.1', port })),
      ...unavailableResponse,
      secrets: ['ECONNREFUSED', '127.0.0.1'],
    },
    'a PostgreSQL server that is starting': {
      make: () =>
        failureWith(postgres({ S: 'FATAL', C: '57P03', M: 'the database system of hunter2 is starting up' }), (port) =>
          withTypeorm({ type: 'postgres', url: `postgres://shop:hunter2@127.0.0.1:${port}/shop` }),
        ),
      ...unavailableResponse,
      secrets: ['hunter2', '57P03'],
    },
    'an unknown table': {
      make: () => mysqlQueryFailure("Table 'shop.hunter2' doesn't exist", 1146, insertUser),
      status: 500,
      body: crash,
      secrets: ['hunter2', 'ER_NO_SUCH_TABLE', 'QueryFailedError'],
    },
  },
};
