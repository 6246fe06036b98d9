import { readdirSync } from 'node:fs';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { headOf, talk } from './raw-client.js';
import type { Running } from './running-server.js';
import { servers } from './servers.js';
import type { Source } from './source.js';

/** Every file of the folder is a source. */
const folder = new URL('mappers/', import.meta.url);
const names = readdirSync(folder).filter((file) => file.endsWith('.js'));
const sources: Source[] = [];
// One after the other: at the same time, Jest fails to link what they share.
for (const name of names) sources.push(((await import(new URL(name, folder).href)) as { source: Source }).source);
const cases = sources.flatMap(({ cases: rows }, index) =>
  Object.entries(rows).map(([name, row]) => ({ ...row, name: `${names[index]!.replace('.js', '')}: ${name}` })),
);
const made = new Map<string, unknown>();
beforeAll(async () => {
  await Promise.all(cases.map(async ({ name, make }) => made.set(name, await make())));
}, 60_000);

describe('the errors of libraries', () => {
  it.each(cases)('hold what no client may read: $name', ({ name, secrets = [] }) => {
    const held = inspect(made.get(name), { depth: 8, showHidden: true, maxStringLength: null });
    expect(secrets.filter((secret) => !held.includes(secret))).toEqual([]);
  });
});

describe.each(servers)('$name', ({ start }) => {
  const reported: unknown[] = [];
  let thrown: unknown;
  let running: Running;
  beforeAll(async () => {
    const handle = (): Promise<never> => Promise.reject(thrown);
    // All of them: none answers for the error of another.
    const map = sources.map(({ mapper }) => mapper);
    running = await start({ options: { map, onError: (error) => reported.push(error) }, handle });
  });
  afterAll(() => running.close());

  it.each(cases)('answers $name', async ({ name, status, headers = {}, body, secrets = [] }) => {
    thrown = made.get(name);
    reported.length = 0;
    const answer = await talk(running.url, 'GET /thrown HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');

    const [statusLine, ...fields] = headOf(answer);
    expect(statusLine).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(fields).toEqual([
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'x-content-type-options: nosniff',
      ...Object.entries(headers).map(([field, value]) => `${field}: ${value}`),
    ]);
    expect(answer.slice(answer.indexOf('\r\n\r\n') + 4)).toBe(body);
    expect(secrets.filter((secret) => answer.includes(secret))).toEqual([]);
    expect(reported.every((error) => error === thrown)).toBe(true);
    expect(reported).toHaveLength(status < 500 ? 0 : 1);
  });
});
