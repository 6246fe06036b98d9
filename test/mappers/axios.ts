import { axios } from '@faultline/mappers/axios';
import client from 'axios';
import superagent from 'superagent';
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

export const source: Source = {
  mapper: axios(),
  cases: {
    'a 401 of the other server': {
      make: () => failureAt(unauthorized, (url) => client.get(url, { headers: authorization })),
      ...badGatewayResponse,
      secrets: ['hunter2', '401', 'ERR_BAD_REQUEST', 'Request failed', 'set-cookie', 'AxiosError'],
    },
    'a 503 of the other server': {
      make: () =>
        failureAt(
          (_request, response) =>
            response.writeHead(503, { 'Retry-After': '7777', Connection: 'close' }).end('hunter2'),
          (url) => client.get(url),
        ),
      ...badGatewayResponse,
      secrets: ['hunter2', '503', '7777', 'ERR_BAD_RESPONSE'],
    },
    'a refused connection': {
      make: () => refused((url) => client.get(url, { headers: authorization })),
      ...badGatewayResponse,
      secrets: ['hunter2', 'ECONNREFUSED', '127.0.0.1'],
    },
    'a refused connection of the fetch adapter': {
      make: () => refused((url) => client.get(url, { adapter: 'fetch', headers: authorization })),
      ...badGatewayResponse,
      secrets: ['hunter2', 'ECONNREFUSED', 'ERR_NETWORK'],
    },
    'an unknown host': {
      make: () => failureOf(() => client.get('http://hunter2.invalid/')),
      ...badGatewayResponse,
      secrets: ['hunter2'],
    },
    'a reset connection': { make: () => failureAt(reset, (url) => client.get(url)), ...badGatewayResponse },
    'a response that is not HTTP': { make: () => notHttp((url) => client.get(url)), ...badGatewayResponse },
    'a response that is not TLS': {
      make: () => failureAt(notJson, (url) => client.get(url.replace('http:', 'https:'))),
      ...badGatewayResponse,
      secrets: ['EPROTO'],
    },
    'an incomplete response': { make: () => failureAt(truncated, (url) => client.get(url)), ...badGatewayResponse },
    'a response that is not JSON': {
      make: () =>
        failureAt(notJson, (url) =>
          client.get(url, { responseType: 'json', transitional: { silentJSONParsing: false } }),
        ),
      ...badGatewayResponse,
      secrets: ['hunter2', 'is not valid JSON', 'SyntaxError'],
    },
    'a response that is too large': {
      make: () => failureAt(notJson, (url) => client.get(url, { maxContentLength: 1 })),
      ...badGatewayResponse,
    },
    'an endless redirect': {
      make: () => failureAt(endlessRedirect, (url) => client.get(url)),
      ...badGatewayResponse,
      secrets: ['ERR_FR_TOO_MANY_REDIRECTS'],
    },
    'a timeout': {
      make: () =>
        failureAt(silent, (url) => client.get(url, { timeout: 50, auth: { username: 'a', password: 'hunter2' } })),
      ...gatewayTimeoutResponse,
      secrets: ['hunter2', 'ECONNABORTED', 'timeout of 50ms'],
    },
    'a timeout with clarifyTimeoutError': {
      make: () =>
        failureAt(silent, (url) => client.get(url, { timeout: 50, transitional: { clarifyTimeoutError: true } })),
      ...gatewayTimeoutResponse,
      secrets: ['hunter2', 'ETIMEDOUT'],
    },
    'a timeout of an AbortSignal': {
      make: () => failureAt(silent, (url) => client.get(url, { signal: AbortSignal.timeout(50) })),
      ...gatewayTimeoutResponse,
      secrets: ['hunter2', 'ERR_CANCELED', 'CanceledError'],
    },
    'a cancelled request': {
      make: () => failureAt(silent, (url) => client.get(url, { signal: AbortSignal.abort() })),
      ...internalErrorResponse,
      secrets: ['hunter2', 'ERR_CANCELED'],
    },
    'a 401 of superagent, whose error also has a response': {
      make: () => failureAt(unauthorized, (url) => superagent.get(url).set(authorization)),
      ...internalErrorResponse,
      warnings: [
        "The status of the error is masked, because its property 'response' belongs to another HTTP exchange. To send a status, use the option 'map'",
      ],
      secrets: ['hunter2', '401'],
    },
    'an unsupported protocol': {
      make: () => failureOf(() => client.get('foo://hunter2/')),
      ...internalErrorResponse,
      secrets: ['hunter2', 'ERR_BAD_REQUEST', 'Unsupported protocol'],
    },
    'an invalid URL': {
      make: () => failureOf(() => client.get('http://hunter2 /')),
      ...internalErrorResponse,
      secrets: ['hunter2', 'ERR_INVALID_URL'],
    },
    'a request that is too large': {
      make: () => failureAt(notJson, (url) => client.post(url, 'hunter2', { maxBodyLength: 1 })),
      ...internalErrorResponse,
      secrets: ['hunter2', 'ERR_BAD_REQUEST'],
    },
  },
};
