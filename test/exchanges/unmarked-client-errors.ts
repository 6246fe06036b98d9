import { ApiError as AlgoliaApiError, DetailedApiError } from '@algolia/client-common';
import {
  fetchRazorpayOrder,
  listMailgunDomains,
  readPostmarkServer,
  readSupabaseBucket,
  signInToSupabase,
} from './sdk-calls.js';
import {
  ApiError,
  type Call,
  ClerkAPIResponseError,
  DiscordAPIError,
  LiveKitServerError,
  RestException,
  throwing,
  unmarkedErrors,
} from './sdk-errors.js';

/**
 * Errors of SDKs with a status and without a mark of the other exchange. An application's own errors have the same properties.
 * Such an error keeps its status, unless a mapper maps its class.
 */
export const unmarkedClientErrors: Readonly<Record<string, Call>> = {
  'supabase auth': signInToSupabase,
  'supabase storage': readSupabaseBucket,
  mailgun: listMailgunDomains,
  postmark: readPostmarkServer,
  razorpay: fetchRazorpayOrder,
  algolia: throwing(({ status, json }) => new AlgoliaApiError(json.message, status, [])),
  'algolia with details': throwing(
    ({ status, json }) => new DetailedApiError(json.message, status, json.error as never, []),
  ),
  twilio: throwing((response) => new RestException(response)),
  'google genai': throwing((response) => new ApiError(response)),
  clerk: throwing((response) => new ClerkAPIResponseError(response)),
  discord: throwing((response) => new DiscordAPIError(response)),
  livekit: throwing((response) => new LiveKitServerError(response)),
  ...Object.fromEntries(Object.entries(unmarkedErrors).map(([name, make]) => [name, throwing(make)])),
};
