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

const invalid = {
  status: 401,
  headers: { 'www-authenticate': 'DPoP realm="api", error="invalid_token"' },
  body: unauthorized,
};
const ownFault = { status: 500, body: crash };
const key = new Uint8Array(32);

const token = (claims: JWTPayload = {}): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(key);

/** A token that nobody has signed. */
const crafted = (header: string): string => `${Buffer.from(header).toString('base64url')}.e30.AA`;

export const source: Source = {
  mapper: jose({ scheme: 'DPoP' }),
  cases: {
    'a token that has expired': {
      make: () => failureOf(async () => jwtVerify(await token({ exp: 1, password: 'hunter2' }), key)),
      ...invalid,
      secrets: ['hunter2', 'ERR_JWT_EXPIRED', 'JWTExpired'],
    },
    'a token of another issuer': {
      make: () =>
        failureOf(async () => jwtVerify(await token({ iss: 'hunter2' }), key, { issuer: 'https://books.example' })),
      ...invalid,
      secrets: ['hunter2', 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    },
    'a token of another key': {
      make: () => failureOf(async () => jwtVerify(await token(), new Uint8Array(32).fill(1))),
      ...invalid,
      secrets: ['ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
    },
    'a token of another algorithm': {
      make: () => failureOf(async () => jwtVerify(await token(), key, { algorithms: ['HS512'] })),
      ...invalid,
      secrets: ['ERR_JOSE_ALG_NOT_ALLOWED'],
    },
    'a token of a key that is not in the set': {
      make: () => failureOf(() => jwtVerify(crafted('{"alg":"RS256"}'), createLocalJWKSet({ keys: [] }))),
      ...invalid,
      secrets: ['ERR_JWKS_NO_MATCHING_KEY'],
    },
    'a token of an algorithm that no set has': {
      make: () => failureOf(async () => jwtVerify(await token(), createLocalJWKSet({ keys: [] }))),
      ...invalid,
      secrets: ['ERR_JOSE_NOT_SUPPORTED'],
    },
    'a token that is none': {
      make: () => failureOf(() => jwtVerify('hunter2', key)),
      ...invalid,
      secrets: ['ERR_JWS_INVALID'],
    },
    'a token whose claims are not JSON': {
      make: () => failureOf(() => UnsecuredJWT.decode('e30.aHVudGVyMg.')),
      ...invalid,
      secrets: ['ERR_JWT_INVALID'],
    },
    'a token with an extension that nobody knows': {
      make: () => failureOf(() => jwtVerify(crafted('{"alg":"HS256","crit":["hunter2"],"hunter2":1}'), key)),
      ...invalid,
      secrets: ['hunter2', 'ERR_JOSE_NOT_SUPPORTED'],
    },
    'an encrypted token of another key': {
      make: () =>
        failureOf(async () => {
          const encrypted = await new EncryptJWT({}).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(key);
          return jwtDecrypt(encrypted, new Uint8Array(32).fill(1));
        }),
      ...invalid,
      secrets: ['ERR_JWE_DECRYPTION_FAILED'],
    },
    'no token': {
      make: () => failureOf(() => jwtVerify(undefined as unknown as string, key)),
      status: 401,
      headers: { 'www-authenticate': 'DPoP realm="api"' },
      body: unauthorized,
      secrets: ['Compact JWS must be a string'],
    },
    'a set of keys that does not come': {
      make: () =>
        failureAt(silent, async (url) =>
          jwtVerify(await token(), createRemoteJWKSet(new URL(url), { timeoutDuration: 50 })),
        ),
      status: 504,
      body: gatewayTimeout,
      secrets: ['ERR_JWKS_TIMEOUT'],
    },
    'a key that is none': {
      make: () => failureOf(async () => jwtVerify(await token(), 'hunter2' as unknown as Uint8Array)),
      ...ownFault,
    },
    'a token that is not signed as it should be': {
      make: () => failureOf(() => new SignJWT({}).sign(key)),
      ...ownFault,
      secrets: ['ERR_JWS_INVALID', 'must be called before'],
    },
  },
};
