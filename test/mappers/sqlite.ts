import { sqlite } from '@faultline/mappers/sqlite';
import initSqlJs from 'sql.js';
import { failureOf } from '../failure-of.js';
import { conflict, crash, unavailable } from '../problems.js';
import type { Source, SourceCase } from '../source.js';

const { Database } = await initSqlJs();

/** Returns the error of sql.js for a statement. The table has one row. */
const sqlJsFailure = (sql: string): Promise<unknown> =>
  failureOf(() => {
    const database = new Database();
    database.run('CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT UNIQUE NOT NULL)');
    database.run("INSERT INTO users VALUES (1, 'hunter2')");
    database.run(sql);
  });

/**
 * Creates an error with the name and the properties that another client of SQLite sets. The tests do not install these clients,
 * because their binaries do not run on every version of Node. All of them use the message of SQLite.
 */
const clientError = (name: string, properties: object, message = 'UNIQUE constraint failed: users.hunter2'): Error =>
  Object.defineProperty(Object.assign(new Error(message), properties), 'name', { value: name });

const conflictResponse = { status: 409, body: conflict, secrets: ['hunter2'] };
const unavailableResponse = { status: 503, headers: { 'retry-after': '5' }, body: unavailable, secrets: ['hunter2'] };
const internalErrorResponse = { status: 500, body: crash, secrets: ['hunter2'] };

const conflictCase = (name: string, properties: object, message?: string): SourceCase => ({
  make: () => clientError(name, properties, message),
  ...conflictResponse,
});
const busyCase = (name: string, properties: object): SourceCase => ({
  make: () => clientError(name, properties, 'database is locked: hunter2'),
  ...unavailableResponse,
});

export const source: Source = {
  mapper: sqlite(),
  cases: {
    'a unique violation of sql.js': {
      make: () => sqlJsFailure("INSERT INTO users VALUES (2, 'hunter2')"),
      status: 409,
      body: conflict,
      secrets: ['UNIQUE constraint failed', 'users.email'],
    },
    'a primary key of sql.js that exists': {
      make: () => sqlJsFailure("INSERT INTO users VALUES (1, 'b')"),
      status: 409,
      body: conflict,
      secrets: ['users.id'],
    },
    'a missing value of sql.js': {
      make: () => sqlJsFailure('INSERT INTO users VALUES (2, NULL)'),
      status: 500,
      body: crash,
      secrets: ['NOT NULL constraint failed', 'users.email'],
    },
    'an unknown table of sql.js': {
      make: () => sqlJsFailure('INSERT INTO hunter2 VALUES (1)'),
      ...internalErrorResponse,
    },
    'a unique violation of better-sqlite3': conflictCase('SqliteError', { code: 'SQLITE_CONSTRAINT_UNIQUE' }),
    'a primary key of better-sqlite3 that exists': conflictCase('SqliteError', {
      code: 'SQLITE_CONSTRAINT_PRIMARYKEY',
    }),
    'a locked database of better-sqlite3': busyCase('SqliteError', { code: 'SQLITE_BUSY_SNAPSHOT' }),
    'a foreign key of better-sqlite3': {
      make: () => clientError('SqliteError', { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' }, 'hunter2'),
      ...internalErrorResponse,
    },
    'a unique violation of node:sqlite': conflictCase('Error', {
      code: 'ERR_SQLITE_ERROR',
      errcode: 2067,
      errstr: 'constraint failed',
    }),
    'a locked database of node:sqlite': busyCase('Error', { code: 'ERR_SQLITE_ERROR', errcode: 5 }),
    'a missing value of node:sqlite': {
      make: () => clientError('Error', { code: 'ERR_SQLITE_ERROR', errcode: 1299 }, 'hunter2'),
      ...internalErrorResponse,
    },
    'a unique violation of sqlite3': conflictCase(
      'Error',
      { code: 'SQLITE_CONSTRAINT', errno: 19 },
      'SQLITE_CONSTRAINT: UNIQUE constraint failed: users.hunter2',
    ),
    'a locked database of sqlite3': busyCase('Error', { code: 'SQLITE_BUSY', errno: 5 }),
    'a missing value of sqlite3': {
      make: () => clientError('Error', { code: 'SQLITE_CONSTRAINT', errno: 19 }, 'NOT NULL constraint failed: hunter2'),
      ...internalErrorResponse,
    },
    'a unique violation of libsql': conflictCase('LibsqlError', {
      code: 'SQLITE_CONSTRAINT',
      extendedCode: 'SQLITE_CONSTRAINT_UNIQUE',
    }),
    'an error that is not of SQLite': {
      make: () => clientError('Error', { code: 5 }, 'UNIQUE constraint failed: hunter2'),
      ...internalErrorResponse,
    },
  },
};
