import { readFile } from 'node:fs/promises';
import { BadGateway } from '@faultline/core';
import { PrismaClientKnownRequestError, PrismaClientValidationError } from '@prisma/client-runtime-utils';
import axios from 'axios';
import { got } from 'got';
import createError from 'http-errors';
import jwt from 'jsonwebtoken';
import mongoose from 'mongoose';
import multer from 'multer';
import mysql from 'mysql2';
import { DataTypes } from 'sequelize';
import superagent from 'superagent';
import { EntityNotFoundError } from 'typeorm';
import { Client, interceptors, request } from 'undici';
import { z } from 'zod';
import {
  mysqlFailure,
  mysqlServer,
  postgres,
  postgresFailure,
  uniqueViolation,
  User,
  UserEntity,
  withSequelize,
  withTypeorm,
} from './failing-databases.js';
import {
  authorization,
  failureAt,
  failureWith,
  headersOnly,
  notJson,
  refused,
  silent,
  truncated,
  unauthorized,
} from './failing-servers.js';
import { failureOf } from './failure-of.js';
import { express, middlewareFailure, requireOutside } from './middleware-failure.js';

/** An error of a real library, and the secrets in it. */
export interface Leak {
  /** Calls the library, and returns the value that it throws. */
  readonly make: () => unknown;
  /** Texts that the error contains and the response must not contain. */
  readonly secrets: readonly string[];
  /** Default: 500. */
  readonly status?: number;
}

const createErrorOutside = requireOutside('http-errors') as typeof createError;

function upload(name: string, file: string): RequestInit {
  const body = new FormData();
  body.set(name, new Blob(['too large']), file);
  return { method: 'POST', body };
}

