import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs npm: the one that runs this program, if there is one. Returns its output. If npm fails, the error contains its output. */
export async function npm(args, cwd) {
  const script = process.env['npm_execpath'];
  const [command, before] = script === undefined ? ['npm', []] : [process.execPath, [script]];
  const { stdout } = await execute(command, [...before, ...args], { cwd, maxBuffer: 1e8 });
  return stdout;
}
