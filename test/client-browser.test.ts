import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as clientModule from '@faultline/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { freePort } from './free-port.js';
import { listening, whileRunning } from './running-server.js';
import { shop } from './snippets/shop.js';

const root = join(import.meta.dirname, '..');
const client = readFileSync(fileURLToPath(import.meta.resolve('@faultline/client')), 'utf8');
const docs = readFileSync(join(root, 'docs/clients.md'), 'utf8');

let browser: Browser;
beforeAll(async () => {
  const paths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const executablePath = process.env['CHROMIUM'] ?? paths.find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new Error(
      'This test needs Chromium. Install it, for example with `apt-get install chromium`, or set CHROMIUM.',
    );
  }
  // Chromium takes the pages of the tests for pages of the internet, which may not call servers of this machine.
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-features=LocalNetworkAccessChecks'],
  });
}, 60_000);
afterAll(() => browser?.close());

const importMap = '<script type="importmap">{ "imports": { "@faultline/client": "/client.js" } }</script>';

/** Opens a page of an origin with this HTML. All but the page and its scripts comes from the server. */
async function open(origin: string, html: string, scripts: Readonly<Record<string, string>> = {}): Promise<Page> {
  const page = await browser.newPage();
  await page.route(`${origin}/page`, (route) =>
    route.fulfill({ contentType: 'text/html', body: `${importMap}${html}` }),
  );
  for (const [name, body] of Object.entries({ 'client.js': client, ...scripts })) {
    await page.route(`${origin}/${name}`, (route) => route.fulfill({ contentType: 'text/javascript', body }));
  }
  await page.goto(`${origin}/page`);
  return page;
}

/** A request, and what is expected of its ProblemError. */
const requests = [
  {
    name: 'GET /books/99',
    error: {
      status: 404,
      type: 'https://bookshop.example/problems/book-not-found',
      title: 'Book not found',
      detail: 'There is no book 99.',
      code: 'BOOK_NOT_FOUND',
      members: expect.objectContaining({ book: '99' }),
    },
  },
  {
    name: 'POST /books',
    body: '{"title":""}',
    error: {
      status: 422,
      errors: [
        { detail: 'A book needs a title.', pointer: '#/title', code: 'too_small' },
        { detail: 'A book needs an ISBN.', pointer: '#/isbn', code: 'invalid_type' },
      ],
      fieldErrors: [
        ['title', ['A book needs a title.']],
        ['isbn', ['A book needs an ISBN.']],
      ],
    },
  },
  {
    name: 'POST /books',
    body: '{"title":"Middlemarch","isbn":"9780141439549"}',
    error: { status: 409, code: 'ISBN_TAKEN' },
  },
  { name: 'GET /books/1/sample', error: { status: 410 } },
  { name: 'GET /books/1/ebook', error: { status: 402 } },
  { name: 'GET /books/1/price', error: { status: 502, title: 'Bad Gateway' } },
  { name: 'PATCH /books', error: { status: 405 } },
  { name: 'POST /books', body: '{', error: { status: 400 } },
  { name: 'POST /books/1/reviews', times: 3, error: { status: 429, retryAfter: expect.any(Number) } },
];

/** Sends the requests, and describes their errors. It runs in the browser: as the script of a page, and of a worker. */
async function describeErrors(
  all: readonly { name: string; body?: string; times?: number }[],
  module: string,
): Promise<object[]> {
  const { fieldErrorsOf, isProblem, problemOf } = (await import(module)) as typeof clientModule;
  const described = [];
  for (const { name, body, times = 1 } of all) {
    const [method, path] = name.split(' ') as [string, string];
    const headers = { 'Content-Type': 'application/json', 'X-Request-Id': 'r1' };
    let problem;
    for (let time = 0; time < times; time += 1) {
      problem = await problemOf(await fetch(path, { method, headers, ...(body === undefined ? {} : { body }) }));
    }
    if (isProblem(problem)) described.push(Object.assign({ fieldErrors: [...fieldErrorsOf(problem)] }, problem));
    else described.push({});
  }
  return described;
}

