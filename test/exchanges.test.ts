import { inspect } from 'node:util';
import { InternalServerError, type Mapper } from '@faultline/core';
import { mailgun } from '@faultline/mappers/mailgun';
import { razorpay } from '@faultline/mappers/razorpay';
import { supabase } from '@faultline/mappers/supabase';
import { upstream } from '@faultline/mappers/upstream';
import { ApiError as AlgoliaApiError } from '@algolia/client-common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HttpException } from '@nestjs/common';
import { Errors } from 'postmark';
import { applicationErrors } from './exchanges/application-errors.js';
import { clientErrors } from './exchanges/client-errors.js';
import {
  ApiError,
  type Call,
  ClerkAPIResponseError,
  DiscordAPIError,
  LiveKitServerError,
  RestException,
} from './exchanges/sdk-errors.js';
import { unmarkedClientErrors } from './exchanges/unmarked-client-errors.js';
import { failureAt, respondingWith } from './failing-servers.js';
import {
  badGateway,
  badRequest,
  conflict,
  crash,
  notFound,
  problem,
  tooManyRequests,
  unauthorized,
  unavailable,
} from './problems.js';
import { headOf, problemHead, sendBytes } from './raw-client.js';
import type { Running } from './running-server.js';
import { servers } from './servers.js';

/** The masked responses. */
const masked: Readonly<Record<number, readonly [title: string, body: string]>> = {
  400: ['Bad Request', badRequest()],
  401: ['Unauthorized', unauthorized],
  403: ['Forbidden', problem('Forbidden', 403, 'The client does not have access rights to the content.')],
  404: ['Not Found', notFound],
  409: ['Conflict', conflict],
  429: ['Too Many Requests', tooManyRequests],
  500: ['Internal Server Error', crash],
  502: ['Bad Gateway', badGateway],
  503: ['Service Unavailable', unavailable],
};

const close: RequestInit = { headers: { connection: 'close' } };
const json = (body: string, type = 'application/json'): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type, connection: 'close' },
  body,
});

/** The statuses of the other server. */
const otherStatuses = [401, 404, 409, 429, 503];

/** The errors of a client, one for each status of the other server. */
const errorsOf = (call: Call): Promise<unknown[]> =>
  Promise.all(otherStatuses.map((status) => failureAt(respondingWith(status), call)));

const errors = new Map<string, unknown[]>();
const applicationNames = Object.keys(applicationErrors);
const clientNames = Object.keys(clientErrors);
const unmarkedNames = Object.keys(unmarkedClientErrors);
beforeAll(async () => {
  await Promise.all([
    ...applicationNames.map(async (name) => errors.set(name, [await applicationErrors[name]!.make()])),
    ...clientNames.map(async (name) => errors.set(name, await errorsOf(clientErrors[name]!))),
    ...unmarkedNames.map(async (name) => errors.set(name, await errorsOf(unmarkedClientErrors[name]!))),
  ]);
}, 60_000);

describe('errors of HTTP clients and SDKs', () => {
  const print = (error: unknown): string =>
    inspect(error, { depth: 8, showHidden: true, getters: true, maxStringLength: null });

  it.each([...clientNames, ...unmarkedNames])('contain the status of the other server: %s', (name) => {
    expect(errors.get(name)!.map(print)).toEqual(
      otherStatuses.map((status) => expect.stringContaining(String(status)) as unknown),
    );
  });
  it.each(clientNames)('contain a text of the other server: %s', (name) => {
    expect(errors.get(name)!.every((error) => print(error).includes('hunter2'))).toBe(true);
  });
});

/** The option `map` that SECURITY.md recommends, with types. */
const onlyErrorsForClients: Mapper = (error) =>
  typeof (error as { expose?: unknown } | null)?.expose === 'boolean' || error instanceof URIError
    ? undefined
    : new InternalServerError(undefined, { cause: error });
/** The same option for Fastify. */
const onlyErrorsForClientsOnFastify: Mapper = (error, request) =>
  String((error as { code?: unknown } | null)?.code).startsWith('FST_')
    ? undefined
    : onlyErrorsForClients(error, request);
/** The same option for Nest on both platforms. */
const onlyErrorsForClientsOnNest: Mapper = (error, request) =>
  error instanceof HttpException ? undefined : onlyErrorsForClientsOnFastify(error, request);
const recommendedMaps: Readonly<Record<string, Mapper>> = {
  Nest: onlyErrorsForClientsOnNest,
  Fastify: onlyErrorsForClientsOnFastify,
};

