import { undici } from '@faultline/mappers/undici';
import { Client, fetch as undiciFetch, interceptors, request } from 'undici';
import {
  authorization,
  endlessRedirect,
  failureAt,
  headersOnly,
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
  mapper: undici(),
  cases: {
    'fetch: a refused connection': {
      make: () => refused((url) => fetch(url, { headers: authorization })),
      ...badGatewayResponse,
      secrets: ['fetch failed', 'ECONNREFUSED', '127.0.0.1', 'TypeError'],
    },
    'fetch of the package undici: a refused connection': {
      make: () => refused((url) => undiciFetch(url, { headers: authorization })),
      ...badGatewayResponse,
      secrets: ['fetch failed', 'ECONNREFUSED', '127.0.0.1', 'TypeError'],
    },
    'fetch: an unknown host': {
      make: () => failureOf(() => fetch('http://hunter2.invalid/')),
      ...badGatewayResponse,
      secrets: ['hunter2'],
    },
    'fetch: a reset connection': {
      make: () => failureAt(reset, (url) => fetch(url)),
      ...badGatewayResponse,
      secrets: ['other side closed', '127.0.0.1'],
    },
    'fetch: a response that is not HTTP': {
      make: () => notHttp((url) => fetch(url)),
      ...badGatewayResponse,
      secrets: ['HTTPParserError'],
    },
    'fetch: a response that is not TLS': {
      make: () => failureAt(notJson, (url) => fetch(url.replace('http:', 'https:'))),
      ...badGatewayResponse,
      secrets: ['ERR_SSL_'],
    },
    'fetch: an incomplete response': {
      make: () => failureAt(truncated, async (url) => (await fetch(url)).text()),
      ...badGatewayResponse,
      secrets: ['terminated', 'other side closed', '127.0.0.1'],
    },
    'fetch: an endless redirect': {
      make: () => failureAt(endlessRedirect, (url) => fetch(url)),
      ...badGatewayResponse,
      secrets: ['redirect count exceeded'],
    },
    'a 401 of the other server, with the interceptor responseError': {
      make: () =>
        failureAt(unauthorized, (url) =>
          new Client(new URL(url).origin)
            .compose(interceptors.responseError())
            .request({ path: '/hunter2', method: 'GET', headers: authorization }),
        ),
      ...badGatewayResponse,
      secrets: ['hunter2', '401', 'ResponseError', 'UND_ERR_RESPONSE', 'set-cookie'],
    },
    'a 503 of the other server, with the interceptor retry': {
      make: () =>
        failureAt(
          (_request, response) => response.writeHead(503, { Connection: 'close' }).end('hunter2'),
          (url) =>
            new Client(new URL(url).origin)
              .compose(interceptors.retry({ maxRetries: 1, minTimeout: 1 }))
              .request({ path: '/hunter2', method: 'GET', headers: authorization }),
        ),
      ...badGatewayResponse,
      secrets: ['503', 'UND_ERR_REQ_RETRY'],
    },
    'a reset connection': {
      make: () => failureAt(reset, (url) => request(url)),
      ...badGatewayResponse,
      secrets: ['UND_ERR_SOCKET'],
    },
    'a timeout of the response headers': {
      make: () => failureAt(silent, (url) => request(url, { headersTimeout: 50 })),
      ...gatewayTimeoutResponse,
      secrets: ['Headers Timeout', 'UND_ERR_HEADERS_TIMEOUT'],
    },
    'a timeout of the response body': {
      make: () => failureAt(headersOnly, async (url) => (await request(url, { bodyTimeout: 50 })).body.text()),
      ...gatewayTimeoutResponse,
      secrets: ['Body Timeout', 'UND_ERR_BODY_TIMEOUT'],
    },
    'fetch: an invalid URL': {
      make: () => failureOf(() => fetch('http://hunter2:hunter2@')),
      ...internalErrorResponse,
      secrets: ['hunter2', 'ERR_INVALID_URL'],
    },
    'fetch: an unsupported protocol': {
      make: () => failureOf(() => fetch('foo://hunter2/')),
      ...internalErrorResponse,
      secrets: ['fetch failed', 'unknown scheme'],
    },
    'fetch: a response that is not JSON: a bare SyntaxError': {
      make: () => failureAt(notJson, async (url) => (await fetch(url)).json()),
      ...internalErrorResponse,
      secrets: ['hunter2', 'SyntaxError'],
    },
    'an invalid option': {
      make: () => failureOf(() => request('foo://hunter2/')),
      ...internalErrorResponse,
      secrets: ['UND_ERR_INVALID_ARG'],
    },
    "a refused connection: Node's own error": {
      make: () => refused((url) => request(url)),
      ...internalErrorResponse,
      secrets: ['ECONNREFUSED'],
    },
  },
};
