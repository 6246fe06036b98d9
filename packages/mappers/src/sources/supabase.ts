import { BadGateway, type Mapper } from '@faultline/core';
import { asRecord } from '../shared/thrown-values.js';

/** The names of the errors of `auth-js` and `functions-js` for a response that is not usable, or for no response. */
const responseErrorNames = new Set<unknown>([
  'AuthApiError',
  'AuthRetryableFetchError',
  'AuthUnknownError',
  'AuthWeakPasswordError',
  'FunctionsFetchError',
  'FunctionsHttpError',
  'FunctionsRelayError',
]);

/**
 * Maps the errors of Supabase's auth, storage and edge functions to a 502: if Supabase cannot be reached, and for every
 * error status that it responds with. Nothing of the response is exposed. A timeout is a 502 too, because most of these
 * errors do not keep the reason.
 *
 * Errors that the client makes without a response, such as `AuthSessionMissingError`, are not mapped. Nor is
 * `PostgrestError`: it has no status, stays a 500, and is often caused by a wrong query.
 *
 * @example
 * ```ts
 * app.get('/me', async (request, response) => {
 *   const { data, error } = await client.auth.getUser(request.get('X-Token'));
 *   if (error) throw error;
 *   response.json(data.user);
 * });
 * app.use(faultline({ map: [supabase()] }));
 * ```
 */
export function supabase(): Mapper {
  return (thrown) => {
    const { name, context, __isAuthError, __isStorageError } = asRecord(thrown);
    const isResponseError = responseErrorNames.has(name) && (__isAuthError === true || context !== undefined);
    return isResponseError || __isStorageError === true ? new BadGateway(undefined, { cause: thrown }) : undefined;
  };
}
