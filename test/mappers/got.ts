import { got } from '@faultline/mappers/got';
import { got as client } from 'got';
import {
  authorization,
  brokenOff,
  endlessRedirect,
  failureAt,
  notHttp,
  notJson,
  refused,
  reset,
  silent,
  unauthorized,
} from '../failing-servers.js';
import { failureOf } from '../failure-of.js';
import { badGateway, crash, gatewayTimeout } from '../problems.js';
import type { Source } from '../source.js';

const badAnswer = { status: 502, body: badGateway };
const timedOut = { status: 504, body: gatewayTimeout };
const ownFault = { status: 500, body: crash };
const once = { retry: { limit: 0 } };

export const source: Source = {
  mapper: got(),
  cases: {
    'a 401 of another server': {
      make: () => failureAt(unauthorized, (url) => client(url, { headers: authorization })),
      ...badAnswer,
      secrets: ['hunter2', '401', 'ERR_NON_2XX_3XX_RESPONSE', 'HTTPError', 'set-cookie'],
    },
    'a refused connection': {
      make: () => refused((url) => client(url, { headers: authorization, ...once })),
      ...badAnswer,
      secrets: ['hunter2', 'ECONNREFUSED', '127.0.0.1', 'RequestError'],
    },
    'a host that is not there': {
      make: () => failureOf(() => client('http://hunter2.invalid/', once)),
      ...badAnswer,
      secrets: ['hunter2'],
    },
    'a connection that is reset': { make: () => failureAt(reset, (url) => client(url, once)), ...badAnswer },
    'an answer that is not HTTP': { make: () => notHttp((url) => client(url, once)), ...badAnswer },
    'an answer that breaks off': { make: () => failureAt(brokenOff, (url) => client(url, once)), ...badAnswer },
    'an answer that is not JSON': {
      make: () => failureAt(notJson, (url) => client(url).json()),
      ...badAnswer,
      secrets: ['hunter2', 'is not valid JSON', 'ParseError'],
    },
    'an endless redirect': {
      make: () => failureAt(endlessRedirect, (url) => client(url)),
      ...badAnswer,
      secrets: ['ERR_TOO_MANY_REDIRECTS'],
    },
    'a timeout': {
      make: () => failureAt(silent, (url) => client(url, { timeout: { request: 50 }, ...once })),
      ...timedOut,
      secrets: ['hunter2', 'ETIMEDOUT', 'Timeout awaiting', 'TimeoutError'],
    },
    'a timeout of a signal': {
      make: () => failureAt(silent, (url) => client(url, { signal: AbortSignal.timeout(50), ...once })),
      ...timedOut,
      secrets: ['hunter2', 'TimeoutError'],
    },
    'a request that is cancelled': {
      make: () => failureAt(silent, (url) => client(url, { signal: AbortSignal.abort() })),
      ...ownFault,
      secrets: ['hunter2', 'ERR_ABORTED'],
    },
    'a URL that is none': {
      make: () => failureOf(() => client('http://hunter2 /')),
      ...ownFault,
      secrets: ['hunter2', 'ERR_INVALID_URL'],
    },
    'a header that is none': {
      make: () => failureOf(() => client('http://127.0.0.1/', { headers: { 'X-Key': 'hunter2\n' }, ...once })),
      ...ownFault,
      secrets: ['hunter2', 'ERR_INVALID_CHAR'],
    },
  },
};
