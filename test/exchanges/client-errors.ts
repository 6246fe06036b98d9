import { APICallError } from '@ai-sdk/provider';
import { problemOfBody, throwIfProblem } from '@faultline/client';
import Wreck from '@hapi/wreck';
import { Client as NotionClient, LogLevel } from '@notionhq/client';
import axios from 'axios';
import { request as gaxios } from 'gaxios';
import { got } from 'got';
import createError from 'http-errors';
import ky from 'ky';
import { ofetch } from 'ofetch';
// @ts-expect-error: the package has no types.
import { ClientCredentials } from 'simple-oauth2';
import superagent from 'superagent';
import { Agent, Client, interceptors, request, RetryAgent } from 'undici';
import wretch from 'wretch';
import {
  type Call,
  AwsServiceException,
  AzureRestError,
  ElasticResponseError,
  OctokitRequestError,
  openai4Headers,
  OpenAIAPIError,
  RequestPromiseStatusCodeError,
  SlackHTTPError,
  SpotifyError,
  StripeError,
  throwing,
} from './sdk-errors.js';

/** Errors of HTTP clients and SDKs with a mark of the other exchange. */
export const clientErrors: Readonly<Record<string, Call>> = {
  axios: (url) => axios.get(url),
  'axios with the fetch adapter': (url) => axios.get(url, { adapter: 'fetch' }),
  got: (url) => got(url, { retry: { limit: 0 } }),
  ky: (url) => ky.get(url, { retry: 0 }),
  superagent: (url) => superagent.get(url),
  'undici with responseError': (url) =>
    new Client(new URL(url).origin).compose(interceptors.responseError()).request({ path: '/hunter2', method: 'GET' }),
  'undici with RetryAgent': (url) =>
    request(url, {
      dispatcher: new RetryAgent(new Agent(), {
        maxRetries: 0,
        minTimeout: 1,
        retryAfter: false,
        statusCodes: [401, 404, 409, 429, 503],
      }),
    }),
  ofetch: (url) => ofetch(url, { retry: 0 }),
  wretch: (url) => wretch(url).get().json(),
  gaxios: (url) => gaxios({ url, retry: false }),
  notion: (url) =>
    new NotionClient({ auth: 'hunter2', baseUrl: url, retry: false, logLevel: LogLevel.ERROR }).users.list({}),
  wreck: (url) => Wreck.get(url),
  'simple-oauth2': (url) =>
    new ClientCredentials({
      client: { id: 'shop', secret: 'hunter2' },
      auth: { tokenHost: url, tokenPath: '/token' },
    }).getToken({}),
  'the AI SDK': throwing(
    ({ url, status, statusText, headers, text }) =>
      new APICallError({
        message: statusText,
        url,
        requestBodyValues: {},
        statusCode: status,
        responseHeaders: Object.fromEntries(headers),
        responseBody: text,
      }),
  ),
  'openai and anthropic': throwing(
    ({ status, json, text, headers }) => new OpenAIAPIError(status, json.error, text, headers),
  ),
  'openai 4': throwing(({ status, json, text, headers }) =>
    Object.assign(new OpenAIAPIError(status, json.error, text, headers), { headers: openai4Headers(headers) }),
  ),
  stripe: throwing((response) => new StripeError(response)),
  octokit: throwing((response) => new OctokitRequestError(response)),
  'elasticsearch and opensearch': throwing((response) => new ElasticResponseError(response)),
  'azure core': throwing((response) => new AzureRestError(response)),
  slack: throwing((response) => new SlackHTTPError(response)),
  'request-promise': throwing((response) => new RequestPromiseStatusCodeError(response)),
  'spotify-web-api-node': throwing((response) => new SpotifyError(response)),
  'aws-sdk 3': throwing((response) => new AwsServiceException(response)),
  'aws-sdk 3, with a 404 of http-errors': throwing((response) => createError(404, new AwsServiceException(response))),
  'stripe, as an HTTP error of http-errors': throwing((response) => createError(new StripeError(response))),
  '@faultline/client': async (url) => throwIfProblem(await fetch(url)),
  '@faultline/client, of a body': async (url) => {
    const response = await fetch(url);
    throw problemOfBody(await response.json(), response.status);
  },
  '@faultline/client, of a body and header fields': async (url) => {
    const response = await fetch(url);
    throw problemOfBody(await response.json(), response.status, response.headers);
  },
  '@faultline/client, with a 404 of http-errors': async (url) => {
    const response = await fetch(url);
    throw createError(404, problemOfBody(await response.json(), response.status));
  },
  'fetch, with its response': async (url) => {
    const response = await fetch(url);
    throw Object.assign(new Error(response.statusText), { status: response.status, response });
  },
  'fetch, with its headers': async (url) => {
    const { status, statusText, headers } = await fetch(url);
    throw Object.assign(new Error(statusText), { status, headers });
  },
};
