import { wreck } from '@faultline/mappers/wreck';
import Wreck from '@hapi/wreck';
// @ts-expect-error: the package has no types.
import { ClientCredentials } from 'simple-oauth2';
import { failureAt, notJson, refused, respondingWith, silent, truncated } from '../failing-servers.js';
import { badGateway, gatewayTimeout } from '../problems.js';
import type { Source } from '../source.js';

const badGatewayResponse = { status: 502, body: badGateway };

export const source: Source = {
  mapper: wreck(),
  cases: {
    'a 401 of the other server': {
      make: () => failureAt(respondingWith(401), (url) => Wreck.get(url)),
      ...badGatewayResponse,
      secrets: ['hunter2', '401', 'Response Error'],
    },
    'a 503 of the other server': {
      make: () => failureAt(respondingWith(503), (url) => Wreck.get(url, { json: true })),
      ...badGatewayResponse,
      secrets: ['hunter2', '503', '7777'],
    },
    'a 401 of an authorization server, from simple-oauth2': {
      make: () =>
        failureAt(respondingWith(401), (url) =>
          new ClientCredentials({
            client: { id: 'shop', secret: 'hunter2' },
            auth: { tokenHost: url, tokenPath: '/token' },
          }).getToken({}),
        ),
      ...badGatewayResponse,
      secrets: ['hunter2', '401', 'Response Error'],
    },
    'a response that is not JSON': {
      make: () => failureAt(notJson, (url) => Wreck.get(url, { json: 'strict' })),
      ...badGatewayResponse,
      secrets: ['406', 'The content-type is not JSON compatible'],
    },
    'malformed JSON': {
      make: () => failureAt(notJson, (url) => Wreck.get(url, { json: 'force' })),
      ...badGatewayResponse,
      secrets: ['is not valid JSON'],
    },
    'a response that is too large': {
      make: () => failureAt(notJson, (url) => Wreck.get(url, { maxBytes: 1 })),
      ...badGatewayResponse,
      secrets: ['413', 'Payload content length greater than maximum allowed'],
    },
    'an incomplete response': { make: () => failureAt(truncated, (url) => Wreck.get(url)), ...badGatewayResponse },
    'a refused connection': {
      make: () => refused((url) => Wreck.get(url)),
      ...badGatewayResponse,
      secrets: ['ECONNREFUSED', '127.0.0.1'],
    },
    'a timeout': {
      make: () => failureAt(silent, (url) => Wreck.get(url, { timeout: 50 })),
      status: 504,
      body: gatewayTimeout,
      secrets: ['Client request timeout'],
    },
  },
};
