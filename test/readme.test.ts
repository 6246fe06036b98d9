import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { corrections } from '@faultline/core';
import { exchangesOf, replay } from './console-blocks.js';
import { freePort } from './free-port.js';

const root = join(import.meta.dirname, '..');
const pages = [
  'README.md',
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/README.md`),
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md') && /^```(?:js|ts)$/m.test(readFileSync(join(root, name), 'utf8')));

/** The programs of a page, each with the text that follows it. */
function programsOf(page: string): { heading: string; language: string; source: string; shown: string }[] {
  const parts = page.split(/^(?=```(?:js|ts)$)/m);
  return parts.slice(1).map((part, before) => {
    const heading = parts
      .slice(0, before + 1)
      .join('')
      .match(/^#+ .*$/gm)!
      .at(-1)!;
    const [, language, source, shown] = /^```(\w+)\n([^]*?)^```$([^]*)/m.exec(part)!;
    return { heading, language: language!, source: source!, shown: shown! };
  });
}

/** The JavaScript of a program. `test/snippets` contains a copy of each program in TypeScript, which is compiled with the tests. */
function javascriptOf(language: string, source: string): string {
  if (language === 'js') return source;
  const snippets = join(root, 'test/snippets');
  const file = readdirSync(snippets).find((name) => readFileSync(join(snippets, name), 'utf8') === source);
  if (file === undefined) throw new Error(`No file of test/snippets equals this program:\n${source}`);
  return readFileSync(join(root, '.test-dist/snippets', file.replace(/ts$/, 'js')), 'utf8');
}

let running: ChildProcess | undefined;
afterEach(() => void running?.kill());

/** Starts a program on a free port. */
async function start(source: string): Promise<{ origin: string; output: () => string; ended: Promise<unknown> }> {
  const port = await freePort();
  // Programs import each other: `./koa-adapter.js` is in the same folder.
  const file = join(root, `.test-dist/snippets/program-${port}.mjs`);
  writeFileSync(file, source.replaceAll('3000', String(port)));
  let output = '';
  const child = spawn(process.execPath, [file], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  running = child;
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const origin = `http://127.0.0.1:${port}`;
  return { origin, output: () => output, ended: once(child, 'close') };
}

async function listening(origin: string, output: () => string): Promise<void> {
  const deadline = Date.now() + 20_000;
  const { hostname, port } = new URL(origin);
  while (Date.now() < deadline) {
    // Not with a request, which the program would log.
    const socket = connect(Number(port), hostname);
    const up = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (up) return;
    await sleep(50);
  }
  throw new Error(`The program does not listen on its port:\n${output()}`);
}

/** Expects the whole output that a page shows. `…` stands for any part of a line, and `    at …` for the lines of a stack. */
async function expectOutput(shown: string, output: () => string): Promise<void> {
  const deadline = Date.now() + 5000;
  const lines = (): string => stripVTControlCharacters(output()).replace(/(?:^ +at .*\n)+/gm, '    at …\n');
  const pattern = new RegExp(`^${shown.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&').replaceAll('…', '.*')}$`);
  while (!pattern.test(lines()) && Date.now() < deadline) await sleep(50);
  await sleep(50); // for lines too many
  expect(lines()).toMatch(pattern);
}

describe.each(pages)('%s', (name) => {
  const page = readFileSync(join(root, name), 'utf8');

  it.each(programsOf(page))(
    'shows the output of program $#: $heading',
    async ({ language, source, shown }) => {
      const { origin, output, ended } = await start(javascriptOf(language, source));
      const exchanges = exchangesOf(shown);
      if (source.includes('3000')) {
        expect(exchanges).not.toEqual([]);
        await listening(origin, output);
        for (const exchange of exchanges) await replay(exchange, origin);
        const [, logged] = /^```text\n([^]*?)^```$/m.exec(shown) ?? [];
        if (logged !== undefined) await expectOutput(logged, output);
      } else {
        expect(await ended).toEqual([0, null]);
        const [, printed = ''] = /^```\n([^]*?)^```$/m.exec(shown) ?? [];
        expect(output()).toBe(printed);
      }
    },
    30_000,
  );
});

describe('README.md', () => {
  it('lists the corrections', () => {
    const rows = corrections.map(({ status, published, corrected }) => `| ${status} | ${published} | ${corrected} |`);
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(rows.join('\n'));
  });

  it('quotes the results of the benchmark', () => {
    const results = readFileSync(join(root, 'bench/results.md'), 'utf8');
    const quoted = readFileSync(join(root, 'README.md'), 'utf8').match(/^\| \| best decile .*\n(?:\|.*\n)+/m)![0];
    expect(results).toContain(quoted);
  });
});
