import { parseArgs } from 'node:util';
import { CommandError } from './command-error.js';
import { writeProblems } from './write-problems.js';

/** What a command prints, and the exit status of its process. */
export interface CommandResult {
  readonly output: string;
  readonly warnings?: readonly string[];
  /** Default: 0. */
  readonly exitCode?: number;
}

const help = `Usage:
  faultline problems <module>    print the problem types of the registry that a module exports, as problems.json

Options:
  --help                         print this text

The module is JavaScript or TypeScript: npx faultline problems src/problems.ts > problems.json
The exit status is 2 if the command fails.
`;

/**
 * Runs `faultline` with its arguments.
 *
 * @throws {CommandError} for a wrong use, or a file that can't be read.
 */
export async function runCommand(args: readonly string[]): Promise<CommandResult> {
  const { values, positionals } = parse(args);
  const [command, ...operands] = positionals;
  if (values.help) return { output: help };
  if (command === undefined) throw new CommandError(`A command is missing\n\n${help}`);
  if (command === 'problems') return writeProblems(operands);
  throw new CommandError(`There is no command '${command}'\n\n${help}`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { help: { type: 'boolean' } } });
  } catch (error) {
    throw new CommandError((error as Error).message.split('. ', 1)[0]);
  }
}