/** The errors of libraries, by name. The response to each is masked. */
export const leaks: Readonly<Record<string, Leak>> = {
  // Databases
  'pg: a unique violation': {
    make: () => failureWith(postgres(uniqueViolation), (port) => postgresFailure({ host: '127.0.0.1', port })),
    secrets: ['hunter2', '23505', 'users_email_key', 'duplicate key', '_bt_check_unique'],
  },
  'pg: a wrong password': {
    make: () =>
      failureWith(
        postgres({ S: 'FATAL', C: '28P01', M: 'password authentication failed for user "hunter2"' }),
        (port) => postgresFailure({ host: '127.0.0.1', port }),
      ),
    secrets: ['hunter2', '28P01', 'password authentication'],
  },
  'pg: a refused connection': {
    make: () => refused((_url, port) => postgresFailure({ host: '127.0.0.1', port })),
    secrets: ['ECONNREFUSED', '127.0.0.1'],
  },
  'pg: a missing socket': {
    make: () => failureOf(() => postgresFailure({ host: '/var/run/hunter2' })),
    secrets: ['/var/run/hunter2', 'ENOENT', '.s.PGSQL'],
  },
  'mysql2: a duplicate entry': {
    make: () =>
      mysqlFailure(
        "INSERT INTO users (password) VALUES ('hunter2')",
        "Duplicate entry 'hunter2' for key 'users.password'",
        1062,
      ),
    secrets: ['hunter2', 'INSERT INTO', 'ER_DUP_ENTRY', 'Duplicate entry', 'users.password', '1062'],
  },
  'mysql2: a refused connection': {
    make: () =>
      refused((_url, port) => mysql.createConnection({ host: '127.0.0.1', port }).promise().query('SELECT 1')),
    secrets: ['ECONNREFUSED', '127.0.0.1'],
  },
  'mongodb: a duplicate key': {
    make: () =>
      new mongoose.mongo.MongoServerError({
        ok: 0,
        code: 11000,
        codeName: 'DuplicateKey',
        errmsg:
          'E11000 duplicate key error collection: shop.users index: email_1 dup key: { email: "hunter2@example.com" }',
        keyPattern: { email: 1 },
        keyValue: { email: 'hunter2@example.com' },
      }),
    secrets: ['hunter2', 'E11000', '11000', 'shop.users', 'DuplicateKey', 'MongoServerError'],
  },
  'mongodb: no server': {
    make: () =>
      refused((_url, port) =>
        new mongoose.mongo.MongoClient(`mongodb://shop:hunter2@127.0.0.1:${port}`, {
          serverSelectionTimeoutMS: 500,
        }).connect(),
      ),
    secrets: ['ECONNREFUSED', '127.0.0.1', 'MongoServerSelectionError'],
  },
  'mongoose: an invalid document': {
    make: () => failureOf(() => new User({ age: 'hunter2', email: 'hunter2' }).validate()),
    secrets: ['hunter2', 'ValidationError', 'Cast to Number', 'CastError', 'email'],
  },
  'mongoose: an invalid id': {
    make: () => failureOf(() => User.findById('hunter2').exec()),
    secrets: ['hunter2', 'CastError', 'ObjectId', '_id'],
  },
  'TypeORM: a unique violation': {
    make: () =>
      failureWith(mysqlServer("Duplicate entry 'hunter2' for key 'users.password'", 1062), (port) =>
        withTypeorm({ type: 'mysql', host: '127.0.0.1', port }, (source) =>
          source.query('INSERT INTO users (password) VALUES (?)', ['hunter2']),
        ),
      ),
    secrets: [
      'hunter2',
      'INSERT INTO',
      'ER_DUP_ENTRY',
      'Duplicate entry',
      'users.password',
      '1062',
      'QueryFailedError',
    ],
  },
  'TypeORM: a wrong password': {
    make: () =>
      failureWith(
        postgres({ S: 'FATAL', C: '28P01', M: 'password authentication failed for user "hunter2"' }),
        (port) => withTypeorm({ type: 'postgres', url: `postgres://hunter2:hunter2@127.0.0.1:${port}/shop` }),
      ),
    secrets: ['hunter2', '28P01', 'password authentication'],
  },
  'TypeORM: a refused connection': {
    make: () =>
      refused((_url, port) => withTypeorm({ type: 'postgres', url: `postgres://shop:hunter2@127.0.0.1:${port}/shop` })),
    secrets: ['ECONNREFUSED', '127.0.0.1'],
  },
  'TypeORM: a missing entity': {
    make: () => new EntityNotFoundError(UserEntity, { where: { email: 'hunter2' } }),
    secrets: ['hunter2', 'EntityNotFoundError', 'Could not find any entity', 'users', 'email'],
  },
  'Sequelize: a unique violation': {
    make: () =>
      failureWith(mysqlServer("Duplicate entry 'hunter2' for key 'users.password'", 1062), (port) =>
        withSequelize({ dialect: 'mysql', port }, (sequelize) =>
          sequelize.query('INSERT INTO users (password) VALUES (?)', { replacements: ['hunter2'] }),
        ),
      ),
    secrets: [
      'hunter2',
      'INSERT INTO',
      'ER_DUP_ENTRY',
      'Duplicate entry',
      'users.password',
      'password must be unique',
      'SequelizeUniqueConstraintError',
    ],
  },
  'Sequelize: a wrong password': {
    make: () =>
      failureWith(
        postgres({ S: 'FATAL', C: '28P01', M: 'password authentication failed for user "hunter2"' }),
        (port) => withSequelize({ dialect: 'postgres', port }, (sequelize) => sequelize.authenticate()),
      ),
    secrets: ['hunter2', '28P01', 'password authentication', 'SequelizeConnectionError'],
  },
  'Sequelize: a refused connection': {
    make: () =>
      refused((_url, port) => withSequelize({ dialect: 'mysql', port }, (sequelize) => sequelize.authenticate())),
    secrets: ['ECONNREFUSED', '127.0.0.1', 'SequelizeConnectionRefusedError'],
  },
  'Sequelize: an invalid model': {
    make: () =>
      failureOf(() =>
        withSequelize({ dialect: 'mysql' }, (sequelize) =>
          sequelize
            .define('User', { email: { type: DataTypes.STRING, validate: { isEmail: true } } })
            .build({ email: 'hunter2' })
            .validate(),
        ),
      ),
    secrets: ['hunter2', 'SequelizeValidationError', 'Validation isEmail', 'email'],
  },
  // @prisma/client re-exports these classes. Its size is 72 MB, so the tests do not install it.
  'Prisma: a unique constraint': {
    make: () =>
      new PrismaClientKnownRequestError(
        'Invalid `prisma.user.create()` invocation in /srv/hunter2/src/users.ts:7:30\n\nUnique constraint failed on the fields: (`email`)',
        { code: 'P2002', clientVersion: '7.10.0', meta: { modelName: 'User', target: ['email'], secret: 'hunter2' } },
      ),
    secrets: ['hunter2', 'P2002', 'prisma', 'Unique constraint', 'email', 'PrismaClientKnownRequestError'],
  },
  'Prisma: an invalid query': {
    make: () =>
      new PrismaClientValidationError('Argument `password`: Invalid value provided. Provided "hunter2".', {
        clientVersion: '7.10.0',
      }),
    secrets: ['hunter2', 'password', 'PrismaClientValidationError'],
  },

  // HTTP clients
  'axios: a 401 of another server': {
    make: () => failureAt(unauthorized, (url) => axios.get(url, { headers: authorization })),
    secrets: ['hunter2', '401', 'ERR_BAD_REQUEST', 'Request failed', 'set-cookie', 'AxiosError'],
  },
  'axios: a refused connection': {
    make: () => refused((url) => axios.get(url, { headers: authorization })),
    secrets: ['hunter2', 'ECONNREFUSED', '127.0.0.1', 'AxiosError'],
  },
  'axios: a timeout': {
    make: () =>
      failureAt(silent, (url) => axios.get(url, { timeout: 50, auth: { username: 'a', password: 'hunter2' } })),
    secrets: ['hunter2', 'ECONNABORTED', 'timeout', 'AxiosError'],
  },
  'got: a 401 of another server': {
    make: () => failureAt(unauthorized, (url) => got(url, { headers: authorization })),
    secrets: ['hunter2', '401', 'ERR_NON_2XX_3XX_RESPONSE', 'HTTPError', 'set-cookie'],
  },
  'got: a refused connection': {
    make: () => refused((url) => got(url, { headers: authorization, retry: { limit: 0 } })),
    secrets: ['hunter2', 'ECONNREFUSED', '127.0.0.1', 'RequestError'],
  },
  'got: a timeout': {
    make: () => failureAt(silent, (url) => got(url, { timeout: { request: 50 }, retry: { limit: 0 } })),
    secrets: ['hunter2', 'ETIMEDOUT', 'Timeout awaiting', 'TimeoutError'],
  },
  'superagent: a 401 of another server': {
    make: () => failureAt(unauthorized, (url) => superagent.get(url).set(authorization)),
    secrets: ['hunter2', '401', 'Unauthorized', 'set-cookie'],
  },
  'undici: a 401 of another server': {
    make: () =>
      failureAt(unauthorized, (url) =>
        new Client(new URL(url).origin)
          .compose(interceptors.responseError())
          .request({ path: '/hunter2', method: 'GET', headers: authorization }),
      ),
    secrets: ['hunter2', '401', 'ResponseError', 'UND_ERR_RESPONSE', 'set-cookie'],
  },
  'undici: a refused connection': {
    make: () => refused((url) => request(url, { headers: authorization })),
    secrets: ['ECONNREFUSED', '127.0.0.1'],
  },
  'undici: a timeout of the head': {
    make: () => failureAt(silent, (url) => request(url, { headersTimeout: 50 })),
    secrets: ['Headers Timeout', 'UND_ERR_HEADERS_TIMEOUT', 'HeadersTimeoutError'],
  },
  'undici: a timeout of the body': {
    make: () => failureAt(headersOnly, async (url) => (await request(url, { bodyTimeout: 50 })).body.text()),
    secrets: ['Body Timeout', 'UND_ERR_BODY_TIMEOUT', 'BodyTimeoutError'],
  },
  'fetch: a refused connection': {
    make: () => refused((url) => fetch(url, { headers: authorization })),
    secrets: ['fetch failed', 'ECONNREFUSED', '127.0.0.1', 'TypeError'],
  },
  'fetch: an incomplete response': {
    make: () => failureAt(truncated, async (url) => (await fetch(url)).text()),
    secrets: ['terminated', 'other side closed', 'UND_ERR_SOCKET', '127.0.0.1'],
  },
  'fetch: a timeout': {
    make: () => failureAt(silent, (url) => fetch(url, { signal: AbortSignal.timeout(50) })),
    secrets: ['TimeoutError', 'aborted due to timeout'],
  },
  'fetch: a response that is not JSON': {
    make: () => failureAt(notJson, async (url) => (await fetch(url)).json()),
    secrets: ['hunter2', 'is not valid JSON', 'SyntaxError'],
  },
  'fetch: an invalid URL': {
    make: () => failureOf(() => fetch('http://hunter2:hunter2@')),
    secrets: ['hunter2', 'Invalid URL', 'ERR_INVALID_URL'],
  },
  'http-errors: createError(error) of a 401 of another server': {
    make: async () =>
      createError((await failureAt(unauthorized, (url) => axios.get(url, { headers: authorization }))) as Error),
    secrets: ['hunter2', '401', 'ERR_BAD_REQUEST', 'set-cookie', 'AxiosError'],
  },
  'Faultline: a BadGateway with a 401 of another server as its cause': {
    make: async () =>
      new BadGateway('hunter2', {
        cause: await failureAt(unauthorized, (url) => axios.get(url, { headers: authorization })),
      }),
    secrets: ['hunter2', '401', 'ERR_BAD_REQUEST', 'set-cookie', 'AxiosError'],
    status: 502,
  },

  // Files, tokens, input
  'node:fs: a missing file': {
    make: () => failureOf(() => readFile('/srv/hunter2/key.pem')),
    secrets: ['hunter2', '/srv', 'ENOENT', 'no such file'],
  },
  'http-errors: createError(404, error) of a missing file': {
    make: async () => createErrorOutside(404, (await failureOf(() => readFile('/srv/hunter2/key.pem'))) as Error),
    secrets: ['hunter2', '/srv', 'ENOENT', 'no such file'],
    status: 404,
  },
  'express.static: a missing file': {
    make: () => middlewareFailure(express.static('/srv/hunter2', { fallthrough: false }), '/key.pem'),
    secrets: ['/srv/hunter2/key.pem', 'ENOENT', 'no such file'],
    status: 404,
  },
  'response.sendFile: a missing file': {
    make: () => middlewareFailure((_request, response) => response.sendFile('/srv/hunter2/key.pem'), '/'),
    secrets: ['/srv/hunter2/key.pem', 'ENOENT', 'no such file'],
    status: 404,
  },
  'multer: a file that is too large': {
    make: () =>
      middlewareFailure(multer({ limits: { fileSize: 1 } }).single('hunter2'), '/', upload('hunter2', 'hunter2.pdf')),
    secrets: ['hunter2', 'LIMIT_FILE_SIZE', 'File too large', 'MulterError'],
  },
  'multer: an unexpected file': {
    make: () => middlewareFailure(multer().single('photo'), '/', upload('hunter2', 'hunter2.pdf')),
    secrets: ['hunter2', 'LIMIT_UNEXPECTED_FILE', 'Unexpected file', 'MulterError'],
  },
  'jsonwebtoken: a token of another issuer': {
    make: () =>
      failureOf(() => jwt.verify(jwt.sign({}, 'key', { issuer: 'a' }), 'key', { issuer: 'https://hunter2.example' })),
    secrets: ['hunter2', 'jwt issuer invalid', 'JsonWebTokenError'],
  },
  'jsonwebtoken: an expired token': {
    make: () => failureOf(() => jwt.verify(jwt.sign({ exp: 1 }, 'hunter2'), 'hunter2')),
    secrets: ['jwt expired', 'expiredAt', '1970', 'TokenExpiredError'],
  },
  'zod: an invalid input': {
    make: () => failureOf(() => z.strictObject({ name: z.string() }).parse({ hunter2: true })),
    secrets: ['hunter2', 'unrecognized_keys', 'invalid_type', 'ZodError'],
  },
};
