import { typeorm } from '@faultline/mappers/typeorm';
import type { DataSource } from 'typeorm';
import { mysqlServer, postgres, UserEntity, withTypeorm } from '../failing-databases.js';
import { failureWith, refused } from '../failing-servers.js';
import { conflict, crash, notFound, unavailable } from '../problems.js';
import type { Source } from '../source.js';

const retryLater = { status: 503, headers: { 'retry-after': '5' }, body: unavailable };

/** What it throws of a MySQL server that has no rows, and refuses to insert one. */
const failure = (message: string, code: number, work: (source: DataSource) => unknown): Promise<unknown> =>
  failureWith(mysqlServer(message, code), (port) =>
    withTypeorm({ type: 'mysql', host: '127.0.0.1', port, database: 'shop', entities: [UserEntity] }, work),
  );
const insert = (source: DataSource): unknown => source.query('INSERT INTO users (password) VALUES (?)', ['hunter2']);

export const source: Source = {
  mapper: typeorm(),
  cases: {
    'a unique violation': {
      make: () => failure("Duplicate entry 'hunter2' for key 'users.password'", 1062, insert),
      status: 409,
      body: conflict,
      secrets: ['hunter2', 'INSERT INTO', 'ER_DUP_ENTRY', 'users.password', 'QueryFailedError'],
    },
    'an entity that is not there': {
      make: () =>
        failure('', 0, (orm) => orm.getRepository(UserEntity).findOneByOrFail({ email: 'hunter2@example.com' })),
      status: 404,
      body: notFound,
      secrets: ['hunter2', 'EntityNotFoundError', 'Could not find any entity', 'email'],
    },
    'a server with too many connections': {
      make: () => failure('Too many connections of hunter2', 1040, insert),
      ...retryLater,
      secrets: ['hunter2', 'ER_CON_COUNT_ERROR'],
    },
    'a refused connection': {
      make: () => refused((_url, port) => withTypeorm({ type: 'mysql', host: '127.0.0.1', port })),
      ...retryLater,
      secrets: ['ECONNREFUSED', '127.0.0.1'],
    },
    'a PostgreSQL server that starts up': {
      make: () =>
        failureWith(postgres({ S: 'FATAL', C: '57P03', M: 'the database system of hunter2 is starting up' }), (port) =>
          withTypeorm({ type: 'postgres', url: `postgres://shop:hunter2@127.0.0.1:${port}/shop` }),
        ),
      ...retryLater,
      secrets: ['hunter2', '57P03'],
    },
    'a table that is not there': {
      make: () => failure("Table 'shop.hunter2' doesn't exist", 1146, insert),
      status: 500,
      body: crash,
      secrets: ['hunter2', 'ER_NO_SUCH_TABLE', 'QueryFailedError'],
    },
  },
};
