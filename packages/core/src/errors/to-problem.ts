import { lookUp } from '../catalogue/look-up.js';
import { isDefaultMessage } from '../normalize/default-message.js';
import { copyExtensions, createExtensionBudget } from '../problem/extensions.js';
import { errorMemberNames, memberNames, members, type Problem } from '../problem/members.js';
import type { OptionProperties } from './options.js';

/** The problem that an error becomes without options of an adapter. Members that are wrong are omitted. */
export function toProblem(
  error: Error & OptionProperties & { readonly status: number; readonly expose: boolean },
): Problem & Readonly<Record<string, unknown>> {
  const { status, expose, message } = error;
  const { name, description } = lookUp(status);
  const isExposed = expose && message !== '' && !isDefaultMessage(status, message);
  const values: Record<string, unknown> = {
    type: 'about:blank',
    title: name,
    status,
    detail: isExposed ? message : description,
  };
  for (const member of errorMemberNames) {
    try {
      if (error[member] !== undefined) values[member] = members[member](error[member], member);
    } catch {
      // The application has replaced the property.
    }
  }
  const problem: Record<string, unknown> = {};
  for (const member of memberNames) if (values[member] !== undefined) problem[member] = values[member];
  return { ...problem, ...copyExtensions(error.extensions, createExtensionBudget(), []) } as never;
}
