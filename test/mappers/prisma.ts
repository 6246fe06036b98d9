import { prisma } from '@faultline/mappers/prisma';
import {
  PrismaClientInitializationError,
  PrismaClientKnownRequestError,
  PrismaClientValidationError,
} from '@prisma/client-runtime-utils';
import { conflict, crash, notFound, unavailable } from '../problems.js';
import type { Source, SourceCase } from '../source.js';

// `@prisma/client` re-exports these classes. Its size is 72 MB, so the tests do not install it.
const clientVersion = '7.10.0';

const knownRequestError = (code: string, response: Omit<SourceCase, 'make'>): SourceCase => ({
  make: () =>
    new PrismaClientKnownRequestError('Invalid `prisma.user.create()` invocation in /srv/hunter2/src/users.ts:7:30', {
      code,
      clientVersion,
      meta: { modelName: 'User', target: ['email'], secret: 'hunter2' },
    }),
  ...response,
  secrets: ['hunter2', code, 'prisma.user', 'email'],
});
const unavailableResponse = { status: 503, headers: { 'retry-after': '30' }, body: unavailable };

export const source: Source = {
  mapper: prisma({ retryAfter: 30 }),
  cases: {
    'a unique violation': knownRequestError('P2002', { status: 409, body: conflict }),
    'a row that does not exist': knownRequestError('P2025', { status: 404, body: notFound }),
    'an unreachable database': knownRequestError('P1001', unavailableResponse),
    'a closed connection': knownRequestError('P1017', unavailableResponse),
    'a pool without a free connection': knownRequestError('P2024', unavailableResponse),
    'a database with too many connections': knownRequestError('P2037', unavailableResponse),
    'a client that cannot start': {
      make: () =>
        new PrismaClientInitializationError("Can't reach database server at hunter2:5432", clientVersion, 'P1001'),
      ...unavailableResponse,
      secrets: ['hunter2', 'P1001'],
    },
    'a foreign key violation': knownRequestError('P2003', { status: 500, body: crash }),
    'a wrong password': {
      make: () => new PrismaClientInitializationError('Authentication failed for hunter2', clientVersion, 'P1000'),
      status: 500,
      body: crash,
      secrets: ['hunter2'],
    },
    'an invalid query': {
      make: () => new PrismaClientValidationError('Argument `password`: Provided "hunter2".', { clientVersion }),
      status: 500,
      body: crash,
      secrets: ['hunter2'],
    },
  },
};
