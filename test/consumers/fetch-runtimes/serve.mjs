// Runs a program of docs/fetch.md in its runtime, on a free port: node serve.mjs <node, bun, deno or workerd>
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildSync } from 'esbuild';

/** The program of a runtime: npm runs no install scripts here, so it is found in the package of the platform. */
function programOf(scope, path) {
  const folder = `node_modules/${scope}`;
  const name = readdirSync(folder).find((each) => each.includes(process.platform));
  return `${folder}/${name}/${path}`;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await once(server.close(), 'close');
  return port;
}

/** Writes a program of the page with another port. Returns the name of the file. */
function withPort(name, port) {
  const file = `on-${port}-${name}`;
  writeFileSync(file, readFileSync(name, 'utf8').replace('3000', port));
  return file;
}

/** Bundles the worker, as wrangler does. */
function bundleWorker(port) {
  buildSync({ entryPoints: ['worker.js'], bundle: true, format: 'esm', outfile: 'bundled-worker.js' });
  const file = `on-${port}-worker.capnp`;
  writeFileSync(
    file,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "bundled-worker.js")],
  compatibilityDate = "2026-11-01",
);
`,
  );
  return file;
}

const commands = {
  node: (port) => [process.execPath, withPort('node.js', port)],
  bun: (port) => [programOf('@oven', 'bin/bun'), withPort('bun.js', port)],
  deno: (port) => [programOf('@deno', 'deno'), 'run', '--allow-net', '--quiet', withPort('deno.js', port)],
  workerd: (port) => [programOf('@cloudflare', 'bin/workerd'), 'serve', bundleWorker(port)],
};

async function isListening(port) {
  const socket = connect(port, '127.0.0.1');
  const connected = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return connected;
}

const port = await freePort();
const [command, ...parameters] = commands[process.argv[2]](port);
const runtime = spawn(command, parameters, { stdio: 'inherit' });
runtime.on('exit', () => process.exit(1));
process.on('exit', () => runtime.kill());
// oxlint-disable-next-line no-await-in-loop -- it waits
while (!(await isListening(port))) await sleep(50);
console.log(`listening on ${port}`);
