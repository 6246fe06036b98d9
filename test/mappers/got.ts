import { got } from '@faultline/mappers/got';
import { got as client } from 'got';
import {
  authorization,
  endlessRedirect,
  failureAt,
  notHttp,
  notJson,
  refused,
  reset,
  silent,
  truncated,
  unauthorized,
} from '../failing-servers.js';
import { failureOf } from '../failure-of.js';
import { badGateway, crash, gatewayTimeout } from '../problems.js';
import type { Source } from '../source.js';

const badGatewayResponse = { status: 502, body: badGateway };
const gatewayTimeoutResponse = { status: 504, body: gatewayTimeout };
const internalErrorResponse = { status: 500, body: crash };
const withoutRetry = { retry: { limit: 0 } };

export const source: Source = {
  mapper: got(),
  cases: {
    'a 401 of the other server': {
      make: () => failureAt(unauthorized, (url) => client(url, { headers: authorization })),
      ...badGatewayResponse,
      secrets: ['hunter2', '401', 'ERR_NON_2XX_3XX_RESPONSE', 'HTTPError', 'set-cookie'],
    },
    'a refused connection': {
      make: () => refused((url) => client(url, { headers: authorization, ...withoutRetry })),
      ...badGatewayResponse,
      secrets: ['hunter2', 'ECONNREFUSED', '127.0.0.1', 'RequestError'],
    },
    'an unknown host': {
      make: () => failureOf(() => client('http://hunter2.invalid/', withoutRetry)),
      ...badGatewayResponse,
      secrets: ['hunter2'],
    },
    'a reset connection': { make: () => failureAt(reset, (url) => client(url, withoutRetry)), ...badGatewayResponse },
    'a response that is not HTTP': { make: () => notHttp((url) => client(url, withoutRetry)), ...badGatewayResponse },
    'an incomplete response': {
      make: () => failureAt(truncated, (url) => client(url, withoutRetry)),
      ...badGatewayResponse,
    },
    'a response that is not JSON': {
      make: () => failureAt(notJson, (url) => client(url).json()),
      ...badGatewayResponse,
      secrets: ['hunter2', 'is not valid JSON', 'ParseError'],
    },
    'an endless redirect': {
      make: () => failureAt(endlessRedirect, (url) => client(url)),
      ...badGatewayResponse,
      secrets: ['ERR_TOO_MANY_REDIRECTS'],
    },
    'a timeout': {
      make: () => failureAt(silent, (url) => client(url, { timeout: { request: 50 }, ...withoutRetry })),
      ...gatewayTimeoutResponse,
      secrets: ['hunter2', 'ETIMEDOUT', 'Timeout awaiting', 'TimeoutError'],
    },
    'a timeout of an AbortSignal': {
      make: () => failureAt(silent, (url) => client(url, { signal: AbortSignal.timeout(50), ...withoutRetry })),
      ...gatewayTimeoutResponse,
      secrets: ['hunter2', 'TimeoutError'],
    },
    'a cancelled request': {
      make: () => failureAt(silent, (url) => client(url, { signal: AbortSignal.abort() })),
      ...internalErrorResponse,
      secrets: ['hunter2', 'ERR_ABORTED'],
    },
    'an invalid URL': {
      make: () => failureOf(() => client('http://hunter2 /')),
      ...internalErrorResponse,
      secrets: ['hunter2', 'ERR_INVALID_URL'],
    },
    'an invalid header': {
      make: () => failureOf(() => client('http://127.0.0.1/', { headers: { 'X-Key': 'hunter2\n' }, ...withoutRetry })),
      ...internalErrorResponse,
      secrets: ['hunter2', 'ERR_INVALID_CHAR'],
    },
  },
};
