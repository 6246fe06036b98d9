import { isDefaultMessage } from '../catalogue/default-message.js';
import { lookUp } from '../catalogue/look-up.js';
import { hidePollution } from '../pollution.js';
import { copyExtensions, createExtensionBudget } from '../problem/extensions.js';
import { errorMemberNames, members, orderMembers, type Problem } from '../problem/members.js';
import type { OptionProperties } from './options.js';

/** The problem that an error becomes without options of an adapter. Members that are wrong are omitted. */
export function toProblem(
  error: Error & OptionProperties & { readonly status: number; readonly expose: boolean },
): Problem & Readonly<Record<string, unknown>> {
  const readable = hidePollution(error);
  const { status, expose, message, extensions } = readable;
  const { name, description } = lookUp(status);
  const isExposed = expose && message !== '' && !isDefaultMessage(status, message);
  const parsed = hidePollution<Record<string, unknown>>({});
  for (const member of errorMemberNames) {
    try {
      if (readable[member] !== undefined) parsed[member] = members[member](readable[member], member);
    } catch {
      // The application has replaced the property.
    }
  }
  const { type = 'about:blank', title = name, ...others } = parsed;
  const words = { type, title, status, detail: isExposed ? message : description };
  return {
    ...orderMembers(hidePollution(others), words),
    ...copyExtensions(extensions, createExtensionBudget(), []),
  } as never;
}
