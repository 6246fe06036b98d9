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

interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses?: Responses }>>>>;
}

type Responses = Readonly<
  Record<string, { readonly content?: { readonly 'application/problem+json'?: { readonly schema: unknown } } }>
>;

/** The names of the problems of each operation, by status. */
function problemsOf({ paths }: OpenApiDocument): object {
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { responses }]) =>
      responses === undefined ? [] : [[`${method.toUpperCase()} ${path}`, problemNames(responses)]],
    ),
  );
  return Object.fromEntries(operations);
}

function problemNames(responses: Responses): string[] {
  return Object.entries(responses).flatMap(([status, { content }]) => {
    const schema = JSON.stringify(content?.['application/problem+json']?.schema ?? {});
    const names = [...schema.matchAll(/schemas\/(\w+)Problem"/g)].map(([, name]) => name);
    return names.length > 0 ? [[status, ...names].join(' ')] : [];
  });
}

describe.each(['express', 'fastify', 'fetch', 'nestjs'])('examples/%s', (name) => {
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

describe.each(['express', 'nestjs'])('the documents of examples/%s', (name) => {
  let example: ChildProcess;
  let origin: string;

  beforeAll(async () => {
    const { server, port } = await listening();
    await once(server.close(), 'close');
    example = start(name, port);
    const [line] = (await once(example.stdout!, 'data')) as [Buffer];
    [origin] = /http:..127\.0\.0\.1:\d+/.exec(line.toString())!;
  }, 30_000);
  afterAll(async () => {
    example.kill();
    await once(example, 'close');
  });

  it('serves its OpenAPI document, with the problems of each operation', async () => {
    const document = (await (await fetch(`${origin}/openapi.json`)).json()) as OpenApiDocument;
    expect(document.openapi).toBe('3.1.0');
    expect(problemsOf(document)).toEqual({
      'GET /books': [],
      'POST /books': ['409 IsbnTaken', '422 UnprocessableEntity'],
      'GET /books/{id}': ['404 BookNotFound NotFound'],
      'POST /books/{id}/orders': ['404 BookNotFound NotFound', '409 OutOfStock', '422 UnprocessableEntity'],
      'GET /books/{id}/price': ['404 BookNotFound NotFound', '502 BadGateway'],
      'GET /books/{id}/sample': ['404 BookNotFound NotFound', '410 Gone'],
      'GET /books/{id}/ebook': ['404 BookNotFound NotFound'],
      'POST /books/{id}/reviews': ['429 TooManyRequests'],
      'GET /statistics': [],
    });
  });

  it('serves Swagger UI', async () => {
    const ui = await fetch(`${origin}/docs/`);
    expect([ui.status, ui.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
    const [, script] = /<script src="\.\/(swagger-ui-init\.js)">/.exec(await ui.text())!;
    expect(await (await fetch(`${origin}/docs/${script}`)).text()).toContain('OutOfStockProblem');
  });
});

describe('the READMEs of the examples', () => {
  it('show thirteen requests, and the same bodies', () => {
    const [express, fastify, ...others] = ['express', 'fastify', 'fetch', 'nestjs'].map((name) =>
      exchangesOf(pageOf(name)).map(({ command, response }) => ({
        command: command.replace(/:300[0-3]/, ''),
        body: response.split('\n\n')[1],
      })),
    );
    expect(express).toHaveLength(13);
    expect(others).toEqual([express, express]);
    // Fastify's error does not contain the position of malformed JSON.
    expect(fastify).toEqual(
      express!.map(({ body, ...rest }) => ({ ...rest, body: body?.replace(' at position 15', '') })),
    );
  });
});
