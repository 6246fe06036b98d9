import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../', import.meta.url));
const file = 'test/fixtures/wrong-options.ts';

/** Compiles the file. Returns the error of each line, after the name at its position. */
function compilerErrors(): Map<string, string> {
  const flags = ['--noEmit', '--ignoreConfig', '--strict', '--skipLibCheck', '--module', 'nodenext', '--types', 'node'];
  const tsc = `${root}node_modules/typescript/bin/tsc`;
  const { stdout } = spawnSync(process.execPath, [tsc, ...flags, file], { cwd: root, encoding: 'utf8' });
  const lines = readFileSync(`${root}${file}`, 'utf8').split('\n');
  const matches = stdout.matchAll(/^\S+?\((\d+),(\d+)\): error TS\d+: (.*)$/gm);
  return new Map(
    [...matches].map(([, row, column, message]) => {
      const line = lines[Number(row) - 1]!;
      return [line, `${/^\w*/.exec(line.slice(Number(column) - 1))![0]}: ${message!}`];
    }),
  );
}

describe('the error of the compiler names the wrong option', () => {
  const errors = compilerErrors();

  it.each([
    ['faultline({ includeStacks: true });', 'includeStacks: Object literal may only specify known properties'],
    [
      "faultline({ reportClientErrors: 'yes' });",
      "reportClientErrors: Type 'string' is not assignable to type 'boolean",
    ],
    ['faultline({ map: () => 404 });', "map: Type '() => number' is not assignable to type 'Mapper<Request"],
    [
      "FaultlineModule.forRoot({ typeBaseURL: 'https://books.example/' });",
      "typeBaseURL: Object literal may only specify known properties, but 'typeBaseURL' does not exist in type 'FaultlineOptions<NestRequest>'. Did you mean to write 'typeBaseUrl'?",
    ],
    [
      "new NotFound('There is no book 7.', { retryAfter: 60 });",
      'retryAfter: Object literal may only specify known properties',
    ],
    [
      "new TooManyRequests('Wait.', { retryAfter: '60' });",
      "retryAfter: Type 'string' is not assignable to type 'number | Date",
    ],
    [
      "new MethodNotAllowed('No.', { allow: 'GET' });",
      "allow: Type 'string' is not assignable to type 'readonly string[]",
    ],
    [
      "new UnprocessableEntity('Wrong.', { errors: [{ detail: 'x', place: 'query' }] });",
      'place: Object literal may only specify known properties',
    ],
  ])('%s', (line, message) => {
    expect(errors.get(line)).toContain(message);
  });
});
