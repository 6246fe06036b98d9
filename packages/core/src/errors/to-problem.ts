import { isDefaultMessage } from '../catalogue/default-message.js';
import { lookUp } from '../catalogue/look-up.js';
import { hidePollution } from '../pollution.js';
import { copyExtensions, createExtensionBudget } from '../problem/extensions.js';
import { declaredDetailOf } from '../problem/declared-detail.js';
import { canHaveTitle, errorMemberNames, members, orderMembers, type Problem } from '../problem/members.js';
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
  const { type = 'about:blank', title, ...others } = parsed;
  const words = {
    type,
    title: title !== undefined && canHaveTitle(type) ? title : name,
    status,
    detail: declaredDetailOf(readable, status, message) ?? (isExposed ? message : description),
  };
  return {
    ...orderMembers(hidePollution(others), words),
    ...copyExtensions(extensions, createExtensionBudget(), []),
  } as never;
}
