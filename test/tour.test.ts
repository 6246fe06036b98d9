import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const examples = join(import.meta.dirname, '../examples');
const bookshop = pathToFileURL(join(examples, 'books/dist/bookshop.js')).href;

/** Occupies a port, unless it is in use. */
async function occupy(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await Promise.race([once(server, 'listening'), once(server, 'error')]).catch(() => {});
  return server;
}

/** Runs the tour, with its output in pipes. */
async function tour(
  args: readonly string[],
  nodeOptions: readonly string[] = [],
): Promise<{ status: unknown; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [...nodeOptions, join(examples, 'tour/dist/main.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    if (chunk.includes('Try in another terminal')) child.kill('SIGINT');
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const [status] = (await once(child, 'close')) as unknown[];
  return { status, stdout, stderr };
}

describe('npm start', () => {
  let occupants: Server[];
  beforeAll(async () => {
    occupants = await Promise.all([occupy(3000), occupy(3001), occupy(3002), occupy(3003)]);
  });
  afterAll(() => {
    for (const occupant of occupants) occupant.close();
  });

  it('shows twelve failing requests with the same bytes from both examples, on other ports if theirs are in use', async () => {
    const { status, stdout, stderr } = await tour(['--once']);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).not.toContain('\u001B');
    expect(stdout).toMatch(/^Port 3000 is in use: Express listens on \d+ instead\.$/m);
    expect(stdout).toMatch(/^Port 3001 is in use: NestJS listens on \d+ instead\.$/m);
    expect(stdout.match(/^\d+\. /gm)).toHaveLength(12);
    expect(stdout.match(/^✓ The bodies are byte-identical: \d+ bytes\.$/gm)).toHaveLength(12);
    expect(stdout).toContain('{"type":"https://bookshop.example/problems/out-of-stock"');
    expect(stdout).toContain('Content-Language: de ');
    expect(stdout).toContain('"title":"Methode nicht erlaubt"');
    expect(stdout).toContain(
      'HTTP/1.1 429 Too Many Requests                             │ HTTP/1.1 429 Too Many Requests\n',
    );
    expect(stdout).toMatch(
      /^✓ All 12 responses are correct, and byte-identical on Express and NestJS\.\n4 errors were logged/m,
    );
  }, 30_000);

  it('shows the same bytes from all examples with --all', async () => {
    const { status, stdout, stderr } = await tour(['--all', '--once']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Port 3002 is in use: Fastify listens on \d+ instead\.$/m);
    expect(stdout).toMatch(/^Port 3003 is in use: Hono listens on \d+ instead\.$/m);
    expect(stdout).toMatch(
      /^✓ All 12 responses are correct, and byte-identical on Express, NestJS, Fastify, and Hono\.\n8 errors were logged/m,
    );
  }, 30_000);

  it('runs until Ctrl-C', async () => {
    const { status, stdout, stderr } = await tour([]);
    expect(stdout).toMatch(/^ {2}curl -i http:\/\/127\.0\.0\.1:\d+\/books\/7$/m);
    expect([status, stderr]).toEqual([0, '']);
  }, 30_000);

  it.each([
    ['a status is wrong', 'shop.find = () => ({})', /✗ The status is not 404\./],
    [
      'the bodies differ',
      'let calls = 0; shop.ebook = () => fail(402, `call ${(calls += 1)}`)',
      /✗ The bodies differ\./,
    ],
    [
      'the response contains the password',
      "shop.statistics = () => fail(500, 'hunter2')",
      /✗ The response contains the password\./,
    ],
  ])(
    'ends with exit status 1 if %s',
    async (_, change, mistake) => {
      const preload = `
      import { Bookshop } from '${bookshop}';
      const shop = Bookshop.prototype;
      const fail = (status, message) => { throw Object.assign(new Error(message), { status, expose: true }); };
      ${change}`;
      const nodeOptions = ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
      const { status, stdout } = await tour(['--once'], nodeOptions);
      expect(stdout).toMatch(mistake);
      expect(stdout).toMatch(/^✗ \d+ of 12 requests got a wrong response:$/m);
      expect(status).toBe(1);
    },
    30_000,
  );

  it('rejects an unknown option with exit status 2', async () => {
    const { status, stdout, stderr } = await tour(['--twice']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Unknown option '--twice'.*\n\nUsage: npm start /);
  }, 30_000);
});
