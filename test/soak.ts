// npm run soak: makes each server throw 100,000 different errors, over 50 persistent connections. Number and time are bounded.
// The exit status is 1 if a response is wrong, a socket stays open, or the heap keeps growing.
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Conflict, NotFound, ServiceUnavailable, TooManyRequests } from '@faultline/core';
import createError from 'http-errors';
import { failureOf } from './failure-of.js';
import { hostileBodies, hostileSources } from './hostile-bodies.js';
import { hostileValues } from './hostile-values.js';
import { type Server, servers } from './servers.js';

const responses = Number(process.argv[2] ?? 100_000);
const connections = 50;
const maxSeconds = 300;
const maxGrowth = 8;

/** The handler throws these values in turn. Values of 10 MB would dominate the heap. */
const thrown: readonly unknown[] = [
  ...Object.entries(hostileValues).flatMap(([name, value]) => (name.includes('10 MB') ? [] : [value])),
  new NotFound('There is no book 7.'),
  new TooManyRequests('Slow down.', { retryAfter: 60 }),
  new Conflict('Sold out.', { code: 'SOLD_OUT', extensions: { big: 10n, stock: 0 } }),
  new ServiceUnavailable('secret', { headers: { 'X-Own': ['1', '2'] } }),
  createError(410, 'Withdrawn.'),
  createError(404, 'x', { headers: { 'X-Bad': '\n' } }),
];

/**
 * The errors of each validator for hostile bodies. The program creates them once. It omits the bodies with a name of 50,000
 * characters, because the errors of the validators would fill the heap.
 */
const hostileErrors: unknown[] = [];
for (const { validations, skipped = [] } of Object.values(hostileSources)) {
  for (const [name, body] of Object.entries(hostileBodies)) {
    if (skipped.includes(name) || name.includes('50,000')) continue;
    for (const validate of validations) {
      hostileErrors.push(await failureOf(() => validate(JSON.parse(body) as object)).catch(() => undefined));
    }
  }
}
const map = Object.values(hostileSources).map(({ mapper }) => mapper);
/** Every 200th error is hostile, because the response to a hostile error takes thousands of times longer. */
const hostileEvery = 200;

/** Sends one request. Returns the mistake in the response, if there is one. */
function sendRequest(url: string, agent: Agent): Promise<string | undefined> {
  return new Promise((resolve) => {
    request(`${url}/thrown`, { agent }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve(findMistake(response.statusCode!, body)));
      response.on('error', (error) => resolve(error.message));
    })
      .on('error', (error) => resolve(error.message))
      .end();
  });
}

function findMistake(status: number, body: string): string | undefined {
  if (status < 400 || status > 599) return `status ${status}`;
  if (body.includes('secret')) return `the body contains the secret: ${body}`;
  try {
    return (JSON.parse(body) as { status: unknown }).status === status
      ? undefined
      : `the body has another status: ${body}`;
  } catch {
    return `not JSON: ${body}`;
  }
}

async function heapInMegabytes(): Promise<number> {
  for (let round = 0; round < 5; round += 1) {
    globalThis.gc!();
    await sleep(20);
  }
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** Sends the requests to one server. Returns whether the server passed. */
async function soak({ name, start }: Server): Promise<boolean> {
  let next = 0;
  const running = await start({
    options: { map, onError: () => {} },
    handle: () => {
      next += 1;
      const hostile =
        next % hostileEvery === 0 ? hostileErrors[(next / hostileEvery) % hostileErrors.length] : undefined;
      return Promise.reject(hostile ?? thrown[next % thrown.length]);
    },
  });
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const mistakes = new Map<string, number>();
  const deadline = Date.now() + maxSeconds * 1000;
  const send = async (count: number): Promise<number> => {
    let sent = 0;
    const client = async (): Promise<void> => {
      while (sent < count && Date.now() < deadline) {
        sent += 1;
        const mistake = await sendRequest(running.url, agent);
        if (mistake !== undefined) mistakes.set(mistake, (mistakes.get(mistake) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: connections }, client));
    return sent;
  };

  const warmUp = await send(responses / 10);
  const before = await heapInMegabytes();
  const began = performance.now();
  const sent = await send(responses - warmUp);
  const seconds = (performance.now() - began) / 1000;
  const growth = (await heapInMegabytes()) - before;

  agent.destroy();
  await running.close();
  await sleep(50);
  const open = process.getActiveResourcesInfo().filter((resource) => resource.startsWith('TCP')).length;
  console.log(
    `${name}: ${warmUp + sent} responses, ${mistakes.size} kinds of failure, ${open} sockets open, ` +
      `${growth.toFixed(1)} MB of heap growth, ${Math.round(sent / seconds)} responses a second`,
  );
  for (const [mistake, times] of mistakes) console.log(`  ${times} times: ${mistake.slice(0, 200)}`);
  return warmUp + sent >= responses && mistakes.size === 0 && open === 0 && growth < maxGrowth;
}

process.on('unhandledRejection', (reason) => {
  console.error('unhandled rejection', reason);
  process.exitCode = 1;
});
for (const server of servers) if (!(await soak(server))) process.exitCode = 1;