describe.each(['express', 'nestjs'])('@faultline/client in Chromium, against examples/%s', (name) => {
  let example: ChildProcess;
  let origin: string;
  beforeAll(async () => {
    const env = { ...process.env, PORT: String(await freePort()) };
    example = spawn(process.execPath, [join(root, 'examples', name, 'dist/main.js')], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = (await once(example.stdout!, 'data')) as [Buffer];
    [origin] = /http:..127\.0\.0\.1:\d+/.exec(line.toString())!;
  }, 30_000);
  afterAll(async () => {
    example.kill();
    await once(example, 'close');
  });

  const expected = requests.map(({ error }) => expect.objectContaining({ requestId: 'r1', ...error }) as unknown);

  it('reads the problems in a page', async () => {
    const page = await open(origin, '');
    expect(await page.evaluate(`(${String(describeErrors)})(${JSON.stringify(requests)}, '/client.js')`)).toEqual(
      expected,
    );
    await page.close();
  });

  it('reads the problems in a worker', async () => {
    const script = `(${String(describeErrors)})(${JSON.stringify(requests)}, '/client.js').then(postMessage)`;
    const page = await open(origin, '', { 'worker.js': script });
    const messages = page.evaluate(
      `new Promise((resolve) => { new Worker('/worker.js', { type: 'module' }).onmessage = ({ data }) => resolve(data); })`,
    );
    expect(await messages).toEqual(expected);
    await page.close();
  });
});

describe('problemOf() in Chromium', () => {
  /** The error of a response, in a page of an origin. */
  async function problemIn(origin: string, expression: string): Promise<unknown> {
    const page = await open(origin, '');
    try {
      return await page.evaluate(`import('/client.js').then(async ({ problemOf }) => {
        const problem = await problemOf(await ${expression});
        return { status: problem.status, message: problem.message, members: problem.members, cause: problem.cause?.name };
      })`);
    } finally {
      await page.close();
    }
  }

  const hidden = { status: 0, message: 'HTTP 0', members: {}, cause: undefined };
  const plain: RequestListener = (request, response) => {
    if (request.url === '/old') response.writeHead(301, { Location: '/' }).end();
    else response.writeHead(404, { 'Content-Type': 'text/plain', 'Retry-After': '5' }).end('Not found');
  };

  it('returns an error with the status 0 for an opaque response of another origin', () =>
    whileRunning(listening(plain), async ({ url }) => {
      expect(await problemIn(shop, `fetch('${url}', { mode: 'no-cors' })`)).toEqual(hidden);
    }));

  it('returns an error with the status 0 for a redirect that is not followed', () =>
    whileRunning(listening(plain), async ({ url }) => {
      expect(await problemIn(url, `fetch('/old', { redirect: 'manual' })`)).toEqual(hidden);
    }));

  it('returns what is certain of a response whose body was read before', async () => {
    const expression = `fetch('/statistics').then(async (response) => (await response.text(), response))`;
    expect(await problemIn(shop, expression)).toEqual({
      status: 503,
      message: 'HTTP 503',
      members: {},
      cause: 'TypeError',
    });
  });
});

describe('docs/clients.md', () => {
  it('shows the messages of a problem in a form without a library', async () => {
    const [, form] = /^```html\n([^]*?)^```$/m.exec(docs)!;
    const page = await open(shop, form!);
    const count = page.locator('[name="items[0].count"]');
    const messageOf = (): Promise<string> =>
      count.evaluate((input) => (input as unknown as { readonly validationMessage: string }).validationMessage);
    const alert = page.locator('[role=alert]');

    await page.click('button');
    await alert.getByText('The request was well-formed but').waitFor();
    expect(await messageOf()).toBe('Order at least one.');
    await count.fill('3');
    expect(await messageOf()).toBe('');
    await page.click('button');
    await alert.getByText('Only 2 are left.', { exact: true }).waitFor();
    await count.fill('2');
    await page.click('button');
    await alert.getByText('Thank you.').waitFor();
    await page.close();
  });

  it('shows the messages of a problem in a form of react-hook-form', async () => {
    const [, source] = /^```tsx\n([^]*?)^```$/m.exec(docs)!;
    expect(source).toBe(readFileSync(join(root, 'test/snippets/order-form.tsx'), 'utf8'));
    const { outputFiles } = await build({
      stdin: {
        contents: `import { createRoot } from 'react-dom/client'; import { OrderForm } from './order-form.js';
          createRoot(document.body).render(<OrderForm />);`,
        loader: 'tsx',
        resolveDir: join(root, '.test-dist/snippets'),
      },
      bundle: true,
      format: 'esm',
      jsx: 'automatic',
      write: false,
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    const page = await open(shop, '<body><script type="module" src="/form.js"></script></body>', {
      'form.js': outputFiles[0]!.text,
    });
    const count = page.locator('[name="items.0.count"]');
    const alert = page.locator('[role=alert]');

    await page.click('button');
    await alert.getByText('The request was well-formed but').waitFor();
    expect(await page.textContent('#count-error')).toBe('Order at least one.');
    await count.fill('3');
    await page.click('button');
    await alert.getByText('Only 2 are left.', { exact: true }).waitFor();
    expect(await page.textContent('#count-error')).toBe('');
    await count.fill('2');
    await page.click('button');
    await page.getByText('Thank you.').waitFor();
    expect(await alert.textContent()).toBe('');
    await page.close();
  });
});
