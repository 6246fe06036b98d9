import { axios } from '@faultline/mappers/axios';
import client from 'axios';
import superagent from 'superagent';
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

export const source: Source = {
  mapper: axios(),
  cases: {
    'a 401 of another server': {
      make: () => failureAt(unauthorized, (url) => client.get(url, { headers: authorization })),
      ...badAnswer,
      secrets: ['hunter2', '401', 'ERR_BAD_REQUEST', 'Request failed', 'set-cookie', 'AxiosError'],
    },
    'a 503 of another server': {
      make: () =>
        failureAt(
          (_request, response) =>
            response.writeHead(503, { 'Retry-After': '7777', Connection: 'close' }).end('hunter2'),
          (url) => client.get(url),
        ),
      ...badAnswer,
      secrets: ['hunter2', '503', '7777', 'ERR_BAD_RESPONSE'],
    },
    'a refused connection': {
      make: () => refused((url) => client.get(url, { headers: authorization })),
      ...badAnswer,
      secrets: ['hunter2', 'ECONNREFUSED', '127.0.0.1'],
    },
    'a refused connection of its adapter for fetch': {
      make: () => refused((url) => client.get(url, { adapter: 'fetch', headers: authorization })),
      ...badAnswer,
      secrets: ['hunter2', 'ECONNREFUSED', 'ERR_NETWORK'],
    },
    'a host that is not there': {
      make: () => failureOf(() => client.get('http://hunter2.invalid/')),
      ...badAnswer,
      secrets: ['hunter2'],
    },
    'a connection that is reset': { make: () => failureAt(reset, (url) => client.get(url)), ...badAnswer },
    'an answer that is not HTTP': { make: () => notHttp((url) => client.get(url)), ...badAnswer },
    'an answer that is not TLS': {
      make: () => failureAt(notJson, (url) => client.get(url.replace('http:', 'https:'))),
      ...badAnswer,
      secrets: ['EPROTO'],
    },
    'an answer that breaks off': { make: () => failureAt(brokenOff, (url) => client.get(url)), ...badAnswer },
    'an answer that is not JSON': {
      make: () =>
        failureAt(notJson, (url) =>
          client.get(url, { responseType: 'json', transitional: { silentJSONParsing: false } }),
        ),
      ...badAnswer,
      secrets: ['hunter2', 'is not valid JSON', 'SyntaxError'],
    },
    'an answer that is too large': {
      make: () => failureAt(notJson, (url) => client.get(url, { maxContentLength: 1 })),
      ...badAnswer,
    },
    'an endless redirect': {
      make: () => failureAt(endlessRedirect, (url) => client.get(url)),
      ...badAnswer,
      secrets: ['ERR_FR_TOO_MANY_REDIRECTS'],
    },
    'a timeout': {
      make: () =>
        failureAt(silent, (url) => client.get(url, { timeout: 50, auth: { username: 'a', password: 'hunter2' } })),
      ...timedOut,
      secrets: ['hunter2', 'ECONNABORTED', 'timeout of 50ms'],
    },
    'a timeout that says so': {
      make: () =>
        failureAt(silent, (url) => client.get(url, { timeout: 50, transitional: { clarifyTimeoutError: true } })),
      ...timedOut,
      secrets: ['hunter2', 'ETIMEDOUT'],
    },
    'a timeout of a signal': {
      make: () => failureAt(silent, (url) => client.get(url, { signal: AbortSignal.timeout(50) })),
      ...timedOut,
      secrets: ['hunter2', 'ERR_CANCELED', 'CanceledError'],
    },
    'a request that is cancelled': {
      make: () => failureAt(silent, (url) => client.get(url, { signal: AbortSignal.abort() })),
      ...ownFault,
      secrets: ['hunter2', 'ERR_CANCELED'],
    },
    'a 401 that superagent throws, with a response too': {
      make: () => failureAt(unauthorized, (url) => superagent.get(url).set(authorization)),
      ...ownFault,
      secrets: ['hunter2', '401'],
    },
    'a protocol that is none': {
      make: () => failureOf(() => client.get('foo://hunter2/')),
      ...ownFault,
      secrets: ['hunter2', 'ERR_BAD_REQUEST', 'Unsupported protocol'],
    },
    'a URL that is none': {
      make: () => failureOf(() => client.get('http://hunter2 /')),
      ...ownFault,
      secrets: ['hunter2', 'ERR_INVALID_URL'],
    },
    'a request that is too large': {
      make: () => failureAt(notJson, (url) => client.post(url, 'hunter2', { maxBodyLength: 1 })),
      ...ownFault,
      secrets: ['hunter2', 'ERR_BAD_REQUEST'],
    },
  },
};
