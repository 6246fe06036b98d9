import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import request from 'supertest';
import { cases } from './cases.js';
import { type Running, servers } from './servers.js';

const schema = JSON.parse(
  readFileSync(new URL('../test/fixtures/rfc9457-schema.json', import.meta.url), 'utf8'),
) as object;
const isProblem = new Ajv2020({ validateFormats: false }).compile(schema);

describe.each(servers)('$name', ({ start, routes }) => {
  const reported: unknown[] = [];
  const onError = (error: unknown): number => reported.push(error);
  let thrown: unknown;
  const handle = (): Promise<never> => Promise.reject(thrown);
  let withDefaults: Running;
  beforeAll(async () => {
    withDefaults = await start({ options: { onError }, handle });
  });
  afterAll(() => withDefaults.close());

  it.each(cases.filter((row) => routes || row.request === undefined))('answers $name', async (row) => {
    const { method, path, body, headers = {} } = row.request ?? { method: 'GET', path: '/thrown' };
    const running = row.options ? await start({ options: { ...row.options, onError }, handle }) : withDefaults;
    thrown = row.thrown;
    reported.length = 0;

    const agent = request(running.url) as unknown as Record<string, (path: string) => request.Test>;
    const response = await agent[method.toLowerCase()]!(path).set(headers).send(body);

    expect(response.text).toBe(row.body);
    expect(response.status).toBe(row.status);
    expect(response.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'content-length': String(Buffer.byteLength(row.body)),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...row.headers,
    });
    expect(isProblem(response.body)).toBe(true);
    expect(reported).toEqual(row.reported ?? (row.status >= 500 ? [row.thrown] : []));
    if (running !== withDefaults) await running.close();
  });
});
