/**
 * Copies of error classes. The SDKs are too large to install for a test. Each class sets the same properties as the original.
 * Its comment names the package, the version and the file of the original.
 */

/** A response that an SDK has read before it creates its error. */
export interface ReadResponse {
  readonly url: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly text: string;
  readonly json: { readonly message: string; readonly code: string; readonly error: object };
}

/** Reads the response of another server with any status. */
export async function readResponse(url: string): Promise<ReadResponse> {
  const response = await fetch(url);
  const text = await response.text();
  const { status, statusText, headers } = response;
  return { url, status, statusText, headers, text, json: JSON.parse(text) as ReadResponse['json'] };
}

/** Calls another server that responds with an error status. */
export type Call = (url: string) => unknown;

/** Creates a call that throws the error of an SDK for the response. */
export const throwing =
  (createSdkError: (response: ReadResponse) => unknown): Call =>
  async (url) => {
    throw createSdkError(await readResponse(url));
  };

/** Converts header fields to the format of `node:http`. */
function nodeHeaders(headers: Headers): Record<string, string | string[]> {
  return { ...Object.fromEntries(headers), 'set-cookie': headers.getSetCookie() };
}

// Errors with a mark of the other exchange

/** `openai` 6.49.0, core/error.js. `@anthropic-ai/sdk` 1.13.0, core/error.js, comes from the same generator. */
export class OpenAIAPIError extends Error {
  readonly requestID: string | null;
  readonly code: unknown;
  constructor(
    readonly status: number,
    readonly error: object,
    message: string,
    readonly headers: Headers,
  ) {
    super(message);
    this.requestID = headers.get('x-request-id');
    this.code = (error as { code?: unknown }).code;
  }
}
/** `openai` 4.104.0, core.js: `createResponseHeaders` creates a proxy of a plain object. */
export const openai4Headers = (headers: Headers): object =>
  new Proxy(Object.fromEntries(headers), {
    get: (target, name) => target[String(name).toLowerCase()] ?? target[String(name)],
  });

/** `stripe` 23.1.0, cjs/Error.js. */
export class StripeError extends Error {
  readonly type = 'StripeAuthenticationError';
  readonly raw: object;
  readonly headers: object;
  readonly requestId: string | null;
  readonly statusCode: number;
  constructor({ json, headers, status }: ReadResponse) {
    super(json.message);
    this.headers = nodeHeaders(headers);
    this.requestId = headers.get('x-request-id');
    this.statusCode = status;
    this.raw = { ...json.error, headers: this.headers, statusCode: status, requestId: this.requestId };
  }
}

/** `@octokit/request-error` 7.1.2, dist-src/index.js. */
export class OctokitRequestError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly request: object;
  readonly response: object;
  constructor({ url, status, headers, json }: ReadResponse) {
    super(json.message);
    this.status = status;
    this.request = { method: 'GET', url, headers: { authorization: 'token [REDACTED]' } };
    this.response = { url, status, headers: Object.fromEntries(headers), data: json };
  }
}

/** `@elastic/transport` 9.4.0, lib/errors.js; `@opensearch-project/opensearch` 3.9.0, lib/errors.js. */
export class ElasticResponseError extends Error {
  override readonly name = 'ResponseError';
  readonly meta: { readonly body: object; readonly statusCode: number; readonly headers: object };
  constructor({ status, headers, json, text }: ReadResponse) {
    super(text);
    this.meta = { body: json, statusCode: status, headers: nodeHeaders(headers) };
  }
  get body(): object {
    return this.meta.body;
  }
  get statusCode(): number {
    return this.meta.statusCode;
  }
  get headers(): object {
    return this.meta.headers;
  }
}

/** `@typespec/ts-http-runtime` 0.3.6, util/httpHeaders.js: no field is a property. The map's name is `_headersMap` there. */
class AzureHeaders {
  readonly headersMap: Map<string, string>;
  constructor(headers: Headers) {
    this.headersMap = new Map(headers);
  }
  get(name: string): string | undefined {
    return this.headersMap.get(name.toLowerCase());
  }
}
/** `@azure/core-rest-pipeline` 1.24.0, with `@typespec/ts-http-runtime`, restError.js. */
export class AzureRestError extends Error {
  override readonly name = 'RestError';
  readonly code = 'hunter2';
  readonly statusCode: number;
  constructor({ url, status, headers, text }: ReadResponse) {
    super(text);
    this.statusCode = status;
    const request = { url, method: 'GET', headers: new AzureHeaders(new Headers()), timeout: 0 };
    const response = { status, headers: new AzureHeaders(headers), request, bodyAsText: text };
    Object.defineProperty(this, 'request', { value: request, enumerable: false });
    Object.defineProperty(this, 'response', { value: response, enumerable: false });
  }
}

/** `@slack/web-api` 8.2.0, dist/errors.js. */
export class SlackHTTPError extends Error {
  override readonly name = 'WebAPIHTTPError';
  readonly code = 'slack_webapi_http_error';
  readonly statusCode: number;
  readonly statusMessage: string;
  readonly headers: object;
  readonly body: object;
  constructor({ status, statusText, headers, json }: ReadResponse) {
    super(`An HTTP protocol error occurred: statusCode = ${status}`);
    this.statusCode = status;
    this.statusMessage = statusText;
    this.headers = Object.fromEntries(headers);
    this.body = json;
  }
}

