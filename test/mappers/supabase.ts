import { supabase } from '@faultline/mappers/supabase';
import {
  createSupabaseAuth,
  readSupabaseBucket,
  signInToSupabase,
  throwSupabaseError,
} from '../exchanges/sdk-calls.js';
import { failureAt, notJson, refused, respondingWith } from '../failing-servers.js';
import { failureOf } from '../failure-of.js';
import { badGateway, badRequest } from '../problems.js';
import type { Source } from '../source.js';

const badGatewayResponse = { status: 502, body: badGateway };

export const source: Source = {
  mapper: supabase(),
  cases: {
    'a 401 of auth': {
      make: () => failureAt(respondingWith(401), signInToSupabase),
      ...badGatewayResponse,
      secrets: ['hunter2', '401', 'AuthApiError'],
    },
    'a 503 of auth': {
      make: () => failureAt(respondingWith(503), signInToSupabase),
      ...badGatewayResponse,
      secrets: ['503', 'AuthRetryableFetchError'],
    },
    'a response of auth that is not JSON': {
      make: () =>
        failureAt(
          (_request, response) => response.writeHead(404, { Connection: 'close' }).end('hunter2'),
          signInToSupabase,
        ),
      ...badGatewayResponse,
      secrets: ['AuthUnknownError'],
    },
    'a 409 of storage': {
      make: () => failureAt(respondingWith(409), readSupabaseBucket),
      ...badGatewayResponse,
      secrets: ['hunter2', '409', 'StorageApiError'],
    },
    'a refused connection of storage': {
      make: () => refused(readSupabaseBucket),
      ...badGatewayResponse,
      secrets: ['ECONNREFUSED', 'StorageUnknownError'],
    },
    'a response of storage that is not JSON': {
      make: () => failureAt(notJson, readSupabaseBucket),
      ...badGatewayResponse,
      secrets: ['StorageUnknownError'],
    },
    'a 404 of an edge function': {
      // `@supabase/functions-js` 2.109.0, types.js.
      make: () =>
        failureAt(respondingWith(404), async (url) => {
          throw Object.assign(new Error('Edge Function returned a non-2xx status code'), {
            name: 'FunctionsHttpError',
            context: await fetch(url),
          });
        }),
      ...badGatewayResponse,
      secrets: ['FunctionsHttpError', '404'],
    },
    // The client creates this error without a request, so the status is not from Supabase.
    'a missing session': {
      make: () =>
        failureOf(() =>
          throwSupabaseError(createSupabaseAuth('http://127.0.0.1/').updateUser({ password: 'hunter2' })),
        ),
      status: 400,
      body: badRequest(),
      secrets: ['AuthSessionMissingError', 'Auth session missing'],
    },
  },
};
