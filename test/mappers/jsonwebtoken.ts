import { jsonwebtoken } from '@faultline/mappers/jsonwebtoken';
import jwt, { type Secret } from 'jsonwebtoken';
import { failureOf } from '../failure-of.js';
import { crash, unauthorized } from '../problems.js';
import type { Source, SourceCase } from '../source.js';

const invalid = {
  status: 401,
  headers: { 'www-authenticate': 'Bearer realm="the \\"books\\"", error="invalid_token"' },
  body: unauthorized,
};
const ownFault = { status: 500, body: crash };

const part = (text: string): string => Buffer.from(text).toString('base64url');

const refused = (token: () => unknown, options: jwt.VerifyOptions, secrets: readonly string[]): SourceCase => ({
  make: () => failureOf(() => jwt.verify(token() as string, 'hunter2', options)),
  ...invalid,
  secrets,
});

export const source: Source = {
  mapper: jsonwebtoken({ realm: 'the "books"' }),
  cases: {
    'a token that has expired': refused(() => jwt.sign({ exp: 1 }, 'hunter2'), {}, [
      'jwt expired',
      'expiredAt',
      '1970',
    ]),
    'a token that is too old': refused(() => jwt.sign({ iat: 1 }, 'hunter2'), { maxAge: 1 }, ['maxAge exceeded']),
    'a token that is not valid yet': refused(() => jwt.sign({}, 'hunter2', { notBefore: 100 }), {}, ['jwt not active']),
    'a token of another key': refused(() => jwt.sign({}, 'another'), {}, ['invalid signature']),
    'a token of another algorithm': refused(() => jwt.sign({}, 'hunter2'), { algorithms: ['HS512'] }, [
      'invalid algorithm',
    ]),
    'a token of another issuer': refused(
      () => jwt.sign({}, 'hunter2', { issuer: 'a' }),
      { issuer: 'https://hunter2.example' },
      ['hunter2', 'jwt issuer invalid', 'JsonWebTokenError'],
    ),
    'a token for another audience': refused(
      () => jwt.sign({}, 'hunter2', { audience: 'a' }),
      { audience: 'https://hunter2.example' },
      ['hunter2', 'jwt audience invalid'],
    ),
    'a token that is not signed': refused(() => jwt.sign({}, '', { algorithm: 'none' }), {}, [
      'jwt signature is required',
    ]),
    'a token that is none': refused(() => 'hunter2', {}, ['jwt malformed']),
    'a token whose head is not JSON': refused(() => 'aHVudGVyMg.aHVudGVyMg.aHVudGVyMg', {}, ['invalid token']),
    'no token': {
      make: () => failureOf(() => jwt.verify(undefined as unknown as string, 'hunter2')),
      status: 401,
      headers: { 'www-authenticate': 'Bearer realm="the \\"books\\""' },
      body: unauthorized,
      secrets: ['jwt must be provided'],
    },
    'a token whose claims are not JSON, of which nothing tells whose it is': {
      make: () =>
        failureOf(() => jwt.verify(`${part('{"alg":"HS256","typ":"JWT"}')}.${part('{hunter2')}.AA`, 'hunter2')),
      ...ownFault,
      secrets: ['SyntaxError'],
    },
    'no key': {
      make: () => failureOf(() => jwt.verify(jwt.sign({}, 'hunter2'), undefined as unknown as Secret)),
      ...ownFault,
      secrets: ['secret or public key must be provided'],
    },
    'a key that can not be found': {
      make: () =>
        new Promise((resolve) => {
          jwt.verify(
            jwt.sign({}, 'hunter2'),
            (_header, done) => done(new Error('connect ECONNREFUSED hunter2')),
            (error) => resolve(error),
          );
        }),
      ...ownFault,
      secrets: ['error in secret or public key callback', 'hunter2'],
    },
    'an option that is none': {
      make: () => failureOf(() => jwt.verify(jwt.sign({}, 'hunter2'), 'hunter2', { nonce: '' })),
      ...ownFault,
      secrets: ['nonce must be a non-empty string'],
    },
  },
};
