import { jose } from '@faultline/mappers/jose';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  EncryptJWT,
  jwtDecrypt,
  type JWTPayload,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { failureAt, silent } from '../failing-servers.js';
import { failureOf } from '../failure-of.js';
import { crash, gatewayTimeout, unauthorized } from '../problems.js';
import type { Source } from '../source.js';

const invalidTokenResponse = {
  status: 401,
  headers: { 'www-authenticate': 'DPoP realm="api", error="invalid_token"' },
  body: unauthorized,
};
const internalErrorResponse = { status: 500, body: crash };
const key = new Uint8Array(32);

const createToken = (claims: JWTPayload = {}): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(key);

/** Creates a token with this header and an invalid signature. */
const createForgedToken = (header: string): string => `${Buffer.from(header).toString('base64url')}.e30.AA`;

export const source: Source = {
  mapper: jose({ scheme: 'DPoP' }),
  cases: {
    'an expired token': {
      make: () => failureOf(async () => jwtVerify(await createToken({ exp: 1, password: 'hunter2' }), key)),
      ...invalidTokenResponse,
      secrets: ['hunter2', 'ERR_JWT_EXPIRED', 'JWTExpired'],
    },
    'a token of another issuer': {
      make: () =>
        failureOf(async () =>
          jwtVerify(await createToken({ iss: 'hunter2' }), key, { issuer: 'https://books.example' }),
        ),
      ...invalidTokenResponse,
      secrets: ['hunter2', 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    },
    'a token signed with another key': {
      make: () => failureOf(async () => jwtVerify(await createToken(), new Uint8Array(32).fill(1))),
      ...invalidTokenResponse,
      secrets: ['ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
    },
    'a token signed with another algorithm': {
      make: () => failureOf(async () => jwtVerify(await createToken(), key, { algorithms: ['HS512'] })),
      ...invalidTokenResponse,
      secrets: ['ERR_JOSE_ALG_NOT_ALLOWED'],
    },
    'a token whose key is not in the key set': {
      make: () => failureOf(() => jwtVerify(createForgedToken('{"alg":"RS256"}'), createLocalJWKSet({ keys: [] }))),
      ...invalidTokenResponse,
      secrets: ['ERR_JWKS_NO_MATCHING_KEY'],
    },
    'a token with an algorithm that key sets do not support': {
      make: () => failureOf(async () => jwtVerify(await createToken(), createLocalJWKSet({ keys: [] }))),
      ...invalidTokenResponse,
      secrets: ['ERR_JOSE_NOT_SUPPORTED'],
    },
    'a malformed token': {
      make: () => failureOf(() => jwtVerify('hunter2', key)),
      ...invalidTokenResponse,
      secrets: ['ERR_JWS_INVALID'],
    },
    'a token whose claims are not JSON': {
      make: () => failureOf(() => UnsecuredJWT.decode('e30.aHVudGVyMg.')),
      ...invalidTokenResponse,
      secrets: ['ERR_JWT_INVALID'],
    },
    'a token with an unknown critical extension': {
      make: () => failureOf(() => jwtVerify(createForgedToken('{"alg":"HS256","crit":["hunter2"],"hunter2":1}'), key)),
      ...invalidTokenResponse,
      secrets: ['hunter2', 'ERR_JOSE_NOT_SUPPORTED'],
    },
    'a token encrypted with another key': {
      make: () =>
        failureOf(async () => {
          const encrypted = await new EncryptJWT({}).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(key);
          return jwtDecrypt(encrypted, new Uint8Array(32).fill(1));
        }),
      ...invalidTokenResponse,
      secrets: ['ERR_JWE_DECRYPTION_FAILED'],
    },
    'a missing token': {
      make: () => failureOf(() => jwtVerify(undefined as unknown as string, key)),
      status: 401,
      headers: { 'www-authenticate': 'DPoP realm="api"' },
      body: unauthorized,
      secrets: ['Compact JWS must be a string'],
    },
    'a timeout of the key set': {
      make: () =>
        failureAt(silent, async (url) =>
          jwtVerify(await createToken(), createRemoteJWKSet(new URL(url), { timeoutDuration: 50 })),
        ),
      status: 504,
      body: gatewayTimeout,
      secrets: ['ERR_JWKS_TIMEOUT'],
    },
    'an invalid key': {
      make: () => failureOf(async () => jwtVerify(await createToken(), 'hunter2' as unknown as Uint8Array)),
      ...internalErrorResponse,
    },
    'an error while signing': {
      make: () => failureOf(() => new SignJWT({}).sign(key)),
      ...internalErrorResponse,
      secrets: ['ERR_JWS_INVALID', 'must be called before'],
    },
  },
};
