import { sequelize } from '@faultline/mappers/sequelize';
import { DataTypes, type Sequelize } from 'sequelize';
import { mysqlServer, postgres, withSequelize } from '../failing-databases.js';
import { failureWith, refused, silentSockets } from '../failing-servers.js';
import { failureOf } from '../failure-of.js';
import { conflict, crash, notFound, unavailable } from '../problems.js';
import type { Source } from '../source.js';

const unavailableResponse = { status: 503, headers: { 'retry-after': '5' }, body: unavailable };

/** Returns the error of `work` for a MySQL server that has no rows and rejects every `INSERT`. */
const mysqlQueryFailure = (message: string, code: number, work: (orm: Sequelize) => unknown): Promise<unknown> =>
  failureWith(mysqlServer(message, code), (port) => withSequelize({ dialect: 'mysql', port }, work));
const insertUser = (orm: Sequelize): unknown =>
  orm.query('INSERT INTO users (password) VALUES (?)', { replacements: ['hunter2'] });

/** Returns the error of a PostgreSQL server that rejects each connection. */
const postgresConnectFailure = (code: string, message: string): Promise<unknown> =>
  failureWith(postgres({ S: 'FATAL', C: code, M: message }), (port) =>
    withSequelize({ dialect: 'postgres', port }, (orm) => orm.authenticate()),
  );

export const source: Source = {
  mapper: sequelize(),
  cases: {
    'a unique violation': {
      make: () => mysqlQueryFailure("Duplicate entry 'hunter2' for key 'users.password'", 1062, insertUser),
      status: 409,
      body: conflict,
      secrets: ['hunter2', 'INSERT INTO', 'users.password', 'SequelizeUniqueConstraintError'],
    },
    'a row that does not exist': {
      make: () =>
        mysqlQueryFailure('', 0, (orm) =>
          orm.define('User', { email: DataTypes.STRING }).findOne({ where: { email: 'hunter2' }, rejectOnEmpty: true }),
        ),
      status: 404,
      body: notFound,
      secrets: ['SequelizeEmptyResultError'],
    },
    'a refused connection': {
      make: () => refused((_url, port) => withSequelize({ dialect: 'mysql', port }, (orm) => orm.authenticate())),
      ...unavailableResponse,
      secrets: ['ECONNREFUSED', '127.0.0.1', 'SequelizeConnectionRefusedError'],
    },
    'an unknown host': {
      make: () =>
        failureOf(() => withSequelize({ dialect: 'mysql', host: 'hunter2.invalid' }, (orm) => orm.authenticate())),
      ...unavailableResponse,
      secrets: ['hunter2.invalid'],
    },
    'a connection timeout': {
      make: () =>
        failureWith(silentSockets(), (port) =>
          withSequelize({ dialect: 'mysql', port, dialectOptions: { connectTimeout: 50 } }, (orm) =>
            orm.authenticate(),
          ),
        ),
      ...unavailableResponse,
      secrets: ['ETIMEDOUT'],
    },
    'a pool without a free connection': {
      make: () =>
        failureWith(silentSockets(), (port) =>
          withSequelize({ dialect: 'mysql', port, pool: { max: 1, acquire: 50 } }, (orm) => orm.authenticate()),
        ),
      ...unavailableResponse,
      secrets: ['SequelizeConnectionAcquireTimeoutError'],
    },
    'a server with too many connections': {
      make: () => mysqlQueryFailure('Too many connections of hunter2', 1040, insertUser),
      ...unavailableResponse,
      secrets: ['hunter2', 'ER_CON_COUNT_ERROR', 'SequelizeDatabaseError'],
    },
    'a PostgreSQL server with too many connections': {
      make: () => postgresConnectFailure('53300', 'sorry, too many clients of hunter2 already'),
      ...unavailableResponse,
      secrets: ['hunter2', '53300', 'SequelizeConnectionError'],
    },
    'a wrong password': {
      make: () => postgresConnectFailure('28P01', 'password authentication failed for user "hunter2"'),
      status: 500,
      body: crash,
      secrets: ['hunter2', '28P01', 'SequelizeConnectionError'],
    },
    'an unknown table': {
      make: () => mysqlQueryFailure("Table 'shop.hunter2' doesn't exist", 1146, insertUser),
      status: 500,
      body: crash,
      secrets: ['hunter2', 'ER_NO_SUCH_TABLE'],
    },
    'an invalid model': {
      make: () =>
        failureOf(() =>
          withSequelize({ dialect: 'mysql' }, (orm) =>
            orm
              .define('User', { email: { type: DataTypes.STRING, validate: { isEmail: true } } })
              .build({ email: 'hunter2' })
              .validate(),
          ),
        ),
      status: 500,
      body: crash,
      secrets: ['hunter2', 'SequelizeValidationError'],
    },
  },
};
