#!/usr/bin/env node
import { CommandError } from './command-error.js';
import { runCommand } from './run-command.js';

const writeOutput = process.stdout.write.bind(process.stdout);
// What the application logs while it is loaded is not part of the output, which is often a file.
process.stdout.write = process.stderr.write.bind(process.stderr);

/** Writes the whole text, which a pipe may take in parts. */
function write(text: string): Promise<void> {
  return new Promise((resolve) => void writeOutput(text, () => resolve()));
}

async function main(): Promise<number> {
  try {
    const { output, warnings = [], exitCode = 0 } = await runCommand(process.argv.slice(2));
    for (const warning of warnings) console.error(`faultline: warning: ${warning}`);
    await write(output);
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(`faultline: ${error.message}`);
    if ('cause' in error) console.error(error.cause);
    return 2;
  }
}

// The application may have opened connections, which keep the process alive.
void main().then((exitCode) => process.exit(exitCode));
