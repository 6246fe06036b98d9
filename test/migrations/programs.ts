import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { parseCommand } from '../curl-command.js';
import { type ReceivedResponse, type Running, send as sendRequest } from '../running-server.js';

const root = join(import.meta.dirname, '../..');

/** A program of this folder that runs in a process of its own. */
export interface RunningProgram extends Running {
  /** What the program has printed since the last call. */
  readonly takeOutput: () => Promise<string>;
}

/** Is printed on request, after all that the program printed before. */
const mark = '<end of the output>';

/** One in standard output, one in standard error. */
const bothMarks = new RegExp(`${mark}[^]*(${mark})`);

/** The program ends with the process that started it. */
const printMark = `
  process.on('message', () => { console.log('${mark}'); console.error('${mark}'); });
  process.on('disconnect', () => process.exit());
`;

/** The two ways to add Faultline in the programs, without options. */
const withoutOptions = /faultline\(\)|FaultlineModule\.forRoot\(\)/;

/**
 * Makes the program `after` of a migration with the option `format` of its file `old-body.ts`. Returns the name of the new
 * program.
 */
export function addOldBody(migration: string): string {
  const folder = join(root, `.test-dist/migrations/${migration}`);
  const program = readFileSync(join(folder, 'after.js'), 'utf8');
  if (!withoutOptions.test(program)) throw new Error(`${migration}/after.ts does not use Faultline without options`);
  const withFormat = program.replace(withoutOptions, (call) => call.replace('()', '({ format })'));
  writeFileSync(join(folder, 'after-with-old-body.js'), `import { format } from './old-body.js';\n${withFormat}`);
  return `${migration}/after-with-old-body`;
}

/** Starts a program, such as `boom/before`, on a free port. */
export async function startProgram(name: string): Promise<RunningProgram> {
  const file = join(root, `.test-dist/migrations/${name}.js`);
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(printMark)}`, file], {
    env: { ...process.env, PORT: '0', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'close');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream!.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const printed = async (pattern: RegExp): Promise<string> => {
    const deadline = Date.now() + 20_000;
    while (!pattern.test(output)) {
      if (Date.now() > deadline || child.exitCode !== null) {
        child.kill();
        throw new Error(`${name} does not print ${String(pattern)}:\n${output}`);
      }
      await sleep(5);
    }
    return pattern.exec(output)![1]!;
  };
  const port = await printed(/^The bookshop is open: .*\b(\d{4,5})\b/m);
  output = '';
  return {
    url: `http://127.0.0.1:${port}`,
    takeOutput: async () => {
      child.send('mark');
      await printed(bothMarks);
      const taken = stripVTControlCharacters(output).replaceAll(`${mark}\n`, '');
      output = '';
      return taken;
    },
    close: () => {
      child.kill();
      return ended;
    },
  };
}

/** What a client and an operator see of a request. */
export interface Outcome extends ReceivedResponse {
  /** What the program logged: the first line, and the line with the data of the error. */
  readonly logged: readonly string[];
}

/** Sends the request of a `curl` line. */
export async function send(program: RunningProgram, command: string): Promise<Outcome> {
  const { method, path, headers, body } = parseCommand(command);
  const response = await sendRequest(program, `${method} ${path}`, { headers, ...(body === null ? {} : { body }) });
  const [first, ...others] = (await program.takeOutput()).split('\n');
  return {
    ...response,
    logged: [first!, ...others.filter((line) => /^ +data: /.test(line))].filter((line) => line !== ''),
  };
}

/** Fields that have the time, or that concern the connection. */
const connectionFields = ['date', 'connection', 'keep-alive'];

/** Fields that change in the same way in every error response. */
const usualFields = ['cache-control', 'content-length', 'etag', 'x-content-type-options', 'x-powered-by'];

/**
 * Shows what differs between two outcomes of a request, as the block ```` ```diff ```` of a page.
 *
 * @param isComplete Whether the fields that change in the same way in every error response are shown too.
 */
