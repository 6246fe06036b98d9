import { undici } from '@faultline/mappers/undici';
import { Client, fetch as fetchOfUndici, interceptors, request } from 'undici';
import {
  authorization,
  brokenOff,
  endlessRedirect,
  failureAt,
  headAlone,
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
  mapper: undici(),
  cases: {
    'fetch: a refused connection': {
      make: () => refused((url) => fetch(url, { headers: authorization })),
      ...badAnswer,
      secrets: ['fetch failed', 'ECONNREFUSED', '127.0.0.1', 'TypeError'],
    },
    'fetch of undici: a refused connection': {
      make: () => refused((url) => fetchOfUndici(url, { headers: authorization })),
      ...badAnswer,
      secrets: ['fetch failed', 'ECONNREFUSED', '127.0.0.1', 'TypeError'],
    },
    'fetch: a host that is not there': {
      make: () => failureOf(() => fetch('http://hunter2.invalid/')),
      ...badAnswer,
      secrets: ['hunter2'],
    },
    'fetch: a connection that is reset': {
      make: () => failureAt(reset, (url) => fetch(url)),
      ...badAnswer,
      secrets: ['other side closed', '127.0.0.1'],
    },
    'fetch: an answer that is not HTTP': {
      make: () => notHttp((url) => fetch(url)),
      ...badAnswer,
      secrets: ['HTTPParserError'],
    },
    'fetch: an answer that is not TLS': {
      make: () => failureAt(notJson, (url) => fetch(url.replace('http:', 'https:'))),
      ...badAnswer,
      secrets: ['ERR_SSL_'],
    },
    'fetch: an answer that breaks off': {
      make: () => failureAt(brokenOff, async (url) => (await fetch(url)).text()),
      ...badAnswer,
      secrets: ['terminated', 'other side closed', '127.0.0.1'],
    },
    'fetch: an endless redirect': {
      make: () => failureAt(endlessRedirect, (url) => fetch(url)),
      ...badAnswer,
      secrets: ['redirect count exceeded'],
    },
    'a 401 of another server, by an interceptor': {
      make: () =>
        failureAt(unauthorized, (url) =>
          new Client(new URL(url).origin)
            .compose(interceptors.responseError())
            .request({ path: '/hunter2', method: 'GET', headers: authorization }),
        ),
      ...badAnswer,
      secrets: ['hunter2', '401', 'ResponseError', 'UND_ERR_RESPONSE', 'set-cookie'],
    },
    'a 503 of another server, by an interceptor that tries again': {
      make: () =>
        failureAt(
          (_request, response) => response.writeHead(503, { Connection: 'close' }).end('hunter2'),
          (url) =>
            new Client(new URL(url).origin)
              .compose(interceptors.retry({ maxRetries: 1, minTimeout: 1 }))
              .request({ path: '/hunter2', method: 'GET', headers: authorization }),
        ),
      ...badAnswer,
      secrets: ['503', 'UND_ERR_REQ_RETRY'],
    },
    'a connection that is reset': {
      make: () => failureAt(reset, (url) => request(url)),
      ...badAnswer,
      secrets: ['UND_ERR_SOCKET'],
    },
    'a head that does not come': {
      make: () => failureAt(silent, (url) => request(url, { headersTimeout: 50 })),
      ...timedOut,
      secrets: ['Headers Timeout', 'UND_ERR_HEADERS_TIMEOUT'],
    },
    'a body that does not come': {
      make: () => failureAt(headAlone, async (url) => (await request(url, { bodyTimeout: 50 })).body.text()),
      ...timedOut,
      secrets: ['Body Timeout', 'UND_ERR_BODY_TIMEOUT'],
    },
    'fetch: a URL that is none': {
      make: () => failureOf(() => fetch('http://hunter2:hunter2@')),
      ...ownFault,
      secrets: ['hunter2', 'ERR_INVALID_URL'],
    },
    'fetch: a protocol that is none': {
      make: () => failureOf(() => fetch('foo://hunter2/')),
      ...ownFault,
      secrets: ['fetch failed', 'unknown scheme'],
    },
    'fetch: an answer that is not JSON, of which nothing tells whose it is': {
      make: () => failureAt(notJson, async (url) => (await fetch(url)).json()),
      ...ownFault,
      secrets: ['hunter2', 'SyntaxError'],
    },
    'an option that is none': {
      make: () => failureOf(() => request('foo://hunter2/')),
      ...ownFault,
      secrets: ['UND_ERR_INVALID_ARG'],
    },
    'a refused connection, of which nothing tells whose it is': {
      make: () => refused((url) => request(url)),
      ...ownFault,
      secrets: ['ECONNREFUSED'],
    },
  },
};
