import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createError, HttpError } from '@faultline/core';
import { faultline } from '@faultline/express';
import Boom from '@hapi/boom';
import express from 'express';
import createHttpError from 'http-errors';
import request from 'supertest';
import { createErrorResponder } from './error-responder.js';
import {
  addOldBody,
  changedMembersRow,
  comparisonPattern,
  compareOutcomes,
  comparePrograms,
  linesOf,
  type Outcome,
  type RunningProgram,
  send,
  startProgram,
} from './migrations/programs.js';
import { notFound, problem } from './problems.js';
import { listening, send as sendRequest, whileRunning } from './running-server.js';

const root = join(import.meta.dirname, '..');

/** The requests that a page shows, each with the block that compares the two responses. */
function comparisonsOf(page: string): { command: string; block: string }[] {
  return [...page.matchAll(comparisonPattern)].map(([, block, command]) => ({
    command: command!,
    block: block!,
  }));
}

/** The programs of a migration. The two last ones differ from the second in an option. */
interface Programs<T> {
  readonly before: T;
  readonly after: T;
  readonly 'after-with-old-body': T;
  readonly 'after-with-map'?: T;
}

async function forEachProgram<T, U>(programs: Programs<T>, use: (program: T) => Promise<U>): Promise<Programs<U>> {
  const entries = Object.entries<T>(programs as never).map(async ([name, program]) => [name, await use(program)]);
  return Object.fromEntries(await Promise.all(entries)) as Programs<U>;
}

const hasMap = ['http-errors', 'boom'];

