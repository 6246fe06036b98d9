import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const command = join(import.meta.dirname, '../packages/problems/dist/esm/command/main.js');

/** A folder below node_modules of the repository, so that the modules find the packages. */
const folder = mkdtempSync(join(import.meta.dirname, 'command-'));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

async function run(...args: string[]): Promise<{ exitCode: unknown; output: string; errors: string }> {
  const child = spawn(process.execPath, [command, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { exitCode, output, errors };
}

const base = 'https://shop.example/problems/';
const declaration = "{ code: 'SOLD_OUT', title: 'Sold out' }";

const soldOut = `{
  "version": 1,
  "base": "https://shop.example/problems/",
  "problems": [
    {
      "code": "SOLD_OUT",
      "type": "https://shop.example/problems/sold-out",
      "status": 409,
      "title": "Sold out",
      "members": {
        "type": "object",
        "properties": {}
      },
      "headers": {},
      "deprecated": false
    }
  ]
}
`;

const esModule = `
import { Conflict, defineProblem, problemRegistry } from '@faultline/core';
export class SoldOut extends defineProblem(Conflict, ${declaration}) {}
export const problems = problemRegistry({ base: '${base}' }, SoldOut);
`;
const commonJs = `
const { Conflict, defineProblem, problemRegistry } = require('@faultline/core');
class SoldOut extends defineProblem(Conflict, ${declaration}) {}
`;

beforeAll(() => {
  write({
    'package.json': '{ "type": "module" }',
    'tsconfig.json': '{ "compilerOptions": { "experimentalDecorators": true, "paths": { "@shop/*": ["./shop/*"] } } }',
    'shop/title.ts': "export const title: string = 'Sold out';",
    'shop/stock.ts': `
import { Conflict, defineProblem } from '@faultline/core';
import { title } from '@shop/title.js';
enum Code { SoldOut = 'SOLD_OUT' }
const injectable: ClassDecorator = () => undefined;
const inject: ParameterDecorator = () => undefined;
@injectable
export class Stock {
  constructor(@inject private readonly name: string) {}
}
export class SoldOut extends defineProblem(Conflict, { code: Code.SoldOut, title }) {}
`,
    'problems.ts': `
import { HttpError, problemRegistry } from '@faultline/core';
import { SoldOut } from './shop/stock.js';
import { NativeHttpError } from './native.mjs';
if (HttpError !== NativeHttpError) throw new Error('The core is loaded twice');
export const problems = problemRegistry({ base: '${base}' }, SoldOut);
`,
    'native.mjs': "export { HttpError as NativeHttpError } from '@faultline/core';",
    'problems.js': esModule,
    'default.mts': `${esModule} export default problems;`,
    'problems.cjs': `${commonJs} exports.problems = problemRegistry({ base: '${base}' }, SoldOut);`,
    'whole.cts': `${commonJs} module.exports = problemRegistry({ base: '${base}' }, SoldOut);`,
    'noisy.js': `${esModule} console.log('Connected.'); setInterval(() => console.log('Still here.'), 10);`,
    'local.js': esModule.replace(base, 'http://localhost:3000/problems/'),
    'schemas.js': `
import { Conflict, defineProblem, problemRegistry } from '@faultline/core';
import * as v from 'valibot';
import { z } from 'zod/v3';
const declare = (code, members) => class extends defineProblem(Conflict, { code, title: 'A title', members }) {};
const vendor = { '~standard': { vendor: 'own' }, shape: { size: 1 } };
export const problems = problemRegistry({ base: '${base}' },
  declare('NAMES', ['book', 'available']), declare('ZOD', z.object({ book: z.number() })),
  declare('VALIBOT', v.object({ book: v.number() })), declare('OWN', vendor), declare('NONE'));
`,
    'date.js': `
import { Conflict, defineProblem, problemRegistry } from '@faultline/core';
import { z } from 'zod';
class SoldOut extends defineProblem(Conflict, { code: 'SOLD_OUT', title: 'Sold out', members: z.object({ since: z.date() }) }) {}
export const problems = problemRegistry({ base: '${base}' }, SoldOut);
`,
    'two.js': `${esModule} export const others = problemRegistry({ base: '${base}' });`,
    'none.ts': 'export const problems: string[] = [];',
    'throws.ts': "type Text = string;\n\nthrow new TypeError('The environment variable SHOP is not set' as Text);",
    'syntax.ts': 'export const = 1;',
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('faultline problems', () => {
  it.each(['problems.ts', 'problems.js', 'default.mts', 'problems.cjs', 'whole.cts'])(
    'prints the registry that %s exports',
    async (file) => {
      expect(await run('problems', file)).toEqual({ exitCode: 0, output: soldOut, errors: '' });
    },
  );

  it('prints nothing else, and ends', async () => {
    expect(await run('problems', 'noisy.js')).toEqual({
      exitCode: 0,
      output: soldOut,
      errors: expect.stringContaining('Connected.\n'),
    });
  });

  it('warns of a base that clients cannot open', async () => {
    expect(await run('problems', 'local.js')).toEqual({
      exitCode: 0,
      output: soldOut.replaceAll(base, 'http://localhost:3000/problems/'),
      errors:
        'faultline: warning: http://localhost:3000/problems/ is a URL of this machine. Give the registry a base that clients can open\n',
    });
  });

  it('warns of members without types, and names the remedy', async () => {
    const { exitCode, errors } = await run('problems', 'schemas.js');
    expect(exitCode).toBe(0);
    expect(errors).toBe(`\
faultline: warning: NAMES: only the names of the members book, available are written. To write their types, declare them with a schema in place of a list of names
faultline: warning: ZOD: only the names of the members book are written. To write their types, use zod 4.2 or later
faultline: warning: VALIBOT: only the names of the members book are written. To write their types, wrap the schema in toStandardJsonSchema of @valibot/to-json-schema
faultline: warning: OWN: only the names of the members size are written. To write their types, use a library with Standard JSON Schema
`);
  });

  it.each([
    ['no-such-file.ts', 'There is no file no-such-file.ts\n'],
    ['none.ts', 'none.ts exports no registry. Export it: export const problems = problemRegistry(…)\n'],
    ['two.js', 'two.js exports several registries: others, problems. Export each from a module of its own\n'],
    ['date.js', "SOLD_OUT: the members can't be written as JSON Schema: Date cannot be represented in JSON Schema\n"],
  ])('fails for %s', async (file, message) => {
    expect(await run('problems', file)).toEqual({ exitCode: 2, output: '', errors: `faultline: ${message}` });
  });

  it('prints the error of a module that throws', async () => {
    const { exitCode, output, errors } = await run('problems', 'throws.ts');
    expect([exitCode, output]).toEqual([2, '']);
    expect(errors).toContain(
      `faultline: throws.ts can't be loaded:\nTypeError: The environment variable SHOP is not set\n    at ${folder}/throws.ts:3:7\n`,
    );
  });

  it('prints the error of a module that is not valid', async () => {
    const { exitCode, errors } = await run('problems', 'syntax.ts');
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/^faultline: syntax\.ts can't be loaded:\n.*Unexpected token.*\n.*syntax\.ts:1:1\d/);
  });
});

describe('examples/books/problems.json', () => {
  it('is what the command prints', async () => {
    const books = join(import.meta.dirname, '../examples/books');
    const { output, errors } = await run('problems', join(books, 'src/problems.ts'));
    expect(errors).toBe('');
    expect(readFileSync(join(books, 'problems.json'), 'utf8')).toBe(output);
  });
});

describe('faultline', () => {
  it.each([
    [[], 'A command is missing'],
    [['problem'], "There is no command 'problem'"],
    [['problems', '--pretty', 'problems.js'], "Unknown option '--pretty'"],
    [['problems'], 'Give one module: faultline problems src/problems.ts > problems.json'],
    [['problems', 'a.ts', 'b.ts'], 'Give one module: faultline problems src/problems.ts > problems.json'],
  ])('fails if it is used as faultline %j', async (args, message) => {
    const { exitCode, output, errors } = await run(...args);
    expect([exitCode, output, errors.split('\n', 1)[0]]).toEqual([2, '', `faultline: ${message}`]);
  });

  it('describes its use', async () => {
    const { exitCode, output, errors } = await run('--help');
    expect([exitCode, errors]).toEqual([0, '']);
    expect(output).toMatch(/^Usage:\n {2}faultline problems <module> /);
  });
});
