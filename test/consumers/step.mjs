import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkResponses } from './responses.mjs';

const untilStdinEnds = pathToFileURL(join(import.meta.dirname, 'until-stdin-ends.mjs')).href;
const timeout = 120_000;

/**
 * Runs one step of a project. Returns the output of its programs.
 *
 * @throws {Error} with the output of the program that failed.
 */
export async function runStep({ compile, run = [], serve = [] }, directory) {
  if (compile !== undefined) await compileOurs(compile, directory);
  let printed = '';
  for (const command of run) {
    const { code, output } = await finish(start(command, directory));
    if (code !== 0) throw new Error(`${command}\n${output()}`);
    printed += output();
  }
  for (const command of serve) await checkServer(command, directory);
  return printed;
}

function start(command, directory, before = []) {
  const options = { cwd: directory, timeout, stdio: ['pipe', 'pipe', 'pipe'] };
  const child = spawn(process.execPath, [...before, ...command.split(' ').filter(Boolean)], options);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk.toString()));
  return { stdin: child.stdin, stdout: child.stdout, closed: once(child, 'close'), output: () => output };
}

async function finish({ closed, output }) {
  const [code] = await closed;
  return { code, output };
}

/** Errors in the declarations of other packages are ignored. */
async function compileOurs(command, directory) {
  const { code, output } = await finish(start(command, directory));
  const errors = output().match(/^.*\berror TS\d+.*$/gm) ?? [];
  const ours = errors.filter(
    (line) => !line.startsWith('node_modules/') || line.startsWith('node_modules/@faultline/'),
  );
  if (ours.length > 0 || (code !== 0 && errors.length === 0)) throw new Error(`${command}\n${output()}`);
}

async function checkServer(command, directory) {
  const server = start(command, directory, ['--import', untilStdinEnds]);
  try {
    await checkResponses(await portOf(server));
  } catch (error) {
    throw new Error(`${command}\n${server.output()}`, { cause: error });
  } finally {
    server.stdin.end();
    await server.closed;
  }
}

/** Waits for the line with the port of the server. */
async function portOf({ stdout, closed, output }) {
  const ended = closed.then(() => true);
  for (;;) {
    const [, port] = /^listening on (\d+)$/m.exec(output()) ?? [];
    if (port !== undefined) return Number(port);
    if (await Promise.race([ended, once(stdout, 'data').then(() => false)])) throw new Error('The server ended.');
  }
}
