import type { ProblemRegistry, ProblemType } from '@faultline/core';
import { hasJsonSchema } from '../json-schema.js';
import { describeProblems, type ProblemsDocument } from '../problems-document.js';
import { CommandError } from './command-error.js';
import { loadRegistry } from './load-registry.js';
import type { CommandResult } from './run-command.js';

/**
 * Runs `faultline problems`: the JSON of the registry of a module.
 *
 * @throws {CommandError} if there is not one module, or a problem type can't be written.
 */
export async function writeProblems(operands: readonly string[]): Promise<CommandResult> {
  const [file] = operands;
  if (file === undefined || operands.length > 1) {
    throw new CommandError('Give one module: faultline problems src/problems.ts > problems.json');
  }
  const registry = await loadRegistry(file);
  const document = describe(registry);
  return { output: `${JSON.stringify(document, undefined, 2)}\n`, warnings: warningsOf(registry, document) };
}

function describe(registry: ProblemRegistry): ProblemsDocument {
  try {
    return describeProblems(registry);
  } catch (error) {
    throw new CommandError((error as Error).message);
  }
}

function warningsOf({ types }: ProblemRegistry, { base, problems }: ProblemsDocument): string[] {
  const local = [base, ...problems.map(({ type }) => type)].find(isLoopback);
  return [
    ...(local === undefined
      ? []
      : [`${local} is a URL of this machine. Give the registry a base that clients can open`]),
    ...types.filter((type) => !hasJsonSchema(type)).map(describeMissingSchema),
  ];
}

/** Whether only this machine can open a URL (RFC 6761, section 6.3; RFC 1122, section 3.2.1.3). */
function isLoopback(url: string): boolean {
  return URL.canParse(url) && /^(?:(?:.+\.)?localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url).hostname);
}

/** How the schema libraries of vendors write JSON Schema. */
const remedies: Readonly<Record<string, string>> = {
  arktype: 'use arktype 2.1.28 or later',
  valibot: 'wrap the schema in toStandardJsonSchema of @valibot/to-json-schema',
  zod: 'use zod 4.2 or later',
};

function describeMissingSchema({ code, members, memberNames }: ProblemType): string {
  const remedy =
    '~standard' in members
      ? (remedies[members['~standard'].vendor] ?? 'use a library with Standard JSON Schema')
      : 'declare them with a schema in place of a list of names';
  return `${code}: only the names of the members ${memberNames.join(', ')} are written. To write their types, ${remedy}`;
}
