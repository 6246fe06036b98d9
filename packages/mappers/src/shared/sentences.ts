/**
 * Removes the name of the field from the start of a validator's message: `"items[0].price" must be a number` becomes
 * `must be a number`. The field error has the location already, and the client may have chosen the name.
 */
export function removeLabel(message: unknown, label: unknown): unknown {
  if (typeof message !== 'string' || typeof label !== 'string' || label === '') return message;
  const offset = /^["'`[]/.test(message) ? 1 : 0;
  const start = message.startsWith(label) ? 0 : offset;
  if (!message.startsWith(label, start)) return message;
  const rest = message.slice(start + label.length).replace(/^["'`\]]/, '');
  return rest.startsWith(' ') && rest.trim() !== '' ? rest.trim() : message;
}

/** Fills the placeholders of a sentence with the parameters of a rule: `must be at least {limit} characters`. */
export function fillSentence(template: string, params: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => formatParam(params[name]));
}

function formatParam(param: unknown): string {
  if (param instanceof Date) return Number.isNaN(param.getTime()) ? 'a valid date' : param.toISOString();
  return Array.isArray(param) ? param.map(String).join(', ') : String(param);
}
