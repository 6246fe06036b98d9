import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FaultlineOptions } from '@faultline/core';
import supertest from 'supertest';
import type { Case } from './cases/case.js';
import { cases } from './cases/index.js';
import { isProblem } from './problem-schema.js';
import type { Running } from './running-server.js';
import { type Exchange, servedByGuide, servers } from './servers.js';

describe('cases', () => {
  it('have unique names', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });
});

describe.each([...servers, ...servedByGuide])('$name', ({ name: server, start, routes }) => {
  const reported: unknown[] = [];
  const onError: FaultlineOptions<unknown>['onError'] = (error, _request, { warnings }) =>
    reported.push(error, ...warnings);
  let thrown: unknown;
  let prepared: Case['prepared'];
  const handle = ({ setHeader, setStatus }: Exchange): Promise<never> => {
    for (const [name, value] of Object.entries(prepared?.headers ?? {})) setHeader(name, value);
    if (prepared?.status !== undefined) setStatus(prepared.status);
    return Promise.reject(thrown);
  };
  let withDefaults: Running;
  beforeAll(async () => {
    withDefaults = await start({ options: { onError }, handle });
  });
  afterAll(() => withDefaults.close());

  // The rows are found by name: Jest would print them, and some of the thrown values throw when they are read.
  const rows = new Map(cases.filter(({ request }) => routes || request === undefined).map((row) => [row.name, row]));
  it.each([...rows.keys()])('%s', async (name) => {
    const common = rows.get(name)!;
    const row = { ...common, ...common.on?.[server] };
    const {
      method,
      path,
      body,
      headers = {},
    } = row.request ?? {
      method: 'GET',
      path: '/thrown',
      headers: row.requestHeaders,
    };
    const running = row.options ? await start({ options: { ...row.options, onError }, handle }) : withDefaults;
    thrown = row.thrown;
    prepared = row.prepared;
    reported.length = 0;

    const agent = supertest(running.url) as unknown as Record<string, (path: string) => supertest.Test>;
    const response = await agent[method.toLowerCase()]!(path).set(headers).send(body);
    if (running !== withDefaults) await running.close();

    expect(response.text).toBe(row.body);
    expect(response.status).toBe(row.status);
    const fields = {
      'content-type': 'application/problem+json',
      'content-length': String(Buffer.byteLength(row.body)),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...row.headers,
    };
    expect(Object.fromEntries(Object.keys(fields).map((field) => [field, response.headers[field]]))).toEqual(fields);
    const isFormatted = response.headers['content-type'] !== 'application/problem+json';
    expect(isFormatted || isProblem(response.body)).toBe(true);
    const [error, ...others] = row.status >= 500 ? reported : [undefined, ...reported];
    if (row.status >= 500)
      expect('reported' in row ? error : Object.is(error, row.thrown)).toEqual(row.reported ?? true);
    expect(others.map((warning) => (warning as Error).message)).toEqual(row.warnings ?? []);
  });
});
