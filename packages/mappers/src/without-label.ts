/**
 * A message without the name of the field that it begins with, as `"items[0].price" must be a number` does: where it is,
 * the field error tells, and the name may be one that the client made up.
 */
export function withoutLabel(message: unknown, label: unknown): unknown {
  if (typeof message !== 'string' || typeof label !== 'string' || label === '') return message;
  const start = message.indexOf(label);
  if (start !== 0 && !(start === 1 && /^["'`[]/.test(message))) return message;
  const rest = message.slice(start + label.length).replace(/^["'`\]]/, '');
  return rest.startsWith(' ') && rest.trim() !== '' ? rest.trim() : message;
}
