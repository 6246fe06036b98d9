import { prisma } from '@faultline/mappers/prisma';
import {
  PrismaClientInitializationError,
  PrismaClientKnownRequestError,
  PrismaClientValidationError,
} from '@prisma/client-runtime-utils';
import { conflict, crash, notFound, unavailable } from '../problems.js';
import type { Source, SourceCase } from '../source.js';

// What @prisma/client re-exports; the client itself is 72 MB.
const clientVersion = '7.10.0';

const known = (code: string, answer: Omit<SourceCase, 'make'>): SourceCase => ({
  make: () =>
    new PrismaClientKnownRequestError('Invalid `prisma.user.create()` invocation in /srv/hunter2/src/users.ts:7:30', {
      code,
      clientVersion,
      meta: { modelName: 'User', target: ['email'], secret: 'hunter2' },
    }),
  ...answer,
  secrets: ['hunter2', code, 'prisma.user', 'email'],
});
const retryLater = { status: 503, headers: { 'retry-after': '30' }, body: unavailable };

export const source: Source = {
  mapper: prisma({ retryAfter: 30 }),
  cases: {
    'a unique constraint': known('P2002', { status: 409, body: conflict }),
    'a row that is not there': known('P2025', { status: 404, body: notFound }),
    'a database that can not be reached': known('P1001', retryLater),
    'a connection that was closed': known('P1017', retryLater),
    'a pool that has no connection left': known('P2024', retryLater),
    'a database with too many connections': known('P2037', retryLater),
    'a client that can not be started': {
      make: () =>
        new PrismaClientInitializationError("Can't reach database server at hunter2:5432", clientVersion, 'P1001'),
      ...retryLater,
      secrets: ['hunter2', 'P1001'],
    },
    'a foreign key': known('P2003', { status: 500, body: crash }),
    'a wrong password': {
      make: () => new PrismaClientInitializationError('Authentication failed for hunter2', clientVersion, 'P1000'),
      status: 500,
      body: crash,
      secrets: ['hunter2'],
    },
    'a query that is not valid': {
      make: () => new PrismaClientValidationError('Argument `password`: Provided "hunter2".', { clientVersion }),
      status: 500,
      body: crash,
      secrets: ['hunter2'],
    },
  },
};