export function compareOutcomes(command: string, before: Outcome, after: Outcome, isComplete: boolean): string {
  const omitted = new Set([...connectionFields, ...(isComplete ? [] : usualFields)]);
  const names = [...new Set([...Object.keys(before.headers), ...Object.keys(after.headers)])]
    .filter((name) => !omitted.has(name))
    .toSorted();
  return [
    ` $ ${command}`,
    ...changedLines([statusLine(before)], [statusLine(after)]),
    ...names.flatMap((name) => changedLines(fieldLines(name, before), fieldLines(name, after))),
    '',
    ...changedLines(bodyLines(before), bodyLines(after)),
    ...changedLines(logLines(before), logLines(after)),
  ].join('\n');
}

function changedLines(before: readonly string[], after: readonly string[]): string[] {
  if (before.join('\n') === after.join('\n')) return before.map((line) => ` ${line}`);
  return [...before.map((line) => `-${line}`), ...after.map((line) => `+${line}`)];
}

function statusLine({ status, reason }: Outcome): string {
  return `HTTP/1.1 ${status} ${reason}`;
}

function fieldLines(name: string, { headers }: Outcome): string[] {
  const value = headers[name];
  const spelling = name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()).replace(/^Etag$/, 'ETag');
  return value === undefined ? [] : [`${spelling.replace(/^Www/, 'WWW')}: ${String(value)}`];
}

function bodyLines({ body }: Outcome): string[] {
  return body.split('\n').filter((line) => line !== '');
}

/** Nest logs the process and the time. */
const nestPrefix = /^(\[Nest\]) .*?[AP]M +/;

function logLines({ logged }: Outcome): string[] {
  return logged.map((line) => `[log] ${line.replace(nestPrefix, '$1 ')}`);
}

/** The blocks of a page that {@link compareOutcomes} makes; the groups are the text and the command. */
export const comparisonPattern = /^```diff\n( \$ (curl [^\n]*)\n[^]*?)\n```$/gm;

/** A row of a table: the request of a `curl` line, and the members by which two bodies differ. */
export function changedMembersRow(command: string, before: Outcome, after: Outcome): string {
  const { method, path, body } = parseCommand(command);
  const text = body === null ? '' : ` \`${body.length > 20 ? `${body.slice(0, 20)}…` : body}\``;
  return `| \`${method} ${path}\`${text} | ${changedMembers(before, after)} |`;
}

function changedMembers(before: Outcome, after: Outcome): string {
  if (before.body === after.body) return 'nothing';
  const [old, current] = [before, after].map(({ headers, body }) =>
    headers['content-type']?.includes('json') ? (JSON.parse(body) as Record<string, unknown>) : undefined,
  );
  if (old === undefined || current === undefined) return 'all';
  const differing = [...new Set([...Object.keys(old), ...Object.keys(current)])].filter(
    (name) => JSON.stringify(old[name]) !== JSON.stringify(current[name]),
  );
  return differing.map((name) => `\`${name}\``).join(', ') || 'the order of the members';
}

/** The difference between two programs, as `diff -U1` prints it, and the numbers of its lines. */
export function comparePrograms(before: string, after: string): { diff: string; removed: number; added: number } {
  const files = [before, after].map((name) => join(root, `test/migrations/${name}.ts`));
  const diff = changesOf(files)
    .replace(/^[^]*?(?=^@@)/m, '')
    .replace(/^@@.*$/gm, '@@')
    .replace(/ $/gm, '')
    .replaceAll("'express4'", "'express'")
    .trimEnd();
  const count = (sign: string): number => diff.split('\n').filter((line) => line.startsWith(sign)).length;
  return { diff, removed: count('-'), added: count('+') };
}

function changesOf(files: readonly string[]): string {
  try {
    execFileSync('git', ['diff', '--no-index', '--no-color', '--no-ext-diff', '--patience', '-U1', ...files]);
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: Buffer };
    if (status === 1) return stdout.toString(); // the files differ
    throw error;
  }
  return '';
}

/** The number of lines of a program. */
export function linesOf(name: string): number {
  return readFileSync(join(root, `test/migrations/${name}.ts`), 'utf8').split('\n').length - 1;
}