/** `request-promise-core` 1.1.4, lib/errors.js. */
export class RequestPromiseStatusCodeError extends Error {
  override readonly name = 'StatusCodeError';
  readonly statusCode: number;
  readonly error: object;
  readonly options: object;
  readonly response: object;
  constructor({ url, status, headers, json, text }: ReadResponse) {
    super(`${status} - ${text}`);
    this.statusCode = status;
    this.error = json;
    this.options = { uri: url, simple: true };
    this.response = { statusCode: status, headers: nodeHeaders(headers), body: json };
  }
}

/** `spotify-web-api-node` 5.0.2, src/response-error.js. */
export class SpotifyError extends Error {
  readonly body: object;
  readonly headers: object;
  readonly statusCode: number;
  constructor({ status, headers, json }: ReadResponse) {
    super(json.message);
    this.body = json;
    this.headers = nodeHeaders(headers);
    this.statusCode = status;
  }
}

/** `@smithy/core` of `@aws-sdk/client-sts` 3.1174.0: a service's exception has no status of its own. */
export class AwsServiceException extends Error {
  readonly $fault = 'client';
  readonly $metadata: object;
  constructor({ status, statusText, headers, json }: ReadResponse) {
    super(json.message);
    this.$metadata = { httpStatusCode: status, requestId: headers.get('x-request-id'), attempts: 1 };
    const response = { statusCode: status, reason: statusText, headers: Object.fromEntries(headers), body: {} };
    Object.defineProperty(this, '$response', { value: response, enumerable: false });
  }
}

// Errors without a mark of the other exchange

/** `twilio` 6.2.0, lib/base/RestException.js. */
export class RestException extends Error {
  readonly moreInfo = undefined;
  readonly details = undefined;
  readonly code: string;
  readonly status: number;
  constructor({ status, json }: ReadResponse) {
    super(json.message);
    this.status = status;
    this.code = json.code;
  }
}

/** `@google/genai` 2.32.0, dist/index.mjs. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  constructor({ status, text }: ReadResponse) {
    super(text);
    this.status = status;
  }
}

/** `@clerk/shared` 4.41.0, errors/clerkApiResponseError.ts. */
export class ClerkAPIResponseError extends Error {
  readonly clerkError = true;
  readonly code = 'api_response_error';
  readonly status: number;
  readonly clerkTraceId = 'hunter2';
  readonly retryAfter = 7777;
  readonly errors: readonly object[];
  constructor({ status, statusText, json }: ReadResponse) {
    super(statusText);
    this.status = status;
    this.errors = [json.error];
  }
  override get name(): string {
    return 'ClerkAPIResponseError';
  }
}

/** `@discordjs/rest` 2.6.3, dist/index.js. */
export class DiscordAPIError extends Error {
  readonly status: number;
  readonly method = 'GET';
  readonly url: string;
  readonly code: string;
  readonly rawError: object;
  readonly requestBody = { files: undefined, json: undefined };
  constructor({ url, status, json }: ReadResponse) {
    super(json.message);
    this.url = url;
    this.status = status;
    this.code = json.code;
    this.rawError = json;
  }
}

/** `livekit-server-sdk` 2.19.2, dist/TwirpRPC.js: the name is the other server's reason phrase. */
export class LiveKitServerError extends Error {
  override readonly name: string;
  readonly status: number;
  readonly code: string;
  readonly metadata = undefined;
  constructor({ status, statusText, json }: ReadResponse) {
    super(json.message);
    this.name = statusText;
    this.status = status;
    this.code = json.code;
  }
}

/** The properties of further errors, each a plain `Error` or an object without a class of its own. */
export const unmarkedErrors: Readonly<Record<string, (response: ReadResponse) => object>> = {
  // `@easypost/api` 8.9.0
  easypost: ({ status, json }) =>
    Object.assign(new Error(json.message), { code: json.code, errors: undefined, statusCode: status }),
  // `@upstash/qstash` 2.12.0, `QstashError`
  qstash: ({ status, text }) => Object.assign(new Error(text), { name: 'QstashError', status }),
  // `@liveblocks/node` 3.24.2, `LiveblocksError`
  liveblocks: ({ status, json }) =>
    Object.assign(new Error(json.message), { name: 'LiveblocksError', status, details: undefined }),
  // `docker-modem` 5.0.7, lib/modem.js, for dockerode
  dockerode: ({ status, json, text }) =>
    Object.assign(new Error(`(HTTP code ${status}) no such container - ${text}`), {
      reason: 'no such container',
      statusCode: status,
      json,
    }),
  // `pouchdb-errors` 9.0.0: no `Error`
  pouchdb: ({ status, json }) => ({ status, name: 'unauthorized', reason: json.message, error: 'unauthorized' }),
  // `@smithy/credential-provider-imds` 4.5.2, `ProviderError`
  'smithy container credentials': ({ status, text }) =>
    Object.assign(new Error(`Error response received from instance metadata service: ${text}`), {
      name: 'ProviderError',
      tryNextLink: true,
      statusCode: status,
    }),
  // `aws-sdk` 2.1693.0, lib/protocol/json.js and lib/event_listeners.js
  'aws-sdk 2': ({ status, headers, json }) =>
    Object.assign(new Error(json.message), {
      code: json.code,
      time: new Date(),
      requestId: headers.get('x-request-id'),
      statusCode: status,
      retryable: false,
      retryDelay: 12.5,
    }),
  // The status of a response, copied by hand, as many applications do
  'fetch, copied by hand': ({ status, statusText }) => Object.assign(new Error(statusText), { status }),
};
