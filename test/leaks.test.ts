import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leaks } from './leaks.js';
import { badGateway, crash, notFound } from './problems.js';
import { headOf, problemHead, sendBytes } from './raw-client.js';
import type { Running } from './running-server.js';
import { servers } from './servers.js';

const responses: Readonly<Record<number, readonly [statusLine: string, body: string]>> = {
  404: ['HTTP/1.1 404 Not Found', notFound],
  500: ['HTTP/1.1 500 Internal Server Error', crash],
  502: ['HTTP/1.1 502 Bad Gateway', badGateway],
};

const names = Object.keys(leaks);
const errors = new Map<string, unknown>();
beforeAll(async () => {
  await Promise.all(names.map(async (name) => errors.set(name, await leaks[name]!.make())));
});

describe('the errors of libraries', () => {
  it.each(names)('contain secrets: %s', (name) => {
    const printedError = inspect(errors.get(name), { depth: 8, showHidden: true, maxStringLength: null });
    expect(leaks[name]!.secrets.filter((secret) => !printedError.includes(secret))).toEqual([]);
  });
});

describe.each(servers)('Faultline in $name', ({ start }) => {
  const environments = [undefined, 'production', 'development'] as const;
  const running: Running[] = [];
  let thrown: unknown;

  const inherited = process.env['NODE_ENV'];
  function setEnvironment(name: string | undefined): void {
    if (name === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = name;
  }

  beforeAll(async () => {
    for (const environment of environments) {
      setEnvironment(environment);
      running.push(await start({ options: { onError: () => {} }, handle: () => Promise.reject(thrown) }));
    }
  });
  afterAll(async () => {
    setEnvironment(inherited);
    await Promise.all(running.map((server) => server.close()));
  });

  it.each(names)('masks the error for every NODE_ENV: %s', async (name) => {
    const { secrets, status = 500 } = leaks[name]!;
    const [statusLine, body] = responses[status]!;
    thrown = errors.get(name);
    for (const [index, environment] of environments.entries()) {
      setEnvironment(environment);
      const response = await sendBytes(
        running[index]!.url,
        'GET /thrown HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      );

      expect(headOf(response)).toEqual(problemHead(statusLine, body));
      expect(response.slice(response.indexOf('\r\n\r\n') + 4)).toBe(body);
      expect(secrets.filter((secret) => response.includes(secret))).toEqual([]);
    }
  });
});