const mappers = [
  supabase(),
  mailgun(),
  razorpay(),
  upstream(
    AlgoliaApiError,
    ApiError,
    ClerkAPIResponseError,
    DiscordAPIError,
    Errors.PostmarkError,
    LiveKitServerError,
    RestException,
  ),
];
/** Errors that no mapper of this test maps. They have no class, or `sdk-errors.ts` does not copy the class. */
const unmapped = new Set([
  'easypost',
  'qstash',
  'liveblocks',
  'dockerode',
  'pouchdb',
  'smithy container credentials',
  'aws-sdk 2',
  'fetch, copied by hand',
]);

describe.each(servers)('Faultline in $name', ({ name: serverName, routes, start }) => {
  let thrown: unknown;
  const reported: unknown[] = [];
  const running: Record<string, Running> = {};
  beforeAll(async () => {
    const [framework] = serverName.split(' ');
    const recommendedMap = recommendedMaps[framework!] ?? onlyErrorsForClients;
    const maps = { none: [], mappers, onlyErrorsForClients: [recommendedMap] };
    for (const [name, map] of Object.entries(maps)) {
      running[name] = await start({
        options: { map, onError: (error, _request, { warnings }) => reported.push(error, ...warnings) },
        handle: () => Promise.reject(thrown),
      });
    }
  });
  afterAll(() => Promise.all(Object.values(running).map((server) => server.close())));

  async function expectResponse(
    map: string,
    error: unknown,
    {
      status,
      body,
      headers = {},
    }: { status: number; body?: string | undefined; headers?: Readonly<Record<string, string>> | undefined },
  ): Promise<void> {
    thrown = error;
    reported.length = 0;
    const response = await sendBytes(running[map]!.url, 'GET /thrown HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    const expectedBody = body ?? masked[status]![1];
    expect(headOf(response)).toEqual(problemHead(`HTTP/1.1 ${status} ${masked[status]![0]}`, expectedBody, headers));
    expect(response.slice(response.indexOf('\r\n\r\n') + 4)).toBe(expectedBody);
    expect(response).not.toMatch(/hunter2|7777/);
  }

  it.each(applicationNames)(
    'keeps the status and the headers of an error for a client of the application: %s',
    async (name) => {
      const { status, headers, detail, madeForClients } = applicationErrors[name]!;
      const body = detail === undefined ? undefined : problem(masked[status]![0], status, detail);
      for (const map of madeForClients ? Object.keys(running) : ['none', 'mappers'])
        await expectResponse(map, errors.get(name)![0], { status, body, headers });
    },
  );

  it.each(clientNames)('sends a generic 500 for an error of another exchange: %s', async (name) => {
    for (const error of errors.get(name)!) {
      await expectResponse('none', error, { status: 500 });
      expect(reported[0]).toBe(error);
      await expectResponse('onlyErrorsForClients', error, { status: 500 });
    }
  });

  // SECURITY.md states this limit: an application's own errors have the same properties.
  it.each(unmarkedNames)('keeps the status of an error without a mark of the other exchange: %s', async (name) => {
    for (const [index, error] of errors.get(name)!.entries()) {
      await expectResponse('none', error, { status: otherStatuses[index]! });
    }
  });
  it.each(unmarkedNames)('sends a generic 500 for an unmarked error, with the map of SECURITY.md: %s', async (name) => {
    for (const error of errors.get(name)!) await expectResponse('onlyErrorsForClients', error, { status: 500 });
  });
  it.each(unmarkedNames.filter((name) => !unmapped.has(name)))(
    'sends a 502 for an unmarked error, with its mapper: %s',
    async (name) => {
      for (const error of errors.get(name)!) await expectResponse('mappers', error, { status: 502 });
    },
  );

  const requests: Record<string, readonly [string, RequestInit?]> = {
    'an unknown path': ['/unknown', close],
    'malformed percent-encoding': ['/items/%ff', close],
    'malformed JSON': ['/parsed', json('{')],
    'a body that is too large': ['/parsed', json(`"${' '.repeat(2_000_000)}"`)],
    'a media type that is not supported': ['/parsed', json('<a/>', 'application/xml; charset=latin99')],
  };
  const rows = routes ? Object.keys(requests) : [];
  if (rows.length > 0) {
    it.each(rows)('sends the same response to %s with the map of SECURITY.md', async (row) => {
      const [path, init = {}] = requests[row]!;
      const responses = await Promise.all(
        ['none', 'onlyErrorsForClients'].map(async (map) => {
          const response = await fetch(running[map]!.url + path, init);
          return { status: response.status, body: await response.text() };
        }),
      );
      expect(responses[1]).toEqual(responses[0]);
      if (row === 'an unknown path') expect(responses[0]!.status).toBe(404);
    });
  }
});
