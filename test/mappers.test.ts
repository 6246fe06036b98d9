import { readdirSync } from 'node:fs';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { headOf, problemHead, sendBytes } from './raw-client.js';
import type { Running } from './running-server.js';
import { servers } from './servers.js';
import type { Source } from './source.js';

/** Each file of this folder tests the mapper of the same name. */
const folder = new URL('mappers/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
const sources: Source[] = [];
// Jest fails to link shared modules if the imports run at the same time.
for (const file of files) sources.push(((await import(new URL(file, folder).href)) as { source: Source }).source);
const cases = sources.flatMap(({ cases: namedCases }, index) =>
  Object.entries(namedCases).map(([name, row]) => ({ ...row, name: `${files[index]!.replace('.js', '')}: ${name}` })),
);
/** The error of each case, by the name of the case. */
const errors = new Map<string, unknown>();
beforeAll(async () => {
  await Promise.all(cases.map(async ({ name, make }) => errors.set(name, await make())));
}, 60_000);

describe('the secrets of each case', () => {
  it.each(cases)('occur in the error of the library: $name', ({ name, secrets = [] }) => {
    const printedError = inspect(errors.get(name), { depth: 8, showHidden: true, maxStringLength: null });
    expect(secrets.filter((secret) => !printedError.includes(secret))).toEqual([]);
  });
});

describe.each(servers)('the mappers on $name', ({ start }) => {
  const reported: unknown[] = [];
  let thrown: unknown;
  let running: Running;
  beforeAll(async () => {
    const handle = (): Promise<never> => Promise.reject(thrown);
    // All mappers at once: a mapper must not map the errors of another library.
    const map = sources.map(({ mapper }) => mapper);
    running = await start({
      options: { map, onError: (error, _request, { warnings }) => reported.push(error, ...warnings) },
      handle,
    });
  });
  afterAll(() => running.close());

  it.each(cases)('send the response for $name', async (row) => {
    const { name, status, headers = {}, body, warnings = [], secrets = [] } = row;
    const { reported: isReported = status >= 500 } = row;
    thrown = errors.get(name);
    reported.length = 0;
    const response = await sendBytes(running.url, 'GET /thrown HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');

    const [statusLine, ...fields] = headOf(response);
    expect(statusLine).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(fields).toEqual(problemHead('', body, headers).slice(1));
    expect(response.slice(response.indexOf('\r\n\r\n') + 4)).toBe(body);
    expect(secrets.filter((secret) => response.includes(secret))).toEqual([]);
    expect(reported.filter((error) => error === thrown)).toHaveLength(isReported ? 1 : 0);
    const others = reported.filter((error) => error !== thrown);
    expect(others.map((warning) => (warning as Error).message)).toEqual(warnings);
  });
});
