import { upstream } from '@faultline/mappers/upstream';
import { ApiError as AlgoliaApiError } from '@algolia/client-common';
import { Errors } from 'postmark';
import { readPostmarkServer } from '../exchanges/sdk-calls.js';
import {
  ApiError,
  ClerkAPIResponseError,
  DiscordAPIError,
  type ReadResponse,
  RestException,
  throwing,
} from '../exchanges/sdk-errors.js';
import { failureAt, respondingWith } from '../failing-servers.js';
import { badGateway, crash, gatewayTimeout, notFound } from '../problems.js';
import type { Source } from '../source.js';

const badGatewayResponse = { status: 502, body: badGateway };
const gatewayTimeoutResponse = { status: 504, body: gatewayTimeout };

/** The errors of an SDK for a request without a response. Stainless generates such classes. They inherit the `name` of `Error`. */
class APIError extends Error {}
class APIConnectionError extends APIError {}
class APIConnectionTimeoutError extends APIConnectionError {}

/** Returns a function that creates the error of an SDK for a response with this status. */
const errorFor = (status: number, SdkError: new (response: ReadResponse) => Error) => () =>
  failureAt(
    respondingWith(status),
    throwing((response) => new SdkError(response)),
  );

export const source: Source = {
  mapper: upstream(
    AlgoliaApiError,
    APIError,
    ApiError,
    ClerkAPIResponseError,
    DiscordAPIError,
    Errors.PostmarkError,
    RestException,
  ),
  cases: {
    'a 401 of Postmark': {
      make: () => failureAt(respondingWith(401), readPostmarkServer),
      ...badGatewayResponse,
      secrets: ['401', 'InvalidAPIKeyError'],
    },
    'a 404 of Algolia': {
      make: () => new AlgoliaApiError('Index hunter2 does not exist', 404, []),
      ...badGatewayResponse,
      secrets: ['hunter2', '404', 'ApiError'],
    },
    'a 401 of Twilio': { make: errorFor(401, RestException), ...badGatewayResponse, secrets: ['hunter2', '401'] },
    'a 429 of Google': { make: errorFor(429, ApiError), ...badGatewayResponse, secrets: ['hunter2', '429'] },
    'a 404 of Clerk': {
      make: errorFor(404, ClerkAPIResponseError),
      ...badGatewayResponse,
      secrets: ['hunter2', '404'],
    },
    'a 403 of Discord': { make: errorFor(403, DiscordAPIError), ...badGatewayResponse, secrets: ['hunter2', '403'] },
    'a subclass': { make: () => new APIConnectionError('hunter2'), ...badGatewayResponse, secrets: ['hunter2'] },
    'a class with the name of a timeout': {
      make: () => new APIConnectionTimeoutError('hunter2'),
      ...gatewayTimeoutResponse,
      secrets: ['hunter2', 'APIConnectionTimeoutError'],
    },
    'an error with the name of a timeout': {
      make: () => Object.assign(new APIError('hunter2'), { name: 'RequestTimeoutError' }),
      ...gatewayTimeoutResponse,
      secrets: ['hunter2', 'RequestTimeoutError'],
    },
    'an error with the code of a timeout': {
      make: () => Object.assign(new APIError('hunter2'), { code: 'ETIMEDOUT' }),
      ...gatewayTimeoutResponse,
      secrets: ['hunter2', 'ETIMEDOUT'],
    },
    'an error that a timeout of an AbortSignal caused': {
      make: async () => {
        const signal = AbortSignal.timeout(0);
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        return new APIError('hunter2', { cause: signal.reason });
      },
      ...gatewayTimeoutResponse,
      secrets: ['hunter2', 'TimeoutError'],
    },
    'an error of the application with the same name': {
      make: () => Object.assign(new Error('hunter2'), { name: 'ApiError', status: 404 }),
      status: 404,
      body: notFound,
      secrets: ['hunter2'],
    },
    'an error of another class': { make: () => new RangeError('hunter2'), status: 500, body: crash },
  },
};
