import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exchangesOf, replay } from './console-blocks.js';

const examples = join(import.meta.dirname, '../examples');

function pageOf(name: string): string {
  return readFileSync(join(examples, name, 'README.md'), 'utf8');
}

async function listening(): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

/** Starts an example as its README shows, on the given port. */
function start(name: string, port: number): ChildProcess {
  return spawn(process.execPath, [join(examples, name, 'dist/main.js')], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe.each(['express', 'fetch', 'nestjs'])('examples/%s', (name) => {
  const page = pageOf(name);
  let example: ChildProcess;
  let origin: string;
  let log = '';

  beforeAll(async () => {
    const { server, port } = await listening();
    await once(server.close(), 'close');
    example = start(name, port);
    example.stderr!.on('data', (chunk: Buffer) => (log += stripVTControlCharacters(chunk.toString())));
    const [line] = (await once(example.stdout!, 'data')) as [Buffer];
    [origin] = /http:..127\.0\.0\.1:\d+/.exec(line.toString())!;
  }, 30_000);
  afterAll(async () => {
    example.kill();
    await once(example, 'close');
  });

  it.each(exchangesOf(page))('sends response $# of its README: $command', (exchange) => replay(exchange, origin));

  it('logs the 5xx, as its README shows, and nothing else', () => {
    const [, line] = /logs it with the same id, with the stack:\n\n```\n(.*)\n```/.exec(page)!;
    expect(log).toContain(line);
    expect(log).toContain('BadGateway: The request to the publisher failed.');
    expect(log.match(/^(?:faultline: |\[Nest\] )/gm)).toHaveLength(2);
  });

  it('logs that its port is in use', async () => {
    const { server, port } = await listening();
    const second = start(name, port);
    let errorOutput = '';
    second.stderr!.on('data', (chunk: Buffer) => (errorOutput += chunk.toString()));
    expect(await once(second, 'close')).toEqual([1, null]);
    expect(errorOutput).toContain(
      `listen EADDRINUSE: address already in use 127.0.0.1:${port}. Set PORT to a free port.\n`,
    );
    await once(server.close(), 'close');
  }, 30_000);
});

describe('the READMEs of the examples', () => {
  it('show twelve requests, and the same bodies', () => {
    const [express, ...others] = ['express', 'fetch', 'nestjs'].map((name) =>
      exchangesOf(pageOf(name)).map(({ command, response }) => ({
        command: command.replace(/:300[0-3]/, ''),
        body: response.split('\n\n')[1],
      })),
    );
    expect(express).toHaveLength(12);
    expect(others).toEqual([express, express]);
  });
});
