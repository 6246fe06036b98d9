import { copyProperties, isPlainObject } from '../plain-object.js';
import { copyJson, type JsonBudget } from './copy-json.js';
import { members } from './members.js';

/** Extension members of a problem (RFC 9457, section 3.2), by name. */
export type Extensions = Readonly<Record<string, unknown>>;

/** How many characters of JSON the extension members of one problem may have together. */
const maxCharacters = 100_000;

/** How many extension members a problem may have. */
const maxMembers = 1000;

/** Whether a name can't be an extension member: it is a member's own, or `JSON.stringify` moves it to the front. */
function isReserved(name: string): boolean {
  return Object.hasOwn(members, name) || /^\d+$/.test(name);
}

/**
 * Checks the names of extension members.
 *
 * @throws {TypeError} that names the reserved one.
 */
export function parseExtensions(extensions: unknown): Extensions {
  if (!isPlainObject(extensions)) throw new TypeError('extensions must be a plain object');
  const reserved = Object.keys(extensions).find(isReserved);
  if (reserved !== undefined) throw new TypeError(`extensions can't have a member '${reserved}': the name is reserved`);
  return extensions;
}

/** What the extension members of one problem may still take. */
export function createExtensionBudget(): JsonBudget {
  return { characters: maxCharacters };
}

/**
 * Copies the extension members that can be written as JSON. Each of the others is omitted, with a warning.
 *
 * @param skipped A name that is not an extension member, and is omitted without a warning.
 */
export function copyExtensions(
  extensions: unknown,
  budget: JsonBudget,
  warnings: Error[],
  skipped?: string,
): Extensions | undefined {
  return copyProperties(extensions, 'extension member', maxMembers, warnings, (name, value) => {
    if (name === skipped) return undefined;
    const { characters } = budget;
    try {
      if (isReserved(name)) throw new TypeError('The name is reserved');
      return copyJson(value, budget, name);
    } catch (cause) {
      budget.characters = characters;
      throw cause;
    }
  });
}
