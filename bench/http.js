// npm run bench:http [-- --rounds=<n>]: measures the contenders as servers, each in its own process. This process creates the load.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { formatHeader, formatTable, save } from './results.js';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' } } });
const rounds = Number(values.rounds);
const seconds = 1;

async function start(table, name) {
  const server = fork(new URL('http-contender.js', import.meta.url), [table, name], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [port] = await once(server, 'message');
  return { name, server, url: `http://127.0.0.1:${port}/reports` };
}

async function cpuOf(server) {
  server.send('cpu');
  return (await once(server, 'message'))[0];
}

/** Loads the server for one second. Returns its CPU time for one request, in microseconds. */
async function measure({ name, server, url }) {
  const before = await cpuOf(server);
  const { requests, errors, timeouts, ...result } = await autocannon({ url, connections: 20, duration: seconds });
  if (errors + timeouts > 0 || result['4xx'] !== requests.total)
    throw new Error(`'${name}' did not respond with a 4xx to every request`);
  return ((await cpuOf(server)) - before) / requests.total;
}

async function raceOverHttp(url) {
  const table = await import(url);
  const measured = Object.fromEntries(Object.keys(table.contenders).map((name) => [name, []]));
  const running = [];
  try {
    for (const name of Object.keys(table.contenders)) running.push(await start(url, name));
    for (const contender of running) await measure(contender);
    for (let round = 0; round < rounds; round++) {
      for (const contender of running) measured[contender.name].push(await measure(contender));
    }
  } finally {
    for (const { server } of running) server.kill();
  }
  return formatTable({ ...table, title: `${table.title}, over HTTP` }, measured);
}

const sections = [formatHeader(rounds)];
for (const name of [
  'express-429',
  'fastify-429',
  'nest-on-express-429',
  'nest-on-fastify-429',
  'other-frameworks-429',
]) {
  sections.push(await raceOverHttp(new URL(`tables/${name}.js`, import.meta.url).href));
  console.log(sections.at(-1));
}
save('results-http.md', sections);