describe.each([...hasMap, 'nest'])('docs/migrate-from-%s.md', (name) => {
  const page = readFileSync(join(root, `docs/migrate-from-${name}.md`), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| '));
  const comparisons = comparisonsOf(page);
  const outcomes = new Map<string, Programs<Outcome>>();
  let running: Programs<RunningProgram>;

  beforeAll(async () => {
    const programs = {
      before: `${name}/before`,
      after: `${name}/after`,
      'after-with-old-body': addOldBody(name),
    };
    running = await forEachProgram(
      hasMap.includes(name) ? { ...programs, 'after-with-map': `${name}/after-with-map` } : programs,
      startProgram,
    );
    for (const { command } of comparisons) {
      outcomes.set(command, await forEachProgram(running, (program) => send(program, command)));
    }
  }, 60_000);
  afterAll(() => forEachProgram(running, (program) => program.close()));

  it('shows every line of the program that changes, and the number of lines', () => {
    const { diff, removed, added } = comparePrograms(`${name}/before`, `${name}/after`);
    const [, shown] = /^```diff\n(@@\n[^]*?)\n```$/m.exec(page)!;
    expect(shown).toBe(diff);
    const [numbers] = /^The application has .*$/m.exec(page)!;
    expect(numbers).toBe(
      `The application has ${linesOf(`${name}/before`)} lines. The move removes ${removed} and adds ${added}.`,
    );
  });

  it('shows the options of the programs', () => {
    const shown = [...page.matchAll(/^```typescript\n([^]*?)^```$/gm)].map(([, lines]) => lines!);
    const files = hasMap.includes(name) ? ['after-with-map', 'old-body'] : ['old-body'];
    expect(shown).toHaveLength(files.length);
    for (const [position, file] of files.entries()) {
      const source = readFileSync(join(root, `test/migrations/${name}/${file}.ts`), 'utf8');
      expect(source).toContain(shown[position]!);
    }
  });

  describe.each(comparisons)('for $command', ({ command, block }) => {
    it('shows all that changes in the response', () => {
      const { before, after } = outcomes.get(command)!;
      expect(compareOutcomes(command, before, after, block.includes('Content-Length'))).toBe(block);
    });

    it('states what changes in every error response', () => {
      const { before, after } = outcomes.get(command)!;
      if (after.status < 400 || after.body === before.body) return;
      expect(after.headers).toMatchObject({
        'cache-control': 'no-store',
        'content-length': String(Buffer.byteLength(after.body)),
        'content-type': 'application/problem+json',
        'x-content-type-options': 'nosniff',
        'x-powered-by': 'Express',
      });
      const { 'content-security-policy': _policyOfHtml, etag: _etag, ...kept } = before.headers;
      expect(Object.keys(after.headers)).toEqual(expect.arrayContaining(Object.keys(kept)));
      expect(after.headers).not.toHaveProperty('etag');
    });

    it('shows a `map` that gives the same response', () => {
      const { after, 'after-with-map': mapped } = outcomes.get(command)!;
      if (mapped === undefined) return;
      for (const part of ['status', 'body'] as const) expect(mapped[part]).toBe(after[part]);
      expect({ ...mapped.headers, date: undefined }).toEqual({ ...after.headers, date: undefined });
    });

    it('shows what differs if the body keeps its shape', () => {
      const { before, 'after-with-old-body': formatted } = outcomes.get(command)!;
      expect(rows).toContain(changedMembersRow(command, before, formatted));
      if (formatted.status < 400 || formatted.body === before.body) return;
      expect(formatted.headers['content-type']).toBe('application/json; charset=utf-8');
    });
  });

  const bodyHas =
    (member: string, value: unknown) =>
    ({ body }: request.Response): void => {
      if ((body as Record<string, unknown>)[member] !== value) throw new Error(`${member} is another`);
    };
  const message = 'There is no book 8.';
  it.each<[string, (test: request.Test) => request.Test]>([
    ['.expect(404)', (test) => test.expect(404)],
    [".expect('Content-Type', /json/)", (test) => test.expect('Content-Type', /json/)],
    [".expect('Content-Type', /application\\/json/)", (test) => test.expect('Content-Type', /application\/json/)],
    [
      ".expect('Content-Type', 'application/json; charset=utf-8')",
      (test) => test.expect('Content-Type', 'application/json; charset=utf-8'),
    ],
    [
      ".expect('Content-Type', 'application/problem+json')",
      (test) => test.expect('Content-Type', 'application/problem+json'),
    ],
    ['expect(response.body.message)', (test) => test.expect(bodyHas('message', message))],
    ['expect(response.body.detail)', (test) => test.expect(bodyHas('detail', message))],
    ['expect(response.body.error)', (test) => test.expect(bodyHas('error', 'Not Found'))],
    ['expect(response.body.title)', (test) => test.expect(bodyHas('title', 'Not Found'))],
    ['expect(response.body.statusCode)', (test) => test.expect(bodyHas('statusCode', 404))],
    ['expect(response.body.status)', (test) => test.expect(bodyHas('status', 404))],
  ])('shows whether an assertion of a test still passes: %s', async (assertion, expectation) => {
    const results = [running.before, running.after].map(({ url }) =>
      expectation(request(url).get('/books/8')).then(
        () => 'passes',
        () => 'fails',
      ),
    );
    expect(rows).toContain(`| \`${assertion}\` | ${(await Promise.all(results)).join(' | ')} |`);
  });
});

describe('the message of an error class of an application', () => {
  class AppError extends Error {
    readonly status = 404;
  }
  const error = new AppError('There is no book 8.');
  const exposed = { status: 404, body: problem('Not Found', 404, 'There is no book 8.') };

  it('is masked, and its status is kept', () => {
    expect(createErrorResponder()(error)).toMatchObject({ status: 404, body: notFound });
  });

  it('is exposed by `map` if the status of the class is a text', () => {
    class JSendError extends Error {
      readonly status = 'fail';
      readonly statusCode = 404;
    }
    const map = (thrown: unknown): HttpError | undefined =>
      thrown instanceof JSendError ? createError(thrown.statusCode, thrown.message) : undefined;
    const thrown = new JSendError('There is no book 8.');
    expect(createErrorResponder()(thrown)).toMatchObject({ status: 404, body: notFound });
    expect(createErrorResponder({ map })(thrown)).toMatchObject(exposed);
  });

  it('is exposed if the class extends HttpError', () => {
    class OwnError extends HttpError {}
    expect(createErrorResponder()(new OwnError(404, 'There is no book 8.'))).toMatchObject(exposed);
  });

  it('is exposed by `map`', () => {
    const respond = createErrorResponder({
      map: (thrown) => (thrown instanceof AppError ? createError(thrown.status, thrown.message) : undefined),
    });
    expect(respond(error)).toMatchObject(exposed);
  });

  it('is exposed with `expose: true`', () => {
    expect(createErrorResponder()(Object.assign(new AppError(error.message), { expose: true }))).toMatchObject(exposed);
  });
});

describe('checks for errors of another library', () => {
  class AppError extends HttpError {}

  it.each([createError(404), new AppError(404)])(
    'createError.isHttpError is true for an error of Faultline',
    (error) => {
      expect(createHttpError.isHttpError(error)).toBe(true);
    },
  );

  it('createError.isHttpError is false for a class with only a status', () => {
    expect(createHttpError.isHttpError(Object.assign(new Error('There is no book 8.'), { status: 404 }))).toBe(false);
  });

  it.each([createError(404), new AppError(404)])('Boom.isBoom is false for an error of Faultline', (error) => {
    expect(Boom.isBoom(error)).toBe(false);
  });
});

describe('faultline after middleware for unmatched requests', () => {
  it('responds with its 404 if the method is not supported', async () => {
    const app = express();
    app.get('/books', (_request, response) => void response.json([]));
    app.use((_request, _response, next) => next(createHttpError(404)));
    app.use(faultline());
    const { status } = await whileRunning(listening(app), (server) => sendRequest(server, 'DELETE /books'));
    expect(status).toBe(404);
  });
});

describe('the rejection of an async handler on Express 4', () => {
  it.each(['(error, request, response, next) => response.status(500).end()', 'faultline()'])(
    'ends the process: %s',
    (handler) => {
      const program = `
        import { faultline } from '@faultline/express';
        import express from 'express4';
        const app = express();
        app.get('/', async () => { throw new Error('nobody catches this') });
        app.use(${handler});
        const server = app.listen(0, '127.0.0.1', () => void fetch('http://127.0.0.1:' + server.address().port).catch(() => {}));
      `;
      const run = (): unknown =>
        execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: root, stdio: 'pipe' });
      expect(run).toThrow('nobody catches this');
    },
    30_000,
  );
});
