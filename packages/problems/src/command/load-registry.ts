import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ProblemRegistry } from '@faultline/core';
import { createJiti } from 'jiti';
import { CommandError } from './command-error.js';

/**
 * Loads a module, and returns the registry that it exports. The module may be TypeScript, an ES module or CommonJS; in
 * TypeScript, an import of `./stock.js` finds `stock.ts`, and `paths` of the nearest `tsconfig.json` apply.
 *
 * @throws {CommandError} if the module can't be loaded, or exports no registry or several.
 */
export async function loadRegistry(file: string): Promise<ProblemRegistry> {
  const path = resolve(file);
  if (!existsSync(path)) throw new CommandError(`There is no file ${file}`);
  const registries = registriesOf(await load(file, path));
  const [registry] = registries.keys();
  if (registry === undefined) {
    throw new CommandError(`${file} exports no registry. Export it: export const problems = problemRegistry(…)`);
  }
  if (registries.size > 1) {
    const names = [...registries.values()].join(', ');
    throw new CommandError(`${file} exports several registries: ${names}. Export each from a module of its own`);
  }
  return registry;
}

async function load(file: string, path: string): Promise<object> {
  const jiti = createJiti(join(dirname(path), 'faultline.js'), {
    fsCache: false,
    interopDefault: false,
    tsconfigPaths: true,
  });
  try {
    return await jiti.import<object>(pathToFileURL(path).href);
  } catch (cause) {
    throw new CommandError(`${file} can't be loaded:`, { cause });
  }
}

/** The registries that a module exports, each with its first name. A CommonJS module may be one, or have them in `default`. */
function registriesOf(exported: object): Map<ProblemRegistry, string> {
  const { default: commonJs } = exported as { readonly default?: unknown };
  const named: [string, unknown][] = [
    ...Object.entries(exported),
    ...(isObject(commonJs) ? Object.entries(commonJs) : []),
    ['module.exports', exported],
  ];
  const registries = new Map<ProblemRegistry, string>();
  for (const [name, value] of named) {
    if (isRegistry(value) && !registries.has(value)) registries.set(value, name);
  }
  return registries;
}

/** By its shape: the application may have another copy of the core. */
function isRegistry(value: unknown): value is ProblemRegistry {
  if (!isObject(value)) return false;
  const { base, types } = value as Partial<ProblemRegistry>;
  return (
    typeof base === 'string' && Array.isArray(types) && types.every((each) => isObject(each) && 'errorClass' in each)
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
