// Calls the programs of docs/fetch.md for Next.js, SvelteKit and React Router, with the functions of these frameworks.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { buildSync } from 'esbuild';
import { isRedirect } from '@sveltejs/kit';

// Next.js has no ES modules.
buildSync({ entryPoints: ['next.js'], bundle: true, platform: 'node', format: 'cjs', outfile: 'bundled-next.cjs' });
const next = createRequire(import.meta.url)('./bundled-next.cjs');
const { unstable_rethrow: rethrow } = createRequire(import.meta.url)('next/navigation.js');
const svelte = await import('./svelte-endpoint.js');
const { handle } = await import('./svelte-hooks.js');
const router = await import('./react-router.js');

const request = new Request('http://books.example/api/books/7');
const event = (id) => ({ request, params: { id } });
const handlers = {
  'Next.js': (id) => next.GET(request, { params: Promise.resolve({ id }) }),
  SvelteKit: (id) => svelte.GET(event(id)),
  'React Router': (id) => router.loader(event(id)),
};
const problem = (detail) => `{"type":"about:blank","title":"Not Found","status":404,"detail":"${detail}"}`;

for (const [name, call] of Object.entries(handlers)) {
  const found = await call('1');
  assert.deepEqual([found.status, await found.text()], [200, '{"title":"Middlemarch"}'], name);
  const missing = await call('7');
  assert.equal(missing.headers.get('Content-Type'), 'application/problem+json', name);
  assert.deepEqual([missing.status, await missing.text()], [404, problem('There is no book 7.')], name);
}

const signalOf = (promise) => promise.then(assert.fail, (thrown) => thrown);

const redirect = await signalOf(handlers['Next.js']('middlemarch'));
assert.throws(() => rethrow(redirect), redirect);
assert.equal(await (await handlers['Next.js']('0')).text(), problem('The server cannot find the requested resource.'));

assert.ok(isRedirect(await signalOf(handlers.SvelteKit('middlemarch'))));
assert.equal(await (await handlers.SvelteKit('0')).text(), problem('There is no book 0.'));

const moved = await handlers['React Router']('middlemarch');
assert.deepEqual([moved.status, moved.headers.get('Location')], [302, '/books/1']);
const data = await signalOf(handlers['React Router']('0'));
assert.deepEqual([data.data, data.init.status], ['There is no book 0.', 404]);

/** The hook of SvelteKit, before a route with a response. */
const throughHook = (path, id, response) =>
  handle({
    event: { request, route: { id }, url: new URL(path, request.url) },
    resolve: () => response,
  });
const page = new Response(null, { status: 404 });
assert.equal(await throughHook('/nowhere', null, page), page);
assert.equal((await (await throughHook('/api/nowhere', null, page)).json()).title, 'Not Found');
const unsupported = new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
const response = await throughHook('/api/books/1', '/api/books/[id]', unsupported);
assert.deepEqual([response.headers.get('Allow'), (await response.json()).title], ['GET, HEAD', 'Method Not Allowed']);
