import { supabase } from '@faultline/mappers/supabase';
import { AuthClient } from '@supabase/auth-js';
import { StorageClient } from '@supabase/storage-js';
import { failureAt, notJson, refused, respondingWith } from '../failing-servers.js';
import { failureOf } from '../failure-of.js';
import { badGateway, badRequest } from '../problems.js';
import type { Source } from '../source.js';

const badGatewayResponse = { status: 502, body: badGateway };

const authClient = (url: string): InstanceType<typeof AuthClient> =>
  new AuthClient({ url, autoRefreshToken: false, persistSession: false });

/** Throws the error that Supabase's clients return, as applications do. */
async function throwError(result: Promise<{ readonly error: Error | null }>): Promise<void> {
  const { error } = await result;
  if (error) throw error;
}
const signIn = (url: string): Promise<void> =>
  throwError(authClient(url).signInWithPassword({ email: 'a@example.com', password: 'hunter2' }));

export const source: Source = {
  mapper: supabase(),
  cases: {
    'a 401 of auth': {
      make: () => failureAt(respondingWith(401), signIn),
      ...badGatewayResponse,
      secrets: ['hunter2', '401', 'AuthApiError'],
    },
    'a 503 of auth': {
      make: () => failureAt(respondingWith(503), signIn),
      ...badGatewayResponse,
      secrets: ['503', 'AuthRetryableFetchError'],
    },
    'a response of auth that is not JSON': {
      make: () =>
        failureAt((_request, response) => response.writeHead(404, { Connection: 'close' }).end('hunter2'), signIn),
      ...badGatewayResponse,
      secrets: ['AuthUnknownError'],
    },
    'a 409 of storage': {
      make: () => failureAt(respondingWith(409), (url) => throwError(new StorageClient(url, {}).getBucket('hunter2'))),
      ...badGatewayResponse,
      secrets: ['hunter2', '409', 'StorageApiError'],
    },
    'a refused connection of storage': {
      make: () => refused((url) => throwError(new StorageClient(url, {}).getBucket('hunter2'))),
      ...badGatewayResponse,
      secrets: ['ECONNREFUSED', 'StorageUnknownError'],
    },
    'a response of storage that is not JSON': {
      make: () => failureAt(notJson, (url) => throwError(new StorageClient(url, {}).getBucket('hunter2'))),
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
    // The client makes this error, without a request: the status is not Supabase's.
    'a missing session': {
      make: () => failureOf(() => throwError(authClient('http://127.0.0.1/').updateUser({ password: 'hunter2' }))),
      status: 400,
      body: badRequest(),
      secrets: ['AuthSessionMissingError', 'Auth session missing'],
    },
  },
};
