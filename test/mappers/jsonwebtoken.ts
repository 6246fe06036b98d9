import { jsonwebtoken } from '@faultline/mappers/jsonwebtoken';
import jwt, { type Secret } from 'jsonwebtoken';
import { failureOf } from '../failure-of.js';
import { crash, unauthorized } from '../problems.js';
import type { Source, SourceCase } from '../source.js';

const invalidTokenResponse = {
  status: 401,
  headers: { 'www-authenticate': 'Bearer realm="the \\"books\\"", error="invalid_token"' },
  body: unauthorized,
};
const internalErrorResponse = { status: 500, body: crash };

const encodePart = (text: string): string => Buffer.from(text).toString('base64url');

const invalidTokenCase = (
  token: () => unknown,
  options: jwt.VerifyOptions,
  secrets: readonly string[],
): SourceCase => ({
  make: () => failureOf(() => jwt.verify(token() as string, 'hunter2', options)),
  ...invalidTokenResponse,
  secrets,
});

export const source: Source = {
  mapper: jsonwebtoken({ realm: 'the "books"' }),
  cases: {
    'an expired token': invalidTokenCase(() => jwt.sign({ exp: 1 }, 'hunter2'), {}, [
      'jwt expired',
      'expiredAt',
      '1970',
    ]),
    'a token that is too old': invalidTokenCase(() => jwt.sign({ iat: 1 }, 'hunter2'), { maxAge: 1 }, [
      'maxAge exceeded',
    ]),
    'a token that is not valid yet': invalidTokenCase(() => jwt.sign({}, 'hunter2', { notBefore: 100 }), {}, [
      'jwt not active',
    ]),
    'a token signed with another key': invalidTokenCase(() => jwt.sign({}, 'another'), {}, ['invalid signature']),
    'a token signed with another algorithm': invalidTokenCase(
      () => jwt.sign({}, 'hunter2'),
      { algorithms: ['HS512'] },
      ['invalid algorithm'],
    ),
    'a token of another issuer': invalidTokenCase(
      () => jwt.sign({}, 'hunter2', { issuer: 'a' }),
      { issuer: 'https://hunter2.example' },
      ['hunter2', 'jwt issuer invalid', 'JsonWebTokenError'],
    ),
    'a token for another audience': invalidTokenCase(
      () => jwt.sign({}, 'hunter2', { audience: 'a' }),
      { audience: 'https://hunter2.example' },
      ['hunter2', 'jwt audience invalid'],
    ),
    'an unsigned token': invalidTokenCase(() => jwt.sign({}, '', { algorithm: 'none' }), {}, [
      'jwt signature is required',
    ]),
    'a malformed token': invalidTokenCase(() => 'hunter2', {}, ['jwt malformed']),
    'a token whose header is not JSON': invalidTokenCase(() => 'aHVudGVyMg.aHVudGVyMg.aHVudGVyMg', {}, [
      'invalid token',
    ]),
    'a missing token': {
      make: () => failureOf(() => jwt.verify(undefined as unknown as string, 'hunter2')),
      status: 401,
      headers: { 'www-authenticate': 'Bearer realm="the \\"books\\""' },
      body: unauthorized,
      secrets: ['jwt must be provided'],
    },
    'a token whose claims are not JSON: a bare SyntaxError': {
      make: () =>
        failureOf(() =>
          jwt.verify(`${encodePart('{"alg":"HS256","typ":"JWT"}')}.${encodePart('{hunter2')}.AA`, 'hunter2'),
        ),
      ...internalErrorResponse,
      secrets: ['SyntaxError'],
    },
    'a missing key': {
      make: () => failureOf(() => jwt.verify(jwt.sign({}, 'hunter2'), undefined as unknown as Secret)),
      ...internalErrorResponse,
      secrets: ['secret or public key must be provided'],
    },
    'a key callback that fails': {
      make: () =>
        new Promise((resolve) => {
          jwt.verify(
            jwt.sign({}, 'hunter2'),
            (_header, done) => done(new Error('connect ECONNREFUSED hunter2')),
            (error) => resolve(error),
          );
        }),
      ...internalErrorResponse,
      secrets: ['error in secret or public key callback', 'hunter2'],
    },
    'an invalid option': {
      make: () => failureOf(() => jwt.verify(jwt.sign({}, 'hunter2'), 'hunter2', { nonce: '' })),
      ...internalErrorResponse,
      secrets: ['nonce must be a non-empty string'],
    },
  },
};
